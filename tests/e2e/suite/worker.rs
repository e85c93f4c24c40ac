//! One browser through all tests.

use crate::case::{Case, Cell};
use crate::context::{Context, output};
use anyhow::{Error, Result, anyhow};
use fantoccini::error::CmdError;
use namens_e2e::{Kind, Waited};
use std::time::{Duration, Instant};

/// How a test went.
pub struct Outcome {
    /// In which browser.
    pub kind: Kind,
    /// Its place in the table of the composers.
    pub cell: Option<Cell>,
    /// Whether it passed.
    pub passed: bool,
}

impl Outcome {
    /// What failed before there was a test.
    pub fn failed(kind: Kind) -> Self {
        Self {
            kind,
            cell: None,
            passed: false,
        }
    }
}

/// Runs these tests, one after the other, in one browser.
pub fn run(kind: Kind, cases: &[Case]) -> Vec<Outcome> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(run_all(kind, cases)),
        Err(error) => {
            println!("FAILED {kind}: no runtime: {error}");
            vec![Outcome::failed(kind)]
        }
    }
}

async fn run_all(kind: Kind, cases: &[Case]) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    let mut running = None;
    for case in cases {
        let start = Instant::now();
        let mut result = attempt(kind, case, &mut running).await;
        if let Err(error) = &result
            && is_of_the_browser(error)
        {
            println!("again  {kind} {}\n       {error:#}", case.name);
            if let Some(context) = running.take() {
                // Dropping the browser ends it, should it not end by itself.
                let _ = context.browser.close().await;
            }
            result = attempt(kind, case, &mut running).await;
        }
        let seconds = start.elapsed().as_secs_f32();
        let name = &case.name;
        match &result {
            Ok(()) => println!("ok     {kind} {name} {seconds:.1} s"),
            Err(error) => println!("FAILED {kind} {name} {seconds:.1} s\n       {error:#}"),
        }
        outcomes.push(Outcome {
            kind,
            cell: case.cell,
            passed: result.is_ok(),
        });
    }
    if let Some(context) = running {
        // Dropping the browser ends it, should it not end by itself.
        let _ = context.browser.close().await;
    }
    outcomes
}

/// Whether a failure may be the browser's: it did not answer, or nothing came
/// within the time. Such a test is run once more, in a new browser, and both
/// outcomes are told. What was published, shown or kept wrong is never tried
/// again: that is a defect, however seldom it comes.
fn is_of_the_browser(error: &Error) -> bool {
    error.downcast_ref::<Waited>().is_some() || error.downcast_ref::<CmdError>().is_some()
}

/// Runs one test in the running browser, or in a new one where there is none.
/// A browser that does not answer afterwards is not used again.
async fn attempt(kind: Kind, case: &Case, running: &mut Option<Context>) -> Result<()> {
    let context = match running.take() {
        Some(context) if context.build == case.build => context,
        // Another one ends when it is dropped.
        _ => Context::start(kind, case.build).await?,
    };
    let test = async {
        context.prepare().await?;
        (case.run)(&context).await
    };
    let result = tokio::time::timeout(case.limit, test).await;
    let limit = case.limit.as_secs();
    let result = result.unwrap_or_else(|_| Err(anyhow!("not ready after {limit} s")));
    let Err(error) = result else {
        *running = Some(context);
        return Ok(());
    };
    let picture = output().join(format!("{kind}-{}.png", case.name.replace('/', "-")));
    let shot = context.browser.screenshot(&picture);
    match tokio::time::timeout(Duration::from_secs(10), shot).await {
        Ok(Ok(())) => {
            *running = Some(context);
            Err(error.context(format!("see {}", picture.display())))
        }
        _ => Err(error.context(format!("the browser is gone:\n{}", context.browser.log()))),
    }
}

//! One browser through all tests.

use crate::case::{self, Case};
use crate::context::{Context, output};
use anyhow::{Error, Result, anyhow};
use fantoccini::error::CmdError;
use namens_e2e::{Kind, Waited};
use std::ops::AddAssign;
use std::time::{Duration, Instant};

/// Above what the slowest test takes on a busy machine.
const TEST_LIMIT: Duration = Duration::from_secs(90);

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
}

impl Tally {
    /// One that failed.
    pub const FAILED: Self = Self {
        passed: 0,
        failed: 1,
    };
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs the tests whose name has `filter` in it, in one browser.
pub fn run(kind: Kind, filter: &str) -> Tally {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    match runtime {
        Ok(runtime) => runtime.block_on(run_all(kind, filter)),
        Err(error) => {
            println!("FAILED {kind}: no runtime: {error}");
            Tally::FAILED
        }
    }
}

async fn run_all(kind: Kind, filter: &str) -> Tally {
    let mut tally = Tally::default();
    let mut running = None;
    for case in case::all(kind) {
        if !case.name.contains(filter) {
            continue;
        }
        let start = Instant::now();
        let mut result = attempt(kind, &case, &mut running).await;
        if let Err(error) = &result
            && is_of_the_browser(error)
        {
            println!("again  {kind} {}\n       {error:#}", case.name);
            if let Some(context) = running.take() {
                // Dropping the browser ends it, should it not end by itself.
                let _ = context.browser.close().await;
            }
            result = attempt(kind, &case, &mut running).await;
        }
        let seconds = start.elapsed().as_secs_f32();
        let name = &case.name;
        match result {
            Ok(()) => {
                tally.passed += 1;
                println!("ok     {kind} {name} {seconds:.1} s");
            }
            Err(error) => {
                tally.failed += 1;
                println!("FAILED {kind} {name} {seconds:.1} s\n       {error:#}");
            }
        }
    }
    if let Some(context) = running {
        // Dropping the browser ends it, should it not end by itself.
        let _ = context.browser.close().await;
    }
    tally
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
        Some(context) => context,
        None => Context::start(kind).await?,
    };
    let test = async {
        context.prepare().await?;
        (case.run)(&context).await
    };
    let result = tokio::time::timeout(TEST_LIMIT, test).await;
    let limit = TEST_LIMIT.as_secs();
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

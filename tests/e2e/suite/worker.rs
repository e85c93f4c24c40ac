//! One browser after another through all tests.

use crate::case::{self, Case};
use anyhow::{Context as _, Result, anyhow};
use fantoccini::wd::WindowHandle;
use namens_e2e::{Browser, Kind, Options};
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
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

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// What a test works with.
pub struct Context {
    /// The browser, in front of it an empty tab.
    pub browser: Browser,
    /// The tab with an extension page, from where the extension is asked.
    pub control: WindowHandle,
}

impl Context {
    async fn start(kind: Kind) -> Result<Self> {
        let browser = Browser::start(kind, &Options::with_extension(&extension())).await?;
        let control = browser.client().window().await?;
        browser
            .open(&browser.extension().page("settings.html"))
            .await?;
        Ok(Self { browser, control })
    }

    async fn prepare(&mut self) -> Result<()> {
        self.browser.close_other_tabs(&self.control).await?;
        self.browser.new_tab().await?;
        Ok(())
    }
}

/// The folder under test.
pub fn extension() -> PathBuf {
    root().join("dist/extension")
}

/// Where screenshots go.
pub fn output() -> PathBuf {
    root().join("target/e2e")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
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
            Tally {
                passed: 0,
                failed: 1,
            }
        }
    }
}

async fn run_all(kind: Kind, filter: &str) -> Tally {
    let mut tally = Tally::default();
    let mut context = None;
    for case in case::all() {
        if !case.name.contains(filter) {
            continue;
        }
        let start = Instant::now();
        let result = attempt(kind, &case, &mut context).await;
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
    tally
}

/// Runs one test in the running browser, or in a new one where there is none.
/// A browser that does not answer afterwards is not used again.
async fn attempt(kind: Kind, case: &Case, running: &mut Option<Context>) -> Result<()> {
    let mut context = match running.take() {
        Some(context) => context,
        None => Context::start(kind).await?,
    };
    context.prepare().await?;
    let result = tokio::time::timeout(TEST_LIMIT, (case.run)(&mut context)).await;
    let result =
        result.unwrap_or_else(|_| Err(anyhow!("not ready after {} s", TEST_LIMIT.as_secs())));
    let Err(error) = result else {
        *running = Some(context);
        return Ok(());
    };
    let picture = output().join(format!("{kind}-{}.png", case.name.replace('/', "-")));
    let shot = context.browser.screenshot(&picture);
    match tokio::time::timeout(Duration::from_secs(10), shot).await {
        Ok(Ok(())) => {
            *running = Some(context);
            Err(error).context(format!("see {}", picture.display()))
        }
        _ => Err(error.context(format!("the browser is gone:\n{}", context.browser.log()))),
    }
}

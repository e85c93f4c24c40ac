//! `cargo xtask test`: every check there is, and one line that sums them up.

mod checks;
mod e2e;
mod host;
mod tally;

use crate::build;
use crate::setup::{self, Geckodriver};
use crate::workspace::Workspace;
use anyhow::Result;
use std::process::ExitCode;
use std::time::Instant;
use tally::Tally;

/// What to run.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Only tests and checks with this in their name
    filter: Option<String>,
    /// Only what needs no browser
    #[arg(long, conflicts_with = "sites")]
    host: bool,
    /// The whole table of the composers, written into docs/sites.md, and nothing else
    #[arg(long)]
    sites: bool,
    /// Pictures of chip, card and question to look at, in target/e2e/shots
    #[arg(long, conflicts_with_all = ["host", "sites"])]
    pictures: bool,
}

/// Sets up, builds, runs what was asked for, and ends with the line
/// `N passed, N failed`.
pub fn command(arguments: &Arguments) -> ExitCode {
    let started = Instant::now();
    let mut tally = Tally::default();
    let filter = arguments.filter.as_deref().unwrap_or_default();
    let done = if arguments.sites {
        run_only("--sites", filter, &mut tally)
    } else if arguments.pictures {
        run_only("--pictures", filter, &mut tally)
    } else {
        run(filter, arguments.host, &mut tally)
    };
    if let Err(error) = done {
        tally.fail("set-up", &format!("{error:#}"));
    }
    let seconds = started.elapsed().as_secs();
    println!("\n{} min {} s", seconds / 60, seconds % 60);
    for name in tally.failures() {
        println!("failed: {name}");
    }
    println!("{tally}");
    tally.exit_code()
}

fn run(filter: &str, host_only: bool, tally: &mut Tally) -> Result<()> {
    let workspace = Workspace::find()?;
    if !host_only {
        setup::browsers(&workspace)?;
    }
    let geckodriver = (!host_only).then(|| Geckodriver::begin(&workspace));
    setup::build_tools(&workspace)?;
    setup::fixture_sites(&workspace)?;
    for check in checks::ALL {
        if check.name.contains(filter) {
            tally.check(check.name, || (check.run)(&workspace));
        }
    }
    host::run(&workspace, filter, tally);
    if let Some(geckodriver) = geckodriver {
        geckodriver?.finish()?;
        tally.check("states page", || build::states(&workspace));
        e2e::run(&workspace, &[filter], tally);
    }
    Ok(())
}

fn run_only(part: &str, filter: &str, tally: &mut Tally) -> Result<()> {
    let workspace = Workspace::find()?;
    setup::browsers(&workspace)?;
    let geckodriver = Geckodriver::begin(&workspace);
    setup::build_tools(&workspace)?;
    setup::fixture_sites(&workspace)?;
    build::build(&workspace)?;
    geckodriver?.finish()?;
    e2e::run(&workspace, &[part, filter], tally);
    Ok(())
}

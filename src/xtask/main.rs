//! `cargo xtask`: builds, runs and tests Namens, set-up included.

mod bench;
mod build;
mod fresh;
mod run;
mod setup;
mod shell;
mod sizes;
mod test;
mod workspace;

use clap::{Parser, Subcommand};
use std::process::ExitCode;
use workspace::Workspace;

/// Builds, runs and tests Namens. Each command does its own set-up.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure how fast the engine is, natively and in Chromium, or what it costs a page
    Bench(bench::Arguments),
    /// Make dist/extension, which loads unpacked in Chromium and Firefox
    Build,
    /// Open a browser with Namens and a demo site; without a display, save screenshots
    Run(run::Arguments),
    /// Run all tests, on this machine and in both browsers
    Test(test::Arguments),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Bench(arguments) => {
            Workspace::find().and_then(|workspace| bench::command(&workspace, &arguments))
        }
        Command::Build => Workspace::find().and_then(|workspace| build::command(&workspace)),
        Command::Run(arguments) => {
            Workspace::find().and_then(|workspace| run::command(&workspace, &arguments))
        }
        Command::Test(arguments) => return test::command(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

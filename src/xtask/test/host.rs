//! The tests that need no browser, as libtest runs them.

use super::tally::{Tally, heading};
use crate::shell;
use crate::workspace::Workspace;
use anyhow::Result;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

const NAME: &str = "host tests";

/// Runs `cargo test` on the whole workspace and counts each test.
pub fn run(workspace: &Workspace, filter: &str, tally: &mut Tally) {
    heading(NAME);
    if let Err(error) = count(workspace, filter, tally) {
        tally.fail(NAME, &format!("{error:#}"));
    }
}

fn count(workspace: &Workspace, filter: &str, tally: &mut Tally) -> Result<()> {
    let mut cargo = shell::cargo();
    cargo
        .args(["test", "--workspace", "--locked", "--no-fail-fast"])
        .args((!filter.is_empty()).then_some(filter))
        .current_dir(&workspace.root)
        .stdout(Stdio::piped());
    let mut process = cargo.spawn()?;
    let mut failed = 0;
    if let Some(output) = process.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            if let Some(result) = parse(&line) {
                failed += result.failed;
                tally.add(NAME, result.passed, result.failed);
            }
            println!("{line}");
        }
    }
    let status = process.wait();
    if failed > 0 {
        return Ok(());
    }
    // Without a failed test, a failure is one to compile, or a crash.
    shell::done(&cargo, status)
}

#[derive(Debug, PartialEq, Eq)]
struct Outcome {
    passed: u64,
    failed: u64,
}

/// Reads libtest's "test result: ok. 3 passed; 0 failed; 1 ignored; …". An
/// ignored test has shown nothing, and counts as failed.
fn parse(line: &str) -> Option<Outcome> {
    let (_, counts) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let count = |what: &str| {
        counts
            .split("; ")
            .find_map(|part| part.strip_suffix(what)?.trim().parse::<u64>().ok())
    };
    Some(Outcome {
        passed: count("passed")?,
        failed: count("failed")? + count("ignored")?,
    })
}

#[cfg(test)]
mod tests {
    use super::{Outcome, parse};

    #[test]
    fn reads_libtests_last_line() {
        let ok = "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        let (passed, failed) = (12, 0);
        assert_eq!(parse(ok), Some(Outcome { passed, failed }));
        let bad = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s";
        let (passed, failed) = (3, 2);
        assert_eq!(parse(bad), Some(Outcome { passed, failed }));
    }

    #[test]
    fn an_ignored_test_has_shown_nothing() {
        let line = "test result: ok. 1 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        let (passed, failed) = (1, 2);
        assert_eq!(parse(line), Some(Outcome { passed, failed }));
    }

    #[test]
    fn other_lines_are_not_results() {
        assert_eq!(parse("test tests::a ... ok"), None);
        assert_eq!(parse("test result: unreadable"), None);
        assert_eq!(parse("running 3 tests"), None);
    }
}

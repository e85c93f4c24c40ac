//! The tests in real browsers.

use super::tally::{Tally, heading};
use crate::shell;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use namens_e2e::Kind;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

const NAME: &str = "end-to-end tests";

/// Runs the end-to-end tests and counts each of them, and each program that
/// they need: a missing browser is a failure.
pub fn run(workspace: &Workspace, words: &[&str], tally: &mut Tally) {
    for kind in Kind::ALL {
        tally.check(&format!("{kind} is there"), || {
            kind.browser()?;
            kind.driver()?;
            Ok(())
        });
    }
    heading(NAME);
    if let Err(error) = count(workspace, words, tally) {
        tally.fail(NAME, &format!("{error:#}"));
    }
}

fn count(workspace: &Workspace, words: &[&str], tally: &mut Tally) -> Result<()> {
    let mut cargo = shell::cargo();
    cargo
        .args(["run", "--quiet", "--locked", "--package=namens-e2e", "--"])
        .args(words.iter().filter(|word| !word.is_empty()))
        .current_dir(&workspace.root)
        .stdout(Stdio::piped());
    let mut process = cargo.spawn()?;
    let mut last = None;
    if let Some(output) = process.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            // The end of our own output has a line of this form: only that one.
            if let Some(counts) = parse(&line) {
                last = Some(counts);
            } else {
                println!("{line}");
            }
        }
    }
    let status = process.wait();
    let counted = last.map(|(passed, failed)| tally.add(NAME, passed, failed));
    match last {
        Some((_, failed)) if failed > 0 => Ok(()),
        // Another kind of test may have had such a name.
        Some((0, 0)) if words.iter().any(|word| !word.is_empty()) => Ok(()),
        _ => {
            shell::done(&cargo, status)?;
            counted.context("the end-to-end tests ended without saying what passed")
        }
    }
}

/// Reads "N passed, N failed".
fn parse(line: &str) -> Option<(u64, u64)> {
    let (passed, failed) = line.split_once(" passed, ")?;
    Some((
        passed.parse().ok()?,
        failed.strip_suffix(" failed")?.parse().ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn reads_the_last_line_of_the_end_to_end_tests() {
        assert_eq!(parse("41 passed, 2 failed"), Some((41, 2)));
        assert_eq!(parse("chromium: 41 passed, 2 failed"), None);
        assert_eq!(parse("41 passed"), None);
    }
}

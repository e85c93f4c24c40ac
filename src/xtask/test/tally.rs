//! Counting what passed and what failed.

use anyhow::Result;
use std::fmt;
use std::process::ExitCode;

/// What passed and what failed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    passed: u64,
    failed: u64,
    failures: Vec<String>,
}

impl Tally {
    /// Runs a check, says how it went and counts it.
    pub fn check(&mut self, name: &str, run: impl FnOnce() -> Result<()>) {
        heading(name);
        match run() {
            Ok(()) => {
                println!("{name}: ok");
                self.passed += 1;
            }
            Err(error) => self.fail(name, &format!("{error:#}")),
        }
    }

    /// Counts one failure.
    pub fn fail(&mut self, name: &str, what: &str) {
        println!("{name}: FAILED\n{what}");
        self.failed += 1;
        self.failures.push(name.to_owned());
    }

    /// Adds what a program of tests said of itself.
    pub fn add(&mut self, name: &str, passed: u64, failed: u64) {
        self.passed += passed;
        self.failed += failed;
        if failed > 0 {
            self.failures.push(name.to_owned());
        }
    }

    /// The names of what failed.
    pub fn failures(&self) -> &[String] {
        &self.failures
    }

    /// Success when something ran and nothing failed.
    pub fn exit_code(&self) -> ExitCode {
        if self.failed == 0 && self.passed > 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Separates one program's output from the next one's.
pub fn heading(name: &str) {
    println!("\n== {name}");
}

#[cfg(test)]
mod tests {
    use super::Tally;
    use anyhow::bail;
    use std::process::ExitCode;

    #[test]
    fn checks_and_programs_add_up() {
        let mut tally = Tally::default();
        tally.check("good", || Ok(()));
        tally.check("bad", || bail!("no"));
        tally.add("tests of a", 5, 0);
        tally.add("tests of b", 1, 2);
        assert_eq!(tally.to_string(), "7 passed, 3 failed");
        assert_eq!(tally.failures(), ["bad", "tests of b"]);
        assert_eq!(tally.exit_code(), ExitCode::FAILURE);
    }

    #[test]
    fn nothing_run_is_no_success() {
        let mut tally = Tally::default();
        assert_eq!(tally.exit_code(), ExitCode::FAILURE);
        tally.add("tests", 1, 0);
        assert_eq!(tally.exit_code(), ExitCode::SUCCESS);
    }
}

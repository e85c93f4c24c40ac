//! The rules' own examples: one that does not hold stops the build.

use anyhow::{Result, bail};

/// Each example that does not hold: the rule, the line and what happened.
pub fn failures() -> Vec<String> {
    let failures = namens_norms::examples::check();
    failures.iter().map(ToString::to_string).collect()
}

/// Fails with all examples that do not hold.
pub fn check() -> Result<()> {
    let failures = failures();
    if !failures.is_empty() {
        bail!(
            "{} of the rules' examples do not hold:\n{}",
            failures.len(),
            failures.join("\n")
        );
    }
    Ok(())
}

//! The rules' own examples: one that does not hold stops the build, and the
//! settings show them.

use anyhow::{Context, Result, bail};
use std::path::Path;

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

/// Writes the file from which the settings tell of the rules.
pub fn write(folder: &Path) -> Result<()> {
    let text = serde_json::to_string(&namens_told::rules::all())?;
    let file = folder.join(namens_told::rules::FILE);
    std::fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
}

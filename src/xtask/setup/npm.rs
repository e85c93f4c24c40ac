//! npm packages, exactly as the lock file names them.

use crate::fresh::{self, Inputs};
use crate::shell;
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

const OLDEST_NODE: u32 = 20;

/// Installs the packages of `folder` where the lock file has changed.
pub fn install(folder: &Path) -> Result<()> {
    let stamp = folder.join("node_modules/.namens-made-from");
    let inputs = Inputs::default().file(&folder.join("package-lock.json"))?;
    fresh::once(&stamp, &inputs, || {
        check_node()?;
        let mut npm = shell::npm();
        npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        shell::run(npm.current_dir(folder))
    })
    .with_context(|| format!("in {}", folder.display()))
}

/// Runs the `build` script of `folder` where one of its files has changed.
pub fn bundle(folder: &Path) -> Result<()> {
    let stamp = folder.join("node_modules/.namens-bundled-from");
    if !folder.join("dist").is_dir() && stamp.exists() {
        std::fs::remove_file(&stamp)?;
    }
    let inputs = Inputs::default().folder(folder, &["node_modules", "dist"])?;
    fresh::once(&stamp, &inputs, || {
        let mut npm = shell::npm();
        npm.args(["run", "--silent", "build"]);
        shell::run(npm.current_dir(folder))
    })
    .with_context(|| format!("in {}", folder.display()))
}

fn check_node() -> Result<()> {
    let version = shell::output(Command::new("node").arg("--version"))?;
    if !is_new_enough(&version) {
        bail!(
            "Node.js {} is too old: install {OLDEST_NODE} or later (https://nodejs.org)",
            version.trim()
        );
    }
    Ok(())
}

fn is_new_enough(version: &str) -> bool {
    let major = version.trim().trim_start_matches('v').split('.').next();
    major
        .and_then(|major| major.parse::<u32>().ok())
        .is_some_and(|major| major >= OLDEST_NODE)
}

#[cfg(test)]
mod tests {
    use super::is_new_enough;

    #[test]
    fn node_20_is_the_oldest() {
        assert!(is_new_enough("v20.0.0\n"));
        assert!(is_new_enough("v100.1.2"));
        assert!(!is_new_enough("v18.20.4\n"));
        assert!(!is_new_enough("unknown"));
    }
}

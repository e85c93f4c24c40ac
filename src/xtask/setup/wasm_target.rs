//! rustc's WASM target.

use crate::shell;
use anyhow::{Result, bail};
use std::path::Path;
use std::process::{Command, Stdio};

const TARGET: &str = "wasm32-unknown-unknown";

/// Installs the target where it is missing.
pub fn ensure() -> Result<()> {
    if is_there()? {
        return Ok(());
    }
    let has_rustup = Command::new("rustup")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    if !has_rustup {
        bail!(
            "rustc cannot compile for {TARGET}, and there is no rustup to change that: \
             install rustup (https://rustup.rs), or this target the way you installed Rust"
        );
    }
    shell::run(Command::new("rustup").args(["target", "add", TARGET]))
}

fn is_there() -> Result<bool> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let folder = shell::output(&mut rustc)?;
    Ok(Path::new(folder.trim()).is_dir())
}

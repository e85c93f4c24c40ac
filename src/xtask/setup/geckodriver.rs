//! geckodriver, which Debian does not package.

use crate::shell;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use namens_e2e::Kind;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Stdio};

const VERSION: &str = "0.37.1";

/// geckodriver, there already or being installed meanwhile.
pub struct Geckodriver(Option<Installing>);

struct Installing {
    process: Child,
    log: PathBuf,
}

impl Geckodriver {
    /// Starts to install it under `target/tools` where it is missing. That takes
    /// minutes, in which other things can be done.
    pub fn begin(workspace: &Workspace) -> Result<Self> {
        if Kind::Firefox.driver().is_ok() {
            return Ok(Self(None));
        }
        let tools = workspace.tools();
        fs::create_dir_all(&tools)?;
        let log = tools.join("geckodriver.log");
        let mut cargo = shell::cargo();
        cargo
            .args(["install", "geckodriver", "--locked", "--version", VERSION])
            // Compiled in a third of the time; it only passes messages on.
            .arg("--debug")
            .arg("--root")
            .arg(&tools)
            .env_remove("CARGO_TARGET_DIR")
            .stdin(Stdio::null())
            .stderr(File::create(&log)?);
        eprintln!("Installing geckodriver {VERSION} meanwhile.");
        let process = cargo.spawn().context("cannot start cargo install")?;
        Ok(Self(Some(Installing { process, log })))
    }

    /// Waits until it is there.
    pub fn finish(self) -> Result<()> {
        let Some(Installing { mut process, log }) = self.0 else {
            return Ok(());
        };
        let status = process.wait()?;
        if !status.success() {
            let said = fs::read_to_string(&log).unwrap_or_default();
            eprintln!("{said}");
            anyhow::bail!("`cargo install geckodriver` failed ({status})");
        }
        Ok(())
    }
}

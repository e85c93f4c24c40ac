//! Rust to WASM.

use crate::shell;
use crate::workspace::Workspace;
use anyhow::Result;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// The modules as rustc makes them.
pub struct Compiled {
    /// The content script.
    pub page: PathBuf,
    /// The extension's own pages.
    pub settings: PathBuf,
}

/// Compiles what ships.
pub fn compile(workspace: &Workspace) -> Result<Compiled> {
    Ok(Compiled {
        page: package(workspace, "namens-page")?,
        settings: package(workspace, "namens-settings")?,
    })
}

/// Compiles one package; gives its module.
pub fn package(workspace: &Workspace, package: &str) -> Result<PathBuf> {
    // As a cdylib only: with the rlib that tests link to, there is no
    // optimisation across crates.
    let mut cargo = cargo_for_wasm(workspace, "rustc");
    cargo.args([
        "--release",
        "--lib",
        "--crate-type=cdylib",
        "--package",
        package,
    ]);
    shell::run(&mut cargo)?;
    let file = format!("{}.wasm", package.replace('-', "_"));
    Ok(target(workspace).join(TARGET).join("release").join(file))
}

/// A cargo command for the modules that ship, with the flags they need.
pub fn cargo_for_wasm(workspace: &Workspace, command: &str) -> Command {
    let mut cargo = shell::cargo();
    cargo
        .arg(command)
        .args(["--locked", "--target", TARGET])
        .arg("--target-dir")
        .arg(target(workspace))
        .env("CARGO_ENCODED_RUSTFLAGS", flags(workspace).join("\u{1f}"))
        .env_remove("RUSTFLAGS")
        .current_dir(&workspace.root);
    cargo
}

/// A folder of its own, so that these flags invalidate nothing else and two
/// builds can run at once.
fn target(workspace: &Workspace) -> PathBuf {
    workspace.target.join("wasm")
}

fn flags(workspace: &Workspace) -> Vec<String> {
    let mut flags = vec![
        // The translation to JavaScript knows neither.
        "-Ctarget-feature=-reference-types,-multivalue".to_owned(),
    ];
    // Panics name their source file: not where it lay on the builder's machine.
    let mut hide = |folder: &Path, name: &str| {
        flags.push(format!("--remap-path-prefix={}={name}", folder.display()));
    };
    if let Some(cargo_home) = cargo_home() {
        hide(&cargo_home, "cargo");
    }
    hide(&workspace.root, "namens");
    flags
}

fn cargo_home() -> Option<PathBuf> {
    let chosen = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    chosen.or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

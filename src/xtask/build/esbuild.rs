//! esbuild: makes JavaScript smaller.

use crate::shell;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// Minifies a module in place; its imports and exports stay as they are.
pub fn minify(workspace: &Workspace, module: &Path) -> Result<()> {
    // A script before npm's install step, a native program after it: both run.
    let program = workspace.build_tools().join("node_modules/.bin/esbuild");
    let mut outfile = std::ffi::OsString::from("--outfile=");
    outfile.push(module);
    let mut esbuild = Command::new(program);
    esbuild.arg(module).arg(outfile);
    esbuild.args(["--minify", "--format=esm", "--charset=utf8"]);
    esbuild.args(["--allow-overwrite", "--log-level=warning"]);
    shell::run(&mut esbuild).with_context(|| format!("cannot minify {}", module.display()))
}

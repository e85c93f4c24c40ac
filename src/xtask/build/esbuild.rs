//! esbuild: makes JavaScript smaller.

use crate::shell;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// Minifies a module in place; its imports and exports stay as they are.
pub fn minify(workspace: &Workspace, module: &Path) -> Result<()> {
    let mut esbuild = esbuild(workspace, module, module);
    esbuild.args(["--minify", "--format=esm", "--charset=utf8"]);
    esbuild.arg("--allow-overwrite");
    shell::run(&mut esbuild).with_context(|| format!("cannot minify {}", module.display()))
}

/// Puts a module and what it imports into one, in place, by way of an entry
/// that says what the one exports.
pub fn bundle(workspace: &Workspace, module: &Path, entry: &str) -> Result<()> {
    let entry_file = module.with_file_name("entry.mjs");
    let bundled = module.with_file_name("bundled.mjs");
    std::fs::write(&entry_file, entry)?;
    let mut esbuild = esbuild(workspace, &entry_file, &bundled);
    esbuild.args(["--bundle", "--minify", "--format=esm"]);
    shell::run(&mut esbuild).with_context(|| format!("cannot bundle {}", module.display()))?;
    std::fs::rename(&bundled, module)?;
    std::fs::remove_file(&entry_file)?;
    Ok(())
}

/// Puts a module and the packages that it imports into `bundle.js` beside it.
pub fn bundle_with(workspace: &Workspace, module: &Path, packages: &Path) -> Result<()> {
    let mut esbuild = esbuild(workspace, module, &module.with_file_name("bundle.js"));
    // What a package only needs in Node is never asked for in a page.
    esbuild
        .env("NODE_PATH", packages)
        .args(["--bundle", "--format=esm", "--external:fs"]);
    shell::run(&mut esbuild).with_context(|| format!("cannot bundle {}", module.display()))
}

/// Puts a module and all that it imports, WASM too, into `bundle.js` beside it,
/// as a script of one file.
pub fn bundle_whole(workspace: &Workspace, module: &Path) -> Result<()> {
    let mut esbuild = esbuild(workspace, module, &module.with_file_name("bundle.js"));
    esbuild.args([
        "--bundle",
        "--format=iife",
        "--loader:.wasm=binary",
        "--define:import.meta.url=location.href",
    ]);
    shell::run(&mut esbuild).with_context(|| format!("cannot bundle {}", module.display()))
}

/// esbuild from one file to another.
fn esbuild(workspace: &Workspace, from: &Path, to: &Path) -> Command {
    // A script before npm's install step, a native program after it: both run.
    let program = workspace.build_tools().join("node_modules/.bin/esbuild");
    let mut outfile = std::ffi::OsString::from("--outfile=");
    outfile.push(to);
    let mut esbuild = Command::new(program);
    esbuild.arg(from).arg(outfile).arg("--log-level=warning");
    esbuild
}

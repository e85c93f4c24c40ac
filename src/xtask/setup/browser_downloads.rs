//! Browsers as their makers offer them for tests, where the system has none
//! that a driver can use.

use crate::shell;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What to install, and under which name the end-to-end tests look for it.
const PROGRAMS: [(&str, &str); 3] = [
    ("chrome@stable", "chrome-for-testing"),
    ("chromedriver@stable", "chromedriver"),
    ("firefox@esr", "firefox"),
];

/// Downloads browsers and driver to `target/tools`, with the system's libraries
/// that they need.
pub fn install(workspace: &Workspace) -> Result<()> {
    let bin = workspace.tools().join("bin");
    fs::create_dir_all(&bin)?;
    for (build, name) in PROGRAMS {
        let program = download(workspace, build)?;
        link(&program, &bin.join(name))?;
    }
    Ok(())
}

/// Gives the path of the program.
fn download(workspace: &Workspace, build: &str) -> Result<PathBuf> {
    let mut npx = shell::npx();
    // The last major version that runs in Node 20.
    npx.args(["--yes", "@puppeteer/browsers@2.13.2", "install", build]);
    if build.starts_with("chrome@") {
        // Firefox needs no other libraries.
        npx.arg("--install-deps");
    }
    npx.args(["--format", "{{path}}", "--path"]);
    let said = shell::output(npx.arg(workspace.tools().join("browsers")))?;
    let path = said.lines().rfind(|line| !line.trim().is_empty());
    let path = path.with_context(|| format!("no path for {build}"))?;
    Ok(PathBuf::from(path.trim()))
}

#[cfg(unix)]
fn link(program: &Path, name: &Path) -> Result<()> {
    if name.is_symlink() {
        fs::remove_file(name)?;
    }
    std::os::unix::fs::symlink(program, name)
        .with_context(|| format!("cannot link to {}", program.display()))
}

#[cfg(not(unix))]
fn link(program: &Path, name: &Path) -> Result<()> {
    fs::copy(program, name)?;
    Ok(())
}

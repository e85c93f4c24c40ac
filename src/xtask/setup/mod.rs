//! What the other commands need on a fresh machine, done once.

mod browser_downloads;
mod browsers;
mod geckodriver;
mod npm;
mod wasm_target;

use crate::workspace::Workspace;
use anyhow::Result;

pub use geckodriver::Geckodriver;

/// What the build needs: rustc's WASM target and the JavaScript build tools.
pub fn build_tools(workspace: &Workspace) -> Result<()> {
    wasm_target::ensure()?;
    npm::install(&workspace.build_tools())
}

/// What the engine is measured beside.
pub fn bench(workspace: &Workspace) -> Result<()> {
    npm::install(&workspace.bench())
}

/// What the fixture sites serve: the real editors, bundled.
pub fn fixture_sites(workspace: &Workspace) -> Result<()> {
    let folder = workspace.fixture_sites();
    npm::install(&folder)?;
    npm::bundle(&folder)
}

/// The browsers and their drivers, as far as they can be installed from here.
pub fn browsers(workspace: &Workspace) -> Result<()> {
    browsers::install(workspace)
}

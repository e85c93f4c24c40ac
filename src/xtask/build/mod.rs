//! `cargo xtask build`: from the sources to `dist/extension`.

mod assemble;
mod binaryen;
mod bindgen;
mod compile;
mod esbuild;
mod manifest;
mod module;
mod rules;
mod translation;

use crate::workspace::Workspace;
use crate::{setup, sizes};
use anyhow::Result;

/// Builds, and says what ships.
pub fn command(workspace: &Workspace) -> Result<()> {
    setup::build_tools(workspace)?;
    build(workspace)?;
    sizes::report(&workspace.extension())?;
    println!("\n{} loads unpacked.", workspace.extension().display());
    Ok(())
}

/// Makes `dist/extension`; the build tools are there already.
pub fn build(workspace: &Workspace) -> Result<()> {
    rules::check()?;
    let compiled = compile::compile(workspace)?;
    // One processor is left over while wasm-opt works on the other module.
    let (page, settings) = std::thread::scope(|scope| {
        let settings = scope.spawn(|| module::settings(workspace, &compiled.settings));
        let page = module::page(workspace, &compiled.page);
        (page, settings.join().expect("no step of the build panics"))
    });
    assemble::assemble(workspace, &[page?, settings?])
}

/// The engine alone in a page, for `cargo xtask bench`. Gives its folder.
pub fn engine_for_bench(workspace: &Workspace) -> Result<std::path::PathBuf> {
    let compiled = compile::package(workspace, "namens-bench")?;
    module::bench(workspace, &compiled)
}

/// The interface in every state, for the end-to-end tests.
pub fn states(workspace: &Workspace) -> Result<()> {
    let compiled = compile::package(workspace, "namens-states")?;
    module::states(workspace, &compiled)
}

/// The examples of the rules, each failure a line; none when all hold.
pub use rules::failures as rule_failures;

/// How the modules are compiled, for checks that compile them too.
pub use compile::cargo_for_wasm;

/// Whether the translated engine behaves as the compiled one.
pub use translation::try_out as try_translation;

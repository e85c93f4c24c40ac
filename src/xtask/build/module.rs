//! From a compiled module to the files that ship of it.

use super::{binaryen, bindgen, esbuild, translation};
use crate::fresh::{self, Inputs};
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// What the steps below are made of; when it changes, they are done anew.
const RECIPE: &str = concat!(
    include_str!("bindgen.rs"),
    include_str!("binaryen.rs"),
    include_str!("esbuild.rs"),
    include_str!("module.rs"),
    include_str!("translation.rs"),
);

/// The translation as a module of its own: glue and engine, put together. The
/// engine itself is exported too, so that it can be held against the compiled one.
const TRANSLATED: &str = r#"
import * as engine from "./page_bg.wasm.js";
import { __wbg_set_wasm } from "./page_bg.js";
__wbg_set_wasm(engine);
export * from "./page_bg.js";
export { engine };
"#;

/// Makes `page_bg.wasm`, its translation `page_bg.wasm.js` and the glue
/// `page_bg.js` that drives either. Gives the folder they are in.
pub fn page(workspace: &Workspace, compiled: &Path) -> Result<PathBuf> {
    make(workspace, "page", compiled, &[], |folder| {
        bindgen::for_loader(compiled, "page", folder)?;
        let wasm = folder.join("page_bg.wasm");
        binaryen::optimise(workspace, &wasm)?;
        let translation = folder.join("page_bg.wasm.js");
        binaryen::translate(workspace, &wasm, &translation)?;
        translation::mend(&translation)?;
        // One file with its own glue: Chromium does not let a module that was
        // imported by its dynamic address import another.
        esbuild::bundle(workspace, &translation, TRANSLATED)?;
        esbuild::minify(workspace, &folder.join("page_bg.js"))?;
        // The entry for bundlers: the loader chooses and starts the module.
        let entry = folder.join("page.js");
        fs::remove_file(&entry).with_context(|| format!("no {}", entry.display()))
    })
}

/// Makes `settings_bg.wasm` and `settings.js`, which loads and drives it.
/// Gives the folder they are in.
pub fn settings(workspace: &Workspace, compiled: &Path) -> Result<PathBuf> {
    make(workspace, "settings", compiled, &[], |folder| {
        bindgen::for_extension_page(compiled, "settings", folder)?;
        binaryen::optimise(workspace, &folder.join("settings_bg.wasm"))?;
        esbuild::minify(workspace, &folder.join("settings.js"))
    })
}

/// Makes the page of the benchmark: the engine alone, as it ships, and what it
/// is measured beside. Gives the folder it is in.
pub fn bench(workspace: &Workspace, compiled: &Path) -> Result<PathBuf> {
    let source = workspace.bench();
    let page = ["index.html", "bench.js"].map(|name| source.join(name));
    make(workspace, "bench", compiled, &page, |folder| {
        bindgen::for_extension_page(compiled, "engine", folder)?;
        binaryen::optimise(workspace, &folder.join("engine_bg.wasm"))?;
        copy(&source, "index.html", folder)?;
        copy(&source, "bench.js", folder)?;
        let peer = source.join("node_modules/harper.js/dist");
        copy(&peer, "harper_wasm_bg.wasm", folder)?;
        esbuild::bundle_with(
            workspace,
            &folder.join("bench.js"),
            &source.join("node_modules"),
        )
    })
}

/// Makes the page of the interface's states, and puts it among the fixture
/// sites' pages.
pub fn states(workspace: &Workspace, compiled: &Path) -> Result<()> {
    let source = workspace.states();
    let pages = workspace.fixture_sites().join("dist");
    let entry = [source.join("entry.js")];
    let folder = make(workspace, "states", compiled, &entry, |folder| {
        bindgen::for_extension_page(compiled, "states", folder)?;
        copy(&source, "entry.js", folder)?;
        esbuild::bundle_whole(workspace, &folder.join("entry.js"))
    })?;
    copy(&folder, "bundle.js", &pages)?;
    fs::rename(pages.join("bundle.js"), pages.join("states.js"))?;
    copy(&source, "states.html", &pages)?;
    copy(&source, "states.css", &pages)
}

fn copy(from: &Path, name: &str, folder: &Path) -> Result<()> {
    fs::copy(from.join(name), folder.join(name))
        .map(drop)
        .with_context(|| format!("no {name} in {}", from.display()))
}

fn make(
    workspace: &Workspace,
    name: &str,
    compiled: &Path,
    sources: &[PathBuf],
    steps: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let work = workspace.target.join("extension");
    let folder = work.join(name);
    let stamp = work.join(format!("{name}.made-from"));
    let mut inputs = Inputs::default()
        .text(RECIPE)
        .file(compiled)?
        .file(&workspace.build_tools().join("package-lock.json"))?;
    for source in sources {
        inputs = inputs.file(source)?;
    }
    if !folder.is_dir() && stamp.exists() {
        fs::remove_file(&stamp)?;
    }
    fresh::once(&stamp, &inputs, || {
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        steps(&folder)
    })
    .with_context(|| format!("cannot make the {name} module"))?;
    Ok(folder)
}

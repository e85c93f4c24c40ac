//! wasm-bindgen, as a library: Cargo.lock keeps it on the version that the
//! modules were compiled with.

use anyhow::Result;
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Makes glue that imports nothing and is given its module by the loader.
pub fn for_loader(compiled: &Path, name: &str, folder: &Path) -> Result<()> {
    common(compiled, name).bundler(true)?.generate(folder)
}

/// Makes glue that loads its module itself, from beside it.
pub fn for_extension_page(compiled: &Path, name: &str, folder: &Path) -> Result<()> {
    common(compiled, name)
        .web(true)?
        .omit_default_module_path(false)
        .generate(folder)
}

fn common(compiled: &Path, name: &str) -> Bindgen {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true);
    bindgen
}

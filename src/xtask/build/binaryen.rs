//! binaryen: makes WASM smaller, and translates it to JavaScript.

use crate::shell;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

/// What rustc's modules use. With more allowed, wasm-opt makes what wasm2js
/// refuses, tail calls for one.
const FEATURES: [&str; 4] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-nontrapping-float-to-int",
    "--enable-mutable-globals",
];

/// Makes a module smaller, in place.
pub fn optimise(workspace: &Workspace, module: &Path) -> Result<()> {
    let mut wasm_opt = tool(workspace, "wasm-opt");
    // Packed memory is cut at every few zeros: a thousand pieces weigh more, once
    // all is gzipped, than the zeros do.
    wasm_opt.args(["-Oz", "--skip-pass=memory-packing"]);
    // A browser compiles a function whole when it is first called. Put into the one
    // that calls it, what few posts need would be compiled for all.
    wasm_opt.args(["--one-caller-inline-max-function-size", "100"]);
    wasm_opt.arg("--strip-target-features");
    wasm_opt.arg(module).arg("--output").arg(module);
    shell::run(&mut wasm_opt).with_context(|| format!("cannot optimise {}", module.display()))
}

/// Translates a module to a JavaScript module with the same imports and exports.
pub fn translate(workspace: &Workspace, module: &Path, translation: &Path) -> Result<()> {
    // wasm2js cannot lower saturating conversions to 64-bit integers.
    let lowered = translation.with_extension("lowered.wasm");
    let mut lower = tool(workspace, "wasm-opt");
    lower.arg("--llvm-nontrapping-fptoint-lowering");
    lower.arg(module).arg("--output").arg(&lowered);
    shell::run(&mut lower).with_context(|| format!("cannot lower {}", module.display()))?;
    let mut wasm2js = tool(workspace, "wasm2js");
    wasm2js
        .arg("-Oz")
        .arg(&lowered)
        .arg("--output")
        .arg(translation);
    shell::run(&mut wasm2js).with_context(|| format!("cannot translate {}", module.display()))?;
    std::fs::remove_file(&lowered).with_context(|| format!("cannot remove {}", lowered.display()))
}

fn tool(workspace: &Workspace, name: &str) -> Command {
    let script = workspace.build_tools().join("node_modules/binaryen/bin");
    let mut node = Command::new("node");
    node.arg(script.join(name)).args(FEATURES);
    node
}

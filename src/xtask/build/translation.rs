//! The engine as plain JavaScript, for pages that forbid WASM.

use crate::shell;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Where wasm2js lets a grown memory take the place of the old one.
const REPLACED: &str = "buffer = newBuffer;";

/// As WASM does it: whoever still looks at the old memory finds it empty. The
/// glue keeps views of the memory and goes by just that; without it, it would
/// read and write the old copy after the first growth.
const DETACHED: &str = "structuredClone(buffer, { transfer: [buffer] }); buffer = newBuffer;";

/// Makes the translation behave as the module for the glue that drives it.
pub fn mend(file: &Path) -> Result<()> {
    let translation = fs::read_to_string(file)?;
    let mended = mended(&translation).with_context(|| file.display().to_string())?;
    fs::write(file, mended)?;
    Ok(())
}

fn mended(translation: &str) -> Result<String> {
    for import in imports(translation) {
        ensure!(
            import == "./page_bg.js",
            "the translation imports {import:?}, which does not ship: a 64-bit integer \
             crosses between Rust and JavaScript; pass an f64 or an i32 instead"
        );
    }
    ensure!(
        translation.matches(REPLACED).count() == 1,
        "wasm2js grows the memory in a new way: look where the old one is replaced"
    );
    Ok(translation.replace(REPLACED, DETACHED))
}

/// What the import statements at the top of a translation name.
fn imports(translation: &str) -> impl Iterator<Item = &str> {
    translation
        .lines()
        .filter(|line| line.starts_with("import "))
        .filter_map(|line| line.split('\'').nth(1))
}

/// Runs compiled and translated module of `dist/extension` beside each other.
///
/// Fails when the translation lacks an export, or when its memory does not
/// behave as WASM's does where the glue relies on it.
pub fn try_out(workspace: &Workspace) -> Result<()> {
    let mut node = Command::new("node");
    node.args([
        "--input-type=module",
        "--eval",
        include_str!("translation.mjs"),
    ]);
    shell::run(node.arg(workspace.extension()))
}

#[cfg(test)]
mod tests {
    use super::{DETACHED, mended};

    const GROWTH: &str = "   HEAP8 = new Int8Array(newBuffer);\n   buffer = newBuffer;\n";

    #[test]
    fn the_old_memory_is_detached_when_the_new_one_takes_over() {
        let translation = format!("import * as glue from './page_bg.js';\n{GROWTH}");
        let mended = mended(&translation).unwrap();
        assert_eq!(mended.matches(DETACHED).count(), 1);
        assert!(mended.starts_with("import * as glue from './page_bg.js';\n"));
    }

    #[test]
    fn an_import_that_does_not_ship_is_refused() {
        let translation = format!("import * as env from 'env';\n{GROWTH}");
        let error = mended(&translation).unwrap_err().to_string();
        assert!(
            error.contains("\"env\"") && error.contains("64-bit"),
            "{error}"
        );
    }

    #[test]
    fn another_way_to_grow_is_refused() {
        let error = mended("memory = grown;").unwrap_err().to_string();
        assert!(error.contains("new way"), "{error}");
    }
}

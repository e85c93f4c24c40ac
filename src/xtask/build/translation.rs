//! The engine as plain JavaScript, for pages that forbid WASM.

use crate::shell;
use crate::workspace::Workspace;
use anyhow::{Context, Result, ensure};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// Where wasm2js lets a grown memory take the place of the old one.
const REPLACED: &str = "buffer = newBuffer;";

/// As WASM does it: whoever still looks at the old memory finds it empty. The
/// glue keeps views of the memory and goes by just that; without it, it would
/// read and write the old copy after the first growth.
const DETACHED: &str = "structuredClone(buffer, { transfer: [buffer] }); buffer = newBuffer;";

/// Where wasm2js tells how to read what the memory holds at the start, and where
/// it writes that.
const READS: &str = "  var base64ReverseLookup";
const WRITES: &str = "function initActiveSegments(imports) {\n";
const SEGMENT: &str = "  base64DecodeToExistingUint8Array(bufferView, ";

/// Makes the translation behave as the module for the glue that drives it, and
/// no heavier than it has to be.
pub fn mend(file: &Path) -> Result<()> {
    let translation = fs::read_to_string(file)?;
    let mended = mended(&translation).and_then(|mended| packed(&mended));
    fs::write(file, mended.with_context(|| file.display().to_string())?)?;
    Ok(())
}

/// With what the memory holds at the start gzipped: as it is, in letters, that is
/// half of the translation, and letters do not pack well. The browser unpacks it
/// while the module loads.
fn packed(translation: &str) -> Result<String> {
    let parts = translation.split_once(READS).and_then(|(before, rest)| {
        let (_, rest) = rest.split_once(WRITES)?;
        let (segments, after) = rest.split_once("}\n")?;
        Some((before, segments, after))
    });
    let (before, segments, after) =
        parts.context("wasm2js fills the memory in a new way: look where it does")?;
    let segments = segments
        .lines()
        .map(|line| segment(line).with_context(|| format!("no segment: {line:.80}")))
        .collect::<Result<Vec<_>>>()?;
    let start = segments.iter().map(|(start, _)| *start).min().unwrap_or(0);
    let ends = segments.iter().map(|(start, bytes)| start + bytes.len());
    let mut image = vec![0; ends.max().unwrap_or(0) - start];
    for (from, bytes) in &segments {
        image[from - start..][..bytes.len()].copy_from_slice(bytes);
    }
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&image)?;
    let image = BASE64_STANDARD.encode(gzip.finish()?);
    Ok(format!(
        "{before}\
         const packed = new Blob([Uint8Array.from(atob(\"{image}\"), (c) => c.charCodeAt(0))]);\n\
         const stream = packed.stream().pipeThrough(new DecompressionStream(\"gzip\"));\n\
         const image = new Uint8Array(await new Response(stream).arrayBuffer());\n\
         function initActiveSegments() {{ bufferView.set(image, {start}); }}\n\
         {after}"
    ))
}

/// Where a segment starts, and what it holds.
fn segment(line: &str) -> Option<(usize, Vec<u8>)> {
    let (start, rest) = line.strip_prefix(SEGMENT)?.split_once(", \"")?;
    let letters = rest.strip_suffix("\");")?;
    Some((start.parse().ok()?, BASE64_STANDARD.decode(letters).ok()?))
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
    use super::{DETACHED, mended, packed};
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    use flate2::read::GzDecoder;
    use std::io::Read as _;

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

    #[test]
    fn what_memory_holds_at_the_start_is_packed() {
        let translation = "  var bufferView;\n  var base64ReverseLookup = 1;\n\
            function initActiveSegments(imports) {\n  \
            base64DecodeToExistingUint8Array(bufferView, 1024, \"AQI=\");\n  \
            base64DecodeToExistingUint8Array(bufferView, 1028, \"Aw==\");\n}\nrest\n";
        let packed = packed(translation).unwrap();
        let (before, rest) = packed.split_once("atob(\"").unwrap();
        let (letters, after) = rest.split_once('"').unwrap();
        let bytes = BASE64_STANDARD.decode(letters).unwrap();
        let mut image = Vec::new();
        GzDecoder::new(bytes.as_slice())
            .read_to_end(&mut image)
            .unwrap();
        assert_eq!(image, [1, 2, 0, 0, 3]);
        assert!(before.starts_with("  var bufferView;\n"));
        assert!(after.contains("bufferView.set(image, 1024)") && after.ends_with("rest\n"));
    }

    #[test]
    fn another_way_to_fill_the_memory_is_refused() {
        let error = packed("memory.fill();").unwrap_err().to_string();
        assert!(error.contains("new way"), "{error}");
    }
}

//! Every message is shown somewhere: one that is not is one that nobody
//! checks when the words of the house change.

use std::fs;
use std::path::{Path, PathBuf};

/// All Rust sources of the workspace.
fn sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut folders = vec![root.join("src"), root.join("tests")];
    let mut all = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a readable folder") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() && !is_foreign(&path) {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                all.push(fs::read_to_string(&path).expect("a readable file"));
            }
        }
    }
    all
}

/// Whether a source names this message, by its module or by what the source
/// calls that (`use namens_texts::less as texts`).
fn names(source: &str, module: &str, key: &str) -> bool {
    let renaming = format!("{module} as ");
    let renamed = source
        .split(&renaming)
        .skip(1)
        .map(|rest| rest.split([',', ';', '}']).next().unwrap_or_default());
    std::iter::once(module).chain(renamed).any(|module| {
        let name = format!("{module}::{key}");
        source.match_indices(&name).any(|(at, _)| {
            let next = source[at + name.len()..].chars().next();
            next.is_some_and(|next| !next.is_alphanumeric() && next != '_')
        })
    })
}

fn is_foreign(folder: &Path) -> bool {
    ["node_modules", "dist", "target"]
        .iter()
        .any(|name| folder.ends_with(name))
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("_locales/nl");
    fs::read_dir(folder)
        .expect("there are messages")
        .map(|entry| entry.expect("a readable folder").path())
        .collect()
}

#[test]
fn every_message_is_used() {
    let sources = sources();
    let is_used = |module: &str, key: &str| {
        let mut sources = sources.iter();
        sources.any(|source| names(source, module, key))
    };
    let mut unused = Vec::new();
    for file in files() {
        let module = file.file_stem().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&file).unwrap();
        let messages: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(&text).unwrap();
        let missing = messages.keys().filter(|key| !is_used(module, key));
        unused.extend(missing.map(|key| format!("{module}::{key}")));
    }
    assert_eq!(unused, Vec::<String>::new());
    assert!(!is_used("warning", "no_such_message"));
}

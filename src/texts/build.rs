//! Turns `catalogue/*.toml` into Rust functions.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    nl: String,
    en: String,
}

fn main() {
    println!("cargo::rerun-if-changed=catalogue");
    let mut code = String::new();
    let mut files: Vec<_> = fs::read_dir("catalogue")
        .expect("src/texts/catalogue is part of the project")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    for path in files {
        if let Err(what) = module(&path, &mut code) {
            println!("cargo::error={}: {what}", path.display());
        }
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("catalogue.rs"), code).expect("OUT_DIR is writable");
}

fn module(path: &Path, code: &mut String) -> Result<(), String> {
    let name = path.file_stem().and_then(|stem| stem.to_str());
    let name = name.ok_or("the file name is not a name")?;
    let source = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let texts: BTreeMap<String, Text> =
        toml::from_str(&source).map_err(|error| error.to_string())?;
    let mut functions = String::new();
    for (key, text) in &texts {
        let is_name = key
            .chars()
            .all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit());
        if !is_name {
            return Err(format!("{key}: a key is made of a-z, 0-9 and _"));
        }
        if text.nl.trim().is_empty() || text.en.trim().is_empty() {
            return Err(format!("{key}: both languages need a text"));
        }
        let (nl, en) = (&text.nl, &text.en);
        let first_line = nl.lines().next().unwrap_or_default();
        let _ = write!(
            functions,
            "    #[doc = {first_line:?}]\n    #[must_use]\n    pub fn {key}(lang: Lang) -> &'static str {{\n        match lang {{\n            Lang::Nl => {nl:?},\n            Lang::En => {en:?},\n        }}\n    }}\n"
        );
    }
    let _ = write!(
        code,
        "/// The texts of `catalogue/{name}.toml`.\npub mod {name} {{\n    use super::Lang;\n{functions}}}\n"
    );
    Ok(())
}

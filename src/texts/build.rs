//! Turns `_locales/{nl,en}/*.json` into Rust functions.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// A message as browsers keep them in `messages.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Message {
    message: String,
    /// What it is and where it stands, for who translates it. In the first
    /// language only.
    #[serde(default)]
    description: String,
    /// How many characters there is room for, in every language. In the first
    /// language only; none: as many as it takes.
    most: Option<usize>,
}

type Messages = BTreeMap<String, Message>;

fn main() {
    println!("cargo::rerun-if-changed=_locales");
    let mut code = String::new();
    let mut names: Vec<_> = ["nl", "en"].into_iter().flat_map(names).collect();
    names.sort();
    names.dedup();
    for name in names {
        if let Err(what) = module(&name, &mut code) {
            println!("cargo::error=_locales/*/{name}.json: {what}");
        }
    }
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    fs::write(Path::new(&out).join("messages.rs"), code).expect("OUT_DIR is writable");
}

fn names(lang: &str) -> Vec<String> {
    fs::read_dir(Path::new("_locales").join(lang))
        .expect("src/texts/_locales is part of the project")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|end| end == "json"))
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect()
}

fn read(lang: &str, name: &str) -> Result<Messages, String> {
    let path = Path::new("_locales")
        .join(lang)
        .join(name)
        .with_extension("json");
    let source = fs::read_to_string(&path).map_err(|error| format!("{lang}: {error}"))?;
    serde_json::from_str(&source).map_err(|error| format!("{lang}: {error}"))
}

fn module(name: &str, code: &mut String) -> Result<(), String> {
    let (dutch, english) = (read("nl", name)?, read("en", name)?);
    if let Some(key) = english.keys().find(|key| !dutch.contains_key(*key)) {
        return Err(format!("{key}: there is no Dutch"));
    }
    let mut functions = String::new();
    for (key, nl) in &dutch {
        let is_name = key
            .chars()
            .all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit());
        if !is_name {
            return Err(format!("{key}: a key is made of a-z, 0-9 and _"));
        }
        let en = english
            .get(key)
            .ok_or_else(|| format!("{key}: there is no English"))?;
        for (lang, text) in [("nl", &nl.message), ("en", &en.message)] {
            let length = text.chars().count();
            if text.trim().is_empty() {
                return Err(format!("{key}, {lang}: there is no text"));
            }
            if nl.most.is_some_and(|most| length > most) {
                return Err(format!("{key}, {lang}: {length} characters do not fit"));
            }
            if places(text) != places(&nl.message) {
                return Err(format!("{key}: the languages fill other places"));
            }
        }
        let said = if nl.description.is_empty() {
            nl.message.lines().next().unwrap_or_default()
        } else {
            &nl.description
        };
        let (nl, en) = (&nl.message, &en.message);
        let _ = write!(
            functions,
            "    #[doc = {said:?}]\n    #[must_use]\n    pub fn {key}(lang: Lang) -> &'static str {{\n        match lang {{\n            Lang::Nl => {nl:?},\n            Lang::En => {en:?},\n        }}\n    }}\n"
        );
    }
    let _ = write!(
        code,
        "/// The messages of `_locales/*/{name}.json`.\npub mod {name} {{\n    use super::Lang;\n{functions}}}\n"
    );
    Ok(())
}

/// The `{name}` places of a text, in alphabetical order.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<_> = text
        .split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

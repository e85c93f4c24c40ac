//! Reads what organisations are called beside their names.

use serde::Deserialize;
use std::collections::BTreeMap;

type Others = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    institutions: Vec<String>,
    abbreviated: Vec<String>,
    left_out: Vec<String>,
    by_kind: Others,
    by_first_word: Others,
    also: Others,
}

/// The lists, as Rust source.
pub fn compile(source: &str) -> Result<String, String> {
    let file: File = toml::from_str(source).map_err(|error| error.to_string())?;
    let list = |name: &str, words: &[String]| format!("pub static {name}: &[&str] = &{words:?};\n");
    let others = |name: &str, others: &Others| {
        let rows: Vec<_> = others
            .iter()
            .map(|(name, others)| format!("({name:?}, &{others:?})"))
            .collect();
        format!(
            "pub static {name}: &[(&str, &[&str])] = &[{}];\n",
            rows.join(", ")
        )
    };
    Ok([
        list("INSTITUTIONS", &file.institutions),
        list("ABBREVIATED", &file.abbreviated),
        list("LEFT_OUT", &file.left_out),
        others("BY_KIND", &file.by_kind),
        others("BY_FIRST_WORD", &file.by_first_word),
        others("ALSO", &file.also),
    ]
    .concat())
}

//! Reads the forms of identifiers.

use serde::Deserialize;
use std::fmt::Write as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    identifier: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: String,
    #[serde(default)]
    case: bool,
    forms: Vec<String>,
}

/// The forms, as Rust source. A kind that the engine does not know does not
/// compile.
pub fn compile(source: &str) -> Result<String, String> {
    let file: File = toml::from_str(source).map_err(|error| error.to_string())?;
    let mut code = String::from("pub static FORMS: &[(Identifier, bool, &str)] = &[\n");
    for Entry { kind, case, forms } in &file.identifier {
        let variant: String = kind
            .split('-')
            .map(|part| format!("{}{}", part[..1].to_uppercase(), &part[1..]))
            .collect();
        for form in forms {
            let _ = writeln!(code, "(Identifier::{variant}, {case}, {form:?}),");
        }
    }
    code.push_str("];\n");
    Ok(code)
}

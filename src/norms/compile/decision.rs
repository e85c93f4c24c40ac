//! Reads the decision table.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    communication: String,
    leadership: String,
    advisor: String,
    other: String,
}

type Table = BTreeMap<String, BTreeMap<String, Row>>;

/// The table, as Rust source.
pub fn compile(source: &str) -> Result<String, String> {
    let table: Table = toml::from_str(source).map_err(|error| error.to_string())?;
    let mut rows = String::new();
    for (norm, conditions) in &table {
        for (condition, row) in conditions {
            let mut levels = String::new();
            for level in [
                &row.communication,
                &row.leadership,
                &row.advisor,
                &row.other,
            ] {
                let variant = match level.as_str() {
                    "none" => "None",
                    "notice" => "Notice",
                    "confirm" => "Confirm",
                    other => return Err(format!("{norm}.{condition}: {other:?} is no level")),
                };
                let _ = write!(levels, "Level::{variant},");
            }
            let _ = writeln!(rows, "({norm:?}, {condition:?}, [{levels}]),");
        }
    }
    Ok(format!(
        "pub static TABLE: &[(&str, &str, [Level; 4])] = &[\n{rows}];\n"
    ))
}

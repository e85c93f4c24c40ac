//! The settings as a file.

use namens_browser::settings::{Fault, Problem, Settings, read, write};
use serde_json::Value;

/// The most bytes of a file that are read. Full settings are far smaller.
pub const FILE_MAX: usize = 1_000_000;

/// Why a file was not used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It has more than [`FILE_MAX`] bytes.
    TooLarge,
    /// The browser could not read it, or it is no UTF-8 text.
    Unreadable,
    /// It is not JSON: the line and the character, from 1.
    NotJson(usize, usize),
    /// It is JSON, but no settings.
    NotOurs,
    /// Some of its values are wrong.
    Problems(Vec<Problem>),
}

/// The text of a file that holds these settings.
#[must_use]
pub fn export(settings: &Settings) -> String {
    format!("{:#}\n", write(settings))
}

/// Reads a file: all of it, or nothing.
///
/// # Errors
/// Anything in it is wrong.
pub fn import(text: &str) -> Result<Settings, Refusal> {
    if text.len() > FILE_MAX {
        return Err(Refusal::TooLarge);
    }
    // What the browser puts in the place of bytes that are no UTF-8.
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Err(Refusal::Unreadable);
    }
    // Some editors begin a file with a byte order mark.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let json: Value = serde_json::from_str(text)
        .map_err(|error| Refusal::NotJson(error.line(), error.column()))?;
    if json.get("version").is_none() {
        return Err(Refusal::NotOurs);
    }
    let loaded = read(&json);
    if loaded.problems.is_empty() {
        return Ok(loaded.settings);
    }
    // A later version may have changed anything: the rest would mislead.
    let later = |problem: &Problem| problem.fault == Fault::LaterVersion;
    let problems = match loaded.problems.iter().find(|problem| later(problem)) {
        Some(problem) => vec![problem.clone()],
        None => loaded.problems,
    };
    Err(Refusal::Problems(problems))
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::{Function, Organisation, Profile};

    #[test]
    fn what_is_exported_can_be_imported() {
        let settings = Settings {
            profile: Profile {
                function: Function::Leadership,
                organisations: vec![Organisation {
                    name: "Ministerie van \"Én\"".into(),
                    ..Organisation::default()
                }],
                ..Profile::default()
            },
            ..Settings::default()
        };
        let text = export(&settings);
        assert!(
            text.contains("\n  \"profile\""),
            "people can read it: {text}"
        );
        assert_eq!(import(&text), Ok(settings.clone()));
        assert_eq!(import(&format!("\u{feff}{text}")), Ok(settings));
    }

    #[test]
    fn a_file_of_something_else_is_refused() {
        assert_eq!(import(""), Err(Refusal::NotJson(1, 0)));
        assert_eq!(
            import("{\n  \"version\": 1,\n}"),
            Err(Refusal::NotJson(3, 1))
        );
        assert_eq!(import("[1]"), Err(Refusal::NotOurs));
        assert_eq!(import("{\"name\": \"x\"}"), Err(Refusal::NotOurs));
        assert_eq!(import(&" ".repeat(FILE_MAX + 1)), Err(Refusal::TooLarge));
        assert_eq!(import("{\"version\": \u{fffd}}"), Err(Refusal::Unreadable));
        let deep = "[".repeat(100_000);
        assert!(matches!(import(&deep), Err(Refusal::NotJson(..))));
    }

    #[test]
    fn one_wrong_value_refuses_the_whole_file_and_is_named() {
        let text = "{\"version\": 1, \"profile\": {\"function\": \"baas\"}}";
        let Err(Refusal::Problems(problems)) = import(text) else {
            panic!("\"baas\" is no function");
        };
        assert_eq!(problems[0].path, "profile.function");
    }

    #[test]
    fn of_a_later_version_only_that_is_said() {
        let text = "{\"version\": 2, \"profiles\": [], \"language\": 7}";
        let Err(Refusal::Problems(problems)) = import(text) else {
            panic!("version 2 is not known");
        };
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].fault, Fault::LaterVersion);
    }
}

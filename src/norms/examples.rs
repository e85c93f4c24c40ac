//! Every rule brings its own examples; here they are held against the engine.

use crate::context::Context;
use crate::engine;
use crate::profile::Profile;
use crate::rules::{Example, Must};
use crate::tables::known;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt;

/// Who writes where, for an example line.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Situation {
    /// Who writes.
    pub profile: Profile,
    /// Where and when.
    pub context: Context,
}

/// An example line that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The rule's id.
    pub rule: &'static str,
    /// The line.
    pub line: &'static str,
    /// What happened.
    pub what: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rule {}: {:?}: {}", self.rule, self.line, self.what)
    }
}

/// The situations of `rules/situations.toml`, by name.
///
/// # Panics
/// Where the file does not say a profile and a context; the build has read it
/// as TOML already.
#[must_use]
pub fn situations() -> BTreeMap<String, Situation> {
    toml::from_str(include_str!("rules/situations.toml"))
        .unwrap_or_else(|error| panic!("rules/situations.toml: {error}"))
}

/// All example lines.
pub fn lines() -> impl Iterator<Item = &'static str> {
    known::EXAMPLES.iter().map(|example| example.text)
}

/// The examples of the rule with this id, in the order in which they stand.
pub fn of(rule: &str) -> impl Iterator<Item = &'static Example> {
    known::EXAMPLES
        .iter()
        .filter(move |example| example.rule == rule)
}

/// Holds every example of every rule against the engine.
#[must_use]
pub fn check() -> Vec<Failure> {
    let situations = situations();
    known::EXAMPLES
        .iter()
        .filter_map(|example| fault(example, &situations[example.situation]))
        .collect()
}

fn fault(example: &Example, situation: &Situation) -> Option<Failure> {
    let Situation { profile, context } = situation;
    let matching = engine::matching_rules(example.text, profile, context);
    let found = matching.contains(&example.rule);
    let what = match (example.must, found) {
        (Must::Hit, false) => {
            let others = if matching.is_empty() {
                "no rule".to_owned()
            } else {
                matching.join(", ")
            };
            format!("must hit (as {}), but found {others}", example.situation)
        }
        (Must::Pass, true) => format!("must pass (as {}), but was found", example.situation),
        _ => return None,
    };
    Some(Failure {
        rule: example.rule,
        line: example.text,
        what,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_of_every_rule_holds() {
        let failures: Vec<String> = check().iter().map(ToString::to_string).collect();
        assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    }

    #[test]
    fn a_line_that_does_not_hold_is_named() {
        let rule = crate::tables::tables().norms[0].id;
        let example = Example {
            rule,
            must: Must::Hit,
            text: "zon",
            situation: "nobody",
        };
        let failure = fault(&example, &Situation::default()).unwrap();
        assert_eq!(
            failure.to_string(),
            format!("rule {rule}: \"zon\": must hit (as nobody), but found no rule")
        );
    }
}

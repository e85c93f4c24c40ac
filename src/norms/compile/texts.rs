//! Reads what is said of findings, and the ten tips.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    /// Wordings that take turns.
    reason: Vec<String>,
    advice: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finding {
    tips: Vec<u8>,
    /// The key of a proposed wording.
    propose: Option<String>,
    nl: Said,
    en: Said,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Both {
    nl: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reporting {
    nl: String,
    en: String,
    /// Who can help, on the web.
    link: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Propose {
    nl: String,
    en: String,
    digits: Option<Both>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Findings {
    propose: BTreeMap<String, Propose>,
    title: BTreeMap<String, Both>,
    finding: BTreeMap<String, Finding>,
    reporting: Reporting,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TipText {
    title: String,
    body: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tip {
    number: u8,
    nl: TipText,
    en: TipText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tips {
    tip: Vec<Tip>,
    ground: BTreeMap<String, Both>,
}

/// The tables, and the keys that rules may name.
#[derive(Default)]
pub struct Compiled {
    /// Rust source.
    pub source: String,
    /// `norm.key` of each finding text.
    pub keys: BTreeSet<String>,
}

/// How many wordings of a reason there may be.
const WORDINGS: std::ops::RangeInclusive<usize> = 2..=4;

/// Each wording is about the words themselves, where there are words.
fn check_reasons(nl: &[String], en: &[String], key: &str) -> Result<(), String> {
    if nl.len() != en.len() || !WORDINGS.contains(&nl.len()) {
        return Err(format!(
            "{key}: two to four reasons, as many in each language"
        ));
    }
    let about_words = !key.starts_with("worktime.");
    let wrong = nl
        .iter()
        .chain(en)
        .find(|reason| reason.contains("{quote}") != about_words);
    match wrong {
        Some(reason) => Err(format!(
            "{key}: {{quote}} does not belong, or is missing: {reason}"
        )),
        None => Ok(()),
    }
}

/// Compiles both files.
pub fn compile(findings: &str, tips: &str) -> Result<Compiled, String> {
    let findings: Findings = toml::from_str(findings).map_err(|error| error.to_string())?;
    let tips: Tips = toml::from_str(tips).map_err(|error| error.to_string())?;
    let numbers: Vec<u8> = tips.tip.iter().map(|tip| tip.number).collect();
    if numbers != (1..=10).collect::<Vec<u8>>() {
        return Err(format!("the tips are {numbers:?}, not 1 to 10 in order"));
    }
    let mut source = String::from("pub static TITLES: &[(&str, [&str; 2])] = &[\n");
    for (norm, Both { nl, en }) in &findings.title {
        let _ = writeln!(source, "({norm:?}, [{nl:?}, {en:?}]),");
    }
    source.push_str("];\npub static SAID: &[Said] = &[\n");
    for (key, finding) in &findings.finding {
        let Finding {
            tips,
            propose,
            nl,
            en,
        } = finding;
        let proposed = match propose {
            None => "None".to_owned(),
            Some(name) => {
                let Propose { nl, en, digits } = findings
                    .propose
                    .get(name)
                    .ok_or_else(|| format!("{key}: no [propose.{name}]"))?;
                let digits = digits.as_ref().map(|both| [&both.nl, &both.en]);
                format!("Some(Proposed {{ words: [{nl:?}, {en:?}], digits: {digits:?} }})")
            }
        };
        if tips.is_empty() || tips.iter().any(|tip| !(1..=10).contains(tip)) {
            return Err(format!("{key}: tips {tips:?} are not numbers from 1 to 10"));
        }
        check_reasons(&nl.reason, &en.reason, key)?;
        let _ = writeln!(
            source,
            "Said {{ key: {key:?}, tips: &{tips:?}, proposed: {proposed}, reason: [&{:?}, &{:?}], advice: [{:?}, {:?}] }},",
            nl.reason, en.reason, nl.advice, en.advice
        );
    }
    let Reporting { nl, en, link } = &findings.reporting;
    let _ = writeln!(
        source,
        "];\npub static REPORTING: [&str; 2] = [{nl:?}, {en:?}];\npub static REPORTING_LINK: &str = {link:?};"
    );
    source.push_str("pub static TIPS: &[[(&str, &str); 2]; 10] = &[\n");
    for Tip { nl, en, .. } in &tips.tip {
        let _ = writeln!(
            source,
            "[({:?}, {:?}), ({:?}, {:?})],",
            nl.title, nl.body, en.title, en.body
        );
    }
    source.push_str("];\npub static GROUNDS: &[(&str, [&str; 2])] = &[\n");
    for (ground, Both { nl, en }) in &tips.ground {
        let _ = writeln!(source, "({ground:?}, [{nl:?}, {en:?}]),");
    }
    source.push_str("];\n");
    Ok(Compiled {
        source,
        keys: findings.finding.keys().cloned().collect(),
    })
}

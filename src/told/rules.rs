//! The rules as a person reads them: why, what to do, and examples. Read from
//! a file of the extension, because the examples are no part of the engine.

use namens_norms::{Norm, Strength};
use namens_texts::Lang;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The name of that file.
pub const FILE: &str = "rules.json";

/// What is said of a finding, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Why it is shown.
    pub reason: String,
    /// What the person can do.
    pub advice: String,
}

/// The same in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Both {
    nl: Said,
    en: Said,
}

/// A rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// `norm/name`.
    pub id: String,
    /// The norm.
    pub norm: Norm,
    /// How clearly its words touch the norm.
    pub strength: Strength,
    /// Lines that it finds; the first stands for the rule.
    pub hits: Vec<String>,
    /// Lines that look like it and are fine.
    pub passes: Vec<String>,
    text: String,
}

/// All rules.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rules {
    said: BTreeMap<String, Both>,
    /// The rules, by norm.
    pub rules: Vec<Rule>,
}

impl Rules {
    /// What is said when a rule finds something; the words it found are three
    /// dots.
    #[must_use]
    pub fn said(&self, rule: &Rule, lang: Lang) -> Option<&Said> {
        let both = self.said.get(&rule.text)?;
        Some(match lang {
            Lang::Nl => &both.nl,
            Lang::En => &both.en,
        })
    }

    /// The rule with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// Whether a rule has all words of a query somewhere: in its examples, in
    /// what is said of it, in the norm's title or in its id. Case and accents do
    /// not count.
    #[must_use]
    pub fn matches(&self, rule: &Rule, query: &str, lang: Lang) -> bool {
        let said = self.said(rule, lang);
        let said = said.iter().flat_map(|said| [&*said.reason, &*said.advice]);
        let title = namens_norms::texts::title(rule.norm, lang);
        let examples = rule.hits.iter().chain(&rule.passes).map(String::as_str);
        let all: Vec<_> = examples
            .chain(said)
            .chain([title, rule.id.as_str()])
            .map(plain)
            .collect();
        let words: Vec<_> = query.split_whitespace().map(plain).collect();
        words
            .iter()
            .all(|word| all.iter().any(|text| text.contains(word)))
    }
}

/// Lower case, without accents.
fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'à' | 'á' | 'â' | 'ä' => 'a',
            'è' | 'é' | 'ê' | 'ë' => 'e',
            'ì' | 'í' | 'î' | 'ï' => 'i',
            'ò' | 'ó' | 'ô' | 'ö' => 'o',
            'ù' | 'ú' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            '’' | '‘' => '\'',
            other => other,
        })
        .collect()
}

/// All rules of the engine, with their own examples.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn all() -> Rules {
    use namens_norms::{Finding, Level, Must, examples, texts};
    let mut all = Rules::default();
    for rule in namens_norms::rules() {
        let finding = Finding {
            norm: rule.norm,
            strength: rule.strength,
            level: Level::Notice,
            rule: rule.id,
            start: 0,
            end: 1,
            quote: "…".to_owned(),
            tips: Vec::new(),
            text: rule.text,
        };
        let said = |lang| Said {
            reason: texts::reason(&finding, lang),
            advice: texts::advice(&finding, lang),
        };
        all.said
            .entry(rule.text.to_owned())
            .or_insert_with(|| Both {
                nl: said(Lang::Nl),
                en: said(Lang::En),
            });
        let lines = |must: Must| {
            let of_rule = examples::of(rule.id).filter(|example| example.must == must);
            of_rule.map(|example| example.text.to_owned()).collect()
        };
        all.rules.push(Rule {
            id: rule.id.to_owned(),
            norm: rule.norm,
            strength: rule.strength,
            hits: lines(Must::Hit),
            passes: lines(Must::Pass),
            text: rule.text.to_owned(),
        });
    }
    // By norm, and the clearest first.
    all.rules
        .sort_by_key(|rule| (rule.norm, std::cmp::Reverse(rule.strength)));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_an_example_and_says_why_and_what_to_do() {
        let all = all();
        assert_eq!(all.rules.len(), namens_norms::rules().count());
        for rule in &all.rules {
            assert!(!rule.hits.is_empty(), "{}", rule.id);
            for lang in [Lang::Nl, Lang::En] {
                let said = all.said(rule, lang).unwrap();
                assert!(!said.reason.is_empty() && !said.advice.is_empty());
                assert!(!said.reason.contains("{quote}"), "{}", said.reason);
            }
        }
    }

    #[test]
    fn what_is_written_to_the_file_is_read_back() {
        let all = all();
        let file = serde_json::to_string(&all).unwrap();
        assert_eq!(serde_json::from_str::<Rules>(&file).unwrap(), all);
    }

    #[test]
    fn a_search_finds_a_rule_by_its_words_in_any_case() {
        let all = all();
        let found = |query: &str| {
            let matching = all
                .rules
                .iter()
                .filter(|rule| all.matches(rule, query, Lang::Nl));
            matching.map(|rule| rule.id.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(found("").len(), all.rules.len());
        let vuurwerk = found("VUURWÉRK  gemeente");
        assert!(
            vuurwerk.contains(&"capacity/we-of-the-organisation"),
            "{vuurwerk:?}"
        );
        assert!(vuurwerk.len() < all.rules.len() / 4);
        assert!(found("xyzzy").is_empty());
        assert!(
            found("niet openbaar")
                .iter()
                .all(|id| all.find(id).is_some())
        );
        assert!(!found("niet openbaar").is_empty());
    }
}

//! Why the engine says what it says: for people who write rules, and for those
//! who ask after a finding. Not in what ships to a page.

use super::second::Second;
use super::{Post, Raw, Words, beginning};
use crate::assessment::{Assessment, Level, Norm, Strength};
use crate::context::Context;
use crate::pattern::Symbol;
use crate::profile::Profile;
use crate::rules::Matcher;
use crate::tables::{known, name, tables};
use serde::Serialize;

/// A post, taken apart.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Explanation {
    /// What the engine says in the end.
    pub assessment: Assessment,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// The ways in which a reader can tell that it is about the writer's work.
    pub links: Vec<Link>,
    /// Published from an official account.
    pub official: bool,
    /// The account's handle, name or bio has the employer or a title.
    pub account: bool,
    /// What of its content cancels.
    pub cancels: Vec<Hit>,
    /// Each rule of which the rarest part stands in a sentence.
    pub tried: Vec<Tried>,
    /// What labelled posts have taught of it; `None` where nothing is read.
    pub second: Option<SecondLook>,
}

/// A second look, with what it saw.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SecondLook {
    /// What it says.
    #[serde(flatten)]
    pub says: Second,
    /// What speaks for this norm or against it in this sentence, as
    /// `learned.tsv` has it, the heaviest first.
    pub reasons: Vec<(String, i8)>,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sentence {
    /// Its words.
    pub words: Vec<Word>,
    /// The subject is a core task of the writer's sector, or an own dossier.
    pub field: bool,
    /// In the news.
    pub topical: bool,
    /// An election period counts here.
    pub election: bool,
    /// The subject is agreed with management and communication.
    pub agreed: bool,
}

/// A word.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Word {
    /// As typed.
    pub text: String,
    /// As compared.
    pub folded: String,
    /// The `<classes>` and `{marks}` that begin here; of several words with
    /// their number.
    pub classes: Vec<String>,
}

/// A rule that holds, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hit {
    /// The rule's id.
    pub rule: &'static str,
    /// The sentence, from 0.
    pub sentence: usize,
    /// The words.
    pub quote: String,
}

/// A way of linking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Where, and by which rule.
    #[serde(flatten)]
    pub hit: Hit,
    /// By words of authority: for capacity and coordination only.
    pub authority: bool,
}

/// A rule that was tried on a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tried {
    /// The rule's id.
    pub rule: &'static str,
    /// Its norm.
    pub norm: Norm,
    /// Its strength.
    pub strength: Strength,
    /// The sentence, from 0.
    pub sentence: usize,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a rule on a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "came")]
pub enum Outcome {
    /// Its words are not there in this order.
    Nothing,
    /// Its words are there, but a condition does not hold.
    HeldBack {
        /// The words.
        quote: String,
        /// Which condition: `when`, `with`, `without`, `near`, `not_near`, `post`.
        by: &'static str,
    },
    /// It holds, but the content cancels it.
    Cancelled {
        /// The words.
        quote: String,
        /// The cancel rules that hold in this post for this norm.
        by: Vec<&'static str>,
    },
    /// It holds; the table gives this level.
    Weighed {
        /// The words.
        quote: String,
        /// The row of the decision table.
        condition: &'static str,
        /// The level, before another finding of the sentence leads.
        level: Level,
    },
}

/// Takes a post apart. The same text, profile and context as for
/// [`assess`](super::assess).
#[must_use]
pub fn explain(text: &str, profile: &Profile, context: &Context) -> Explanation {
    let assessment = super::assess(text, profile, context);
    let post = Post::new(beginning(text), profile, context);
    let sentences = (0..post.sentences.len()).map(|place| post.sentence(place));
    Explanation {
        assessment,
        sentences: sentences.collect(),
        links: post.link_hits(),
        official: post.official,
        account: post.account,
        cancels: post.cancel_hits(),
        tried: post.tried(),
        second: post.second_look(),
    }
}

impl Post<'_> {
    fn second_look(&self) -> Option<SecondLook> {
        let by_rules = self.weigh(&self.cancel(self.matches()));
        let says = self.second(&by_rules)?;
        let reasons = self.look(says.sentence).reasons(says.norm);
        Some(SecondLook { says, reasons })
    }

    fn sentence(&self, place: usize) -> Sentence {
        let range = &self.reading.sentences[place];
        let words = self.reading.words[range.first..range.last].iter();
        let words = words.enumerate().map(|(at, word)| Word {
            text: word.text.to_owned(),
            folded: self.reading.folded(word).to_owned(),
            classes: self.classes_at(place, at),
        });
        Sentence {
            words: words.collect(),
            field: self.in_field(place),
            topical: self.is_topical(place),
            election: self.is_election(place),
            agreed: self.is_agreed(place),
        }
    }

    fn classes_at(&self, sentence: usize, at: usize) -> Vec<String> {
        let found = self.sentences[sentence].occurrences.iter();
        let mut found: Vec<(Symbol, u8)> = found
            .filter(|found| usize::from(found.at) == at && found.symbol >= known::FIRST_CLASS)
            .map(|found| (found.symbol, found.length))
            .collect();
        found.sort_unstable();
        found.dedup();
        let name = |(symbol, length)| match length {
            1 => name(symbol),
            more => format!("{}×{more}", name(symbol)),
        };
        found.into_iter().map(name).collect()
    }

    fn hit(&self, rule: &'static str, sentence: usize, words: Words) -> Hit {
        Hit {
            rule,
            sentence,
            quote: self.quote(sentence, words).2,
        }
    }

    fn hits<'r>(
        &self,
        wide: bool,
        rules: impl Iterator<Item = (&'static str, &'r Matcher)>,
    ) -> Vec<Hit> {
        let mut hits = Vec::new();
        self.scene(wide, |scene| {
            for (id, matcher) in rules {
                for sentence in 0..self.sentences.len() {
                    let found = scene.find(matcher, sentence);
                    hits.extend(found.map(|words| self.hit(id, sentence, words)));
                }
            }
        });
        hits
    }

    fn link_hits(&self) -> Vec<Link> {
        let rules = &tables().links;
        let hits = self.hits(false, rules.iter().map(|rule| (rule.id, &rule.matcher)));
        let authority = |id| rules.iter().any(|rule| rule.id == id && rule.authority);
        hits.into_iter()
            .map(|hit| Link {
                authority: authority(hit.rule),
                hit,
            })
            .collect()
    }

    fn cancel_hits(&self) -> Vec<Hit> {
        let rules = tables().cancels.iter();
        self.hits(true, rules.map(|rule| (rule.id, &rule.matcher)))
    }

    fn tried(&self) -> Vec<Tried> {
        let raws = self.matches();
        let left = self.cancel(raws.clone());
        let rules = &tables().norms;
        let mut tried = Vec::new();
        for sentence in 0..self.sentences.len() {
            for rule in tables().sparked(rules, &self.sentences[sentence]) {
                let rule = &rules[rule];
                let is_here = |raw: &&Raw| raw.rule == rule.id && raw.sentence == Some(sentence);
                let outcome = if let Some(raw) = left.iter().find(is_here) {
                    self.weighed(raw, sentence)
                } else if let Some(raw) = raws.iter().find(is_here) {
                    let cancels = tables().cancels.iter();
                    let cancels = cancels.filter(|cancel| cancel.cancels.contain(rule.norm));
                    let hits = self.hits(true, cancels.map(|cancel| (cancel.id, &cancel.matcher)));
                    Outcome::Cancelled {
                        quote: self.quote(sentence, raw.words).2,
                        by: hits.into_iter().map(|hit| hit.rule).collect(),
                    }
                } else {
                    self.not_found(rule.norm, &rule.matcher, sentence)
                };
                tried.push(Tried {
                    rule: rule.id,
                    norm: rule.norm,
                    strength: rule.strength,
                    sentence,
                    outcome,
                });
            }
        }
        tried
    }

    fn weighed(&self, raw: &Raw, sentence: usize) -> Outcome {
        Outcome::Weighed {
            quote: self.quote(sentence, raw.words).2,
            condition: self.condition(raw, false),
            level: self.level(raw, false),
        }
    }

    fn not_found(&self, norm: Norm, matcher: &Matcher, sentence: usize) -> Outcome {
        let wide = matches!(norm, Norm::Capacity | Norm::Coordination);
        let held = self.scene(wide, |scene| scene.held_back(matcher, sentence));
        held.map_or(Outcome::Nothing, |(words, by)| Outcome::HeldBack {
            quote: self.quote(sentence, words).2,
            by,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Organisation, Sector};

    fn profile() -> Profile {
        Profile {
            organisations: vec![Organisation {
                name: "Gemeente Hoorn".into(),
                sector: Sector::Gemeente,
                ..Organisation::default()
            }],
            ..Profile::default()
        }
    }

    #[test]
    fn it_says_what_a_word_is_and_why_a_level_came() {
        let text = "Wij van de gemeente staan voor u klaar.";
        let explained = explain(text, &profile(), &Context::default());
        assert_eq!(explained.assessment.level, Level::Confirm);
        let words = &explained.sentences[0].words;
        assert_eq!(words.len(), 8);
        assert!(words[2].classes.contains(&"{employer}×2".to_owned()));
        assert!(explained.links.iter().any(|link| !link.authority));
        let weighed = explained.tried.iter().any(|tried| {
            tried.norm == Norm::Capacity
                && matches!(
                    tried.outcome,
                    Outcome::Weighed {
                        level: Level::Confirm,
                        condition: "strong",
                        ..
                    }
                )
        });
        assert!(weighed, "{:?}", explained.tried);
    }

    #[test]
    fn it_says_what_holds_a_rule_back_and_what_cancels() {
        let unlinked = explain(
            "Die directeur is een lafaard.",
            &Profile::default(),
            &Context::default(),
        );
        let held = unlinked.tried.iter().any(|tried| {
            tried.norm == Norm::Loyalty
                && matches!(tried.outcome, Outcome::HeldBack { by: "when", .. })
        });
        assert!(held, "{:?}", unlinked.tried);
        let thanks = "Wij van de gemeente bedanken alle vrijwilligers.";
        let thanks = explain(thanks, &profile(), &Context::default());
        let cancelled = |tried: &Tried| matches!(tried.outcome, Outcome::Cancelled { .. });
        assert!(thanks.tried.iter().any(cancelled), "{:?}", thanks.tried);
        assert!(!thanks.cancels.is_empty());
    }
}

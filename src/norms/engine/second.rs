//! A second look at a post, with what labelled posts have taught.

use super::{Post, Raw};
use crate::assessment::{Finding, Level, Norm, Strength};
use crate::context::Audience;
use crate::learned::{self, Look, NORMS};
use crate::profile::Function;
use crate::rules::Rule;
use crate::tables::tables;

/// The text of a public allegation of wrongdoing.
const WRONGDOING: &str = "loyalty.wrongdoing";

/// How much surer it has to be where nothing shows that the writer talks of their
/// work: nearly all that people write is so, and nearly all of it is harmless.
const UNLINKED: f32 = 0.4;

/// The same where it is about politicians, whom everybody writes about.
const UNLINKED_POLITICS: f32 = 0.6;

/// What a second look says of a post.
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(serde::Serialize))]
pub struct Second {
    /// Above 0: it needs a question, whatever the rules found. Where nothing links
    /// and no rule asks, it has to be surer.
    pub asks: f32,
    /// The norm that it is most about.
    pub norm: Norm,
    /// The sentence that it is most about, from 0.
    pub sentence: usize,
}

impl Post<'_> {
    /// `None` where nothing is read.
    pub(super) fn second(&self, findings: &[Finding]) -> Option<Second> {
        let read = (0..self.sentences.len()).filter(|&sentence| self.reads(sentence));
        let scores = read.flat_map(|sentence| {
            let scores = self.look(sentence).scores().into_iter().zip(NORMS);
            scores.map(move |(score, norm)| (score, norm, sentence))
        });
        // Of equals the first.
        let (score, norm, sentence) =
            scores.reduce(|best, other| if other.0 > best.0 { other } else { best })?;
        let found: Vec<_> = findings
            .iter()
            .map(|finding| (finding.norm, finding.level))
            .collect();
        let level = found.iter().map(|(_, level)| *level).max();
        let asks = learned::of_post(score, level.unwrap_or(Level::None), &found);
        Some(Second {
            asks,
            norm,
            sentence,
        })
    }

    /// A sentence, as it is looked at.
    pub(super) fn look(&self, sentence: usize) -> Look<'_> {
        let range = &self.reading.sentences[sentence];
        let words = &self.reading.words[range.first..range.last];
        Look {
            words: words.iter().map(|word| self.reading.folded(word)).collect(),
            symbols: &self.sentences[sentence],
            facts: self.facts(sentence),
        }
    }

    fn facts(&self, sentence: usize) -> Vec<&'static str> {
        let mut facts = vec![self.profile.function.id(), self.context.surface.id()];
        let sectors = self.profile.organisations.iter();
        facts.extend(sectors.map(|organisation| organisation.sector.id()));
        let holds = [
            (self.profile.organisations.is_empty(), "no-organisation"),
            (self.profile.political_office, "political-office"),
            (self.context.audience == Audience::Private, "private"),
            (self.linked, "linked"),
            (self.by_work, "linked-by-work"),
            (self.official, "official"),
            (self.account, "account"),
            (self.points, "link"),
            (self.in_field(sentence), "field"),
            (self.is_topical(sentence), "topical"),
            (self.is_election(sentence), "election"),
        ];
        let hold = holds.into_iter().filter(|(holds, _)| *holds);
        facts.extend(hold.map(|(_, name)| name));
        facts
    }

    /// Whether a doubt can take a match away that asks: not what a check digit
    /// proves or the account says, nor what is grave whoever writes it, nor a public
    /// allegation of wrongdoing, which keeps its level (norms.md, loyalty).
    pub(super) fn is_doubtful(&self, raw: &Raw) -> bool {
        let identifier = |rule: &Rule| rule.identifier && rule.id == raw.rule;
        raw.sentence.is_some()
            && raw.strength != Strength::Grave
            && raw.text != WRONGDOING
            && self.level(raw, false) == Level::Confirm
            && !tables().norms.iter().any(identifier)
    }

    /// Whether a norm asks anything of this writer here, by its own conditions in
    /// norms.md: some hold for those only whom a reader links to their work.
    fn concerns(&self, norm: Norm) -> bool {
        let speaks = matches!(
            self.profile.function,
            Function::Communication | Function::Leadership
        );
        match norm {
            Norm::Mandate => self.linked,
            Norm::Loyalty => self.linked && !self.profile.political_office,
            Norm::Impartiality => (self.linked || speaks) && !self.profile.political_office,
            Norm::Coordination => self.authority,
            _ => true,
        }
    }

    /// What no rule found but the post is about all the same; `None` where the
    /// rules ask already, or nothing has to be asked.
    pub(super) fn not_found_by_rules(&self, second: &Second, level: Level) -> Option<Raw> {
        let spared = matches!(second.norm, Norm::Mandate | Norm::Loyalty | Norm::Capacity);
        let sure = match second.norm {
            _ if self.authority => 0.0,
            Norm::Impartiality => UNLINKED_POLITICS,
            _ => UNLINKED,
        };
        let asks = level != Level::Confirm && second.asks > sure && self.concerns(second.norm);
        if !asks || (spared && self.reports()) {
            return None;
        }
        let (rule, text) = learned::said(second.norm)?;
        Some(Raw {
            rule,
            norm: second.norm,
            strength: Strength::Strong,
            act: "",
            text,
            sentence: Some(second.sentence),
            words: self.look(second.sentence).words_for(second.norm),
            service: false,
        })
    }
}

/// What a post has to learn from: for each sentence what it has, and what the
/// rules alone find.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn lesson(
    text: &str,
    profile: &crate::profile::Profile,
    context: &crate::context::Context,
) -> Lesson {
    let post = Post::new(super::beginning(text), profile, context);
    let findings = post.weigh(&post.cancel(post.matches()));
    let sentences = (0..post.sentences.len())
        .filter(|&sentence| post.reads(sentence))
        .map(|sentence| {
            let look = post.look(sentence);
            let names = look
                .features()
                .into_iter()
                .map(|(feature, _)| feature.name());
            names.collect()
        });
    Lesson {
        sentences: sentences.collect(),
        found: findings.iter().map(|one| (one.norm, one.level)).collect(),
    }
}

/// See [`lesson`].
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// For each sentence that is read what it has, as `learned.tsv` names it.
    pub sentences: Vec<Vec<(&'static str, String)>>,
    /// What the rules alone find.
    pub found: Vec<(Norm, Level)>,
}

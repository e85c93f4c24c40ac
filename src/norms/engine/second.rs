//! A second look at a post, with what labelled posts have taught.

use super::{Post, Raw};
use crate::assessment::{Finding, Level, Norm, Strength};
use crate::context::Audience;
use crate::learned::{self, Look, NORMS, Scores, Whole};
use crate::profile::Function;
use crate::rules::Rule;
use crate::tables::tables;

/// The text of a public allegation of wrongdoing.
const WRONGDOING: &str = "loyalty.wrongdoing";

/// How much surer it has to be where nothing shows that the writer talks of their
/// work: nearly all that people write is so, and nearly all of it is harmless.
const UNLINKED: f32 = 1.0;

/// The same where it is about politicians, whom everybody writes about.
const UNLINKED_POLITICS: f32 = 1.2;

/// How far a sentence has to speak against a norm so that a match of it which asks
/// is left out beside another that does, in [`learned::UNIT`]s.
const AGAINST: i32 = -96;

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
    /// For each of the norms learned the heaviest sentence: how far it speaks for
    /// the norm, in [`learned::UNIT`]s, and which it is.
    pub of_norms: [(i32, usize); NORMS.len()],
}

impl Post<'_> {
    /// `None` where nothing is read.
    pub(super) fn second(&self, findings: &[Finding]) -> Option<Second> {
        let mut whole = Whole::default();
        let mut of_norms = [(i32::MIN, 0); NORMS.len()];
        for sentence in (0..self.sentences.len()).filter(|&sentence| self.reads(sentence)) {
            let scores = self.look(sentence).scores(&mut whole);
            for (best, score) in of_norms.iter_mut().zip(scores) {
                // Of equals the first.
                if score > best.0 {
                    *best = (score, sentence);
                }
            }
        }
        let (mut most, mut next) = ((i32::MIN, 0), i32::MIN);
        for (norm, &(score, _)) in of_norms.iter().enumerate() {
            if score > most.0 {
                (most, next) = ((score, norm), most.0);
            } else {
                next = next.max(score);
            }
        }
        let (score, norm) = most;
        if score == i32::MIN {
            return None;
        }
        let found: Vec<_> = findings
            .iter()
            .map(|finding| (finding.norm, finding.level))
            .collect();
        let level = found.iter().map(|(_, level)| *level).max();
        let scores = Scores {
            most: score,
            next,
            whole: whole.score,
        };
        let asks = learned::of_post(scores, level.unwrap_or(Level::None), &found);
        Some(Second {
            asks,
            norm: NORMS[norm],
            sentence: of_norms[norm].1,
            of_norms,
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

    /// Whether the post needs a question that no rule asks.
    pub(super) fn asks_beside_rules(&self, second: &Second) -> bool {
        let sure = match second.norm {
            _ if self.authority => 0.0,
            Norm::Impartiality => UNLINKED_POLITICS,
            _ => UNLINKED,
        };
        second.asks > sure && self.concerns(second.norm)
    }

    /// The norms that the post is about and that no finding names; the one that it
    /// is most about even where little speaks for it, if `most` says so.
    pub(super) fn unnamed(&self, second: &Second, findings: &[Finding], most: bool) -> Vec<Raw> {
        let about = NORMS.into_iter().zip(second.of_norms);
        let raws = about.filter_map(|(norm, (score, sentence))| {
            let is_most = most && norm == second.norm;
            // Where a rule found it below a question, that gives way.
            let found = findings.iter().any(|finding| finding.norm == norm) && !is_most;
            ((score > 0 || is_most) && !found).then(|| self.learned(norm, sentence))?
        });
        raws.collect()
    }

    /// A match of what was learned; `None` where that norm asks nothing here.
    fn learned(&self, norm: Norm, sentence: usize) -> Option<Raw> {
        let spared = matches!(norm, Norm::Mandate | Norm::Loyalty | Norm::Capacity);
        if !self.concerns(norm) || (spared && self.reports()) {
            return None;
        }
        let (rule, text) = learned::said(norm)?;
        Some(Raw {
            rule,
            norm,
            strength: Strength::Strong,
            act: "",
            text,
            sentence: Some(sentence),
            words: self.look(sentence).words_for(norm),
            service: false,
        })
    }

    /// Whether a match asks for a norm that all sentences speak against.
    pub(super) fn is_beside_it(&self, second: &Second, raw: &Raw) -> bool {
        let mut against = NORMS.into_iter().zip(second.of_norms);
        against.any(|(norm, (score, _))| norm == raw.norm && score < AGAINST)
            && self.is_doubtful(raw)
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

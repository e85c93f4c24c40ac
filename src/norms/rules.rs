//! The rules as the build script compiled them, and how one is matched.

use crate::assessment::{Norm, Strength};
use crate::pattern::{Node, Pattern, Symbol, Symbols};
use crate::profile::{Function, Sector};

/// Something that is or is not so for a sentence.
#[allow(
    dead_code,
    reason = "which facts are asked for is up to the rule files"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// A reader can tell that the writer talks from or about their work.
    Linked,
    /// Linked by more than the subject of the post being an own dossier.
    LinkedByWork,
    /// The subject is a core task of the writer's sector, or an own dossier.
    Field,
    /// In the news.
    Topical,
    /// Published from an official account.
    Official,
    /// The account's handle, name or bio has the employer or a title.
    Account,
    /// The profile names an organisation.
    Employer,
    /// An elected or appointed politician.
    PoliticalOffice,
    /// An election period runs and the sentence names politics.
    Election,
    /// One of the profile's organisations is of this sector.
    Sector(Sector),
    /// The profile's function type.
    Function(Function),
}

/// What has to hold for a rule to match a sentence.
#[derive(Debug)]
pub struct Matcher {
    /// One of these is found; it is what the finding points at.
    pub find: &'static [Pattern],
    /// Each of these is in the sentence.
    pub with: &'static [Pattern],
    /// None of these is in the sentence.
    pub without: &'static [Pattern],
    /// Each of these is in the sentence or the one directly before or after.
    pub near: &'static [Pattern],
    /// None of these is there.
    pub not_near: &'static [Pattern],
    /// Each of these is somewhere in the post.
    pub post: &'static [Pattern],
    /// None of these is anywhere in the post.
    pub not_post: &'static [Pattern],
    /// Each of these has a fact that is as wanted.
    pub when: &'static [&'static [(Fact, bool)]],
}

/// A rule of one of the nine norms.
#[derive(Debug)]
pub struct Rule {
    /// `norm/name`.
    pub id: &'static str,
    /// The norm.
    pub norm: Norm,
    /// How clearly a match touches it.
    pub strength: Strength,
    /// What kind of act a match is, for the cancel rules that spare it.
    pub act: &'static str,
    /// Whether it is checked in languages that the engine does not read.
    pub identifier: bool,
    /// Key of the reason and the advice.
    pub text: &'static str,
    /// What has to hold.
    pub matcher: Matcher,
}

/// A rule that gives words a mark for other rules to use.
#[derive(Debug)]
pub struct MarkRule {
    /// `marks/name`; only the examples of the rules ask for it.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code))]
    pub id: &'static str,
    /// The mark.
    pub symbol: Symbol,
    /// What has to hold.
    pub matcher: Matcher,
}

/// A way in which a reader can tell that the writer talks of their work.
#[derive(Debug)]
pub struct LinkRule {
    /// `linked/name`; only the examples of the rules ask for it.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code))]
    pub id: &'static str,
    /// Words of authority: they link for capacity and coordination only.
    pub authority: bool,
    /// Links by the subject alone.
    pub subject: bool,
    /// What has to hold.
    pub matcher: Matcher,
}

/// Content that cancels findings.
#[derive(Debug)]
pub struct CancelRule {
    /// `cancels/name`; only the examples of the rules ask for it.
    #[cfg_attr(target_arch = "wasm32", expect(dead_code))]
    pub id: &'static str,
    /// The norms whose findings it cancels.
    pub cancels: &'static [Norm],
    /// The acts that it spares.
    pub spares: &'static [&'static str],
    /// Whether it also covers the sentence directly before or after.
    pub adjacent: bool,
    /// Whether capacity becomes at most a notice instead.
    pub service: bool,
    /// Whether it covers only words in a marked quote.
    pub quoted: bool,
    /// Whether it is about reporting wrongdoing, so that the answer points there.
    pub reporting: bool,
    /// What has to hold.
    pub matcher: Matcher,
}

/// What `namens rules` tells of a rule.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleInfo {
    /// `norm/name`.
    pub id: &'static str,
    /// The norm.
    pub norm: Norm,
    /// How clearly a match touches it.
    pub strength: Strength,
    /// Where the rule comes from.
    pub source: &'static str,
}

/// What an example line must do.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Must {
    /// Be found by the rule.
    Hit,
    /// Not be found by it.
    Pass,
}

/// An example line of a rule.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug, Clone, Copy)]
pub struct Example {
    /// The rule's id.
    pub rule: &'static str,
    /// What the line must do.
    pub must: Must,
    /// The line.
    pub text: &'static str,
    /// The name of the situation in `rules/situations.toml`.
    pub situation: &'static str,
}

/// The generated tables.
// Which of the types the tables name depends on the rules that there are.
#[allow(unused_imports)]
pub(crate) mod tables {
    use super::{
        CancelRule, Fact, Function, LinkRule, MarkRule, Matcher, Node, Norm, Pattern, Rule, Sector,
        Strength, Symbol,
    };
    #[cfg(not(target_arch = "wasm32"))]
    use super::{Example, Must, RuleInfo};

    include!(concat!(env!("OUT_DIR"), "/rules.rs"));
}

/// A post's sentences with their symbols, and what is known of it so far.
pub struct Scene<'s> {
    /// One for each sentence.
    pub sentences: &'s [Symbols],
    /// Whether a fact holds for a sentence.
    pub holds: &'s dyn Fn(Fact, usize) -> bool,
}

impl Matcher {
    /// Whether what has to be, or must not be, anywhere in the post is so.
    /// Asked once for a post: it is the same for every sentence.
    pub fn allows_post(&self, sentences: &[Symbols]) -> bool {
        let in_post = |pattern: &Pattern| sentences.iter().any(|s| pattern.find(s).is_some());
        self.post.iter().all(in_post) && !self.not_post.iter().any(in_post)
    }

    /// The words of the sentence that match, as word positions in it from
    /// and to (exclusive); `None` where the rule does not hold. Whether the
    /// post allows it is asked apart.
    pub fn find(&self, scene: &Scene<'_>, index: usize) -> Option<(usize, usize)> {
        let sentence = &scene.sentences[index];
        let found = self
            .find
            .iter()
            .find_map(|pattern| pattern.find(sentence))?;
        self.allows(scene, index).then_some(found)
    }

    /// All places in the sentence that match.
    pub fn find_all(&self, scene: &Scene<'_>, index: usize) -> Vec<(usize, usize)> {
        let sentence = &scene.sentences[index];
        let found: Vec<_> = self
            .find
            .iter()
            .flat_map(|pattern| pattern.find_all(sentence))
            .collect();
        if found.is_empty() || !self.allows(scene, index) {
            return Vec::new();
        }
        found
    }

    fn allows(&self, scene: &Scene<'_>, index: usize) -> bool {
        let has = |pattern: &Pattern, sentence: &Symbols| pattern.find(sentence).is_some();
        let near = &scene.sentences[index.saturating_sub(1)..scene.sentences.len().min(index + 2)];
        let is_near = |pattern: &Pattern| near.iter().any(|sentence| has(pattern, sentence));
        let here = &scene.sentences[index];
        let facts = self.when.iter().all(|any| {
            any.iter()
                .any(|&(fact, wanted)| (scene.holds)(fact, index) == wanted)
        });
        facts
            && self.with.iter().all(|pattern| has(pattern, here))
            && !self.without.iter().any(|pattern| has(pattern, here))
            && self.near.iter().all(is_near)
            && !self.not_near.iter().any(is_near)
    }
}

/// All rules of the norms, for people who want to know what is checked.
#[cfg(not(target_arch = "wasm32"))]
pub fn all() -> impl Iterator<Item = RuleInfo> {
    tables::RULE_INFO.iter().copied()
}

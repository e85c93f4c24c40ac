//! What a rule is. The rules themselves are data: `rules/*.toml`.

use crate::assessment::{Norm, Strength};
use crate::pattern::Symbol;
use crate::profile::{Function, Sector};

/// Something that is or is not so for a sentence.
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

/// Some of the patterns, as numbers from `first` to `last` (exclusive).
#[derive(Debug, Clone, Copy)]
pub struct Patterns {
    /// The first.
    pub first: u16,
    /// The one after the last.
    pub last: u16,
}

impl Patterns {
    /// Their numbers.
    pub fn each(self) -> std::ops::Range<u16> {
        self.first..self.last
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.first == self.last
    }
}

/// A fact that is as wanted, or that is not but the next condition holds.
#[derive(Debug, Clone, Copy)]
pub struct Condition {
    /// The fact.
    pub fact: Fact,
    /// Whether it is wanted.
    pub wanted: bool,
    /// Whether it is enough that the next one holds.
    pub or_next: bool,
}

/// Some of the conditions, as numbers from `first` to `last` (exclusive).
#[derive(Debug, Clone, Copy)]
pub struct Conditions {
    /// The first.
    pub first: u16,
    /// The one after the last.
    pub last: u16,
}

impl Conditions {
    /// Whether all hold, where `holds` says whether a fact does.
    pub fn hold(self, all: &[Condition], holds: impl Fn(Fact) -> bool) -> bool {
        let mut held = false;
        all[usize::from(self.first)..usize::from(self.last)]
            .iter()
            .all(|condition| {
                held = held || holds(condition.fact) == condition.wanted;
                condition.or_next || std::mem::take(&mut held)
            })
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.first == self.last
    }
}

/// Some of the norms, a bit each in the order of [`Norm::ALL`].
#[derive(Debug, Clone, Copy)]
pub struct Norms(pub u16);

impl Norms {
    /// Whether a norm is one of them.
    pub fn contain(self, norm: Norm) -> bool {
        self.0 & 1 << norm as u16 != 0
    }
}

/// What has to hold for a rule to match a sentence.
#[derive(Debug)]
pub struct Matcher {
    /// One of these is found; it is what the finding points at.
    pub find: Patterns,
    /// Each of these is in the sentence.
    pub with: Patterns,
    /// None of these is in the sentence.
    pub without: Patterns,
    /// Each of these is in the sentence or the one directly before or after.
    pub near: Patterns,
    /// None of these is there.
    pub not_near: Patterns,
    /// Each of these is somewhere in the post.
    pub post: Patterns,
    /// None of these is anywhere in the post.
    pub not_post: Patterns,
    /// These hold.
    pub when: Conditions,
}

impl Matcher {
    /// Whether it looks at nothing outside the sentence.
    pub fn is_local(&self) -> bool {
        let elsewhere = [self.near, self.not_near, self.post, self.not_post];
        self.when.is_empty() && elsewhere.iter().all(|patterns| patterns.is_empty())
    }
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
    /// `marks/name`; only the host asks for it.
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
    pub cancels: Norms,
    /// The acts that it spares, with spaces between.
    pub spares: &'static str,
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

/// What has to hold for a rule of any kind.
macro_rules! matchers {
    ($($rule:ty),*) => {$(
        impl AsRef<Matcher> for $rule {
            fn as_ref(&self) -> &Matcher {
                &self.matcher
            }
        }
    )*};
}

matchers!(MarkRule, LinkRule, CancelRule, Rule);

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
    /// Key of the reason and the advice.
    pub text: &'static str,
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

/// All rules of the norms, for people who want to know what is checked.
#[cfg(not(target_arch = "wasm32"))]
pub fn all() -> impl Iterator<Item = RuleInfo> {
    crate::tables::known::RULE_INFO.iter().copied()
}

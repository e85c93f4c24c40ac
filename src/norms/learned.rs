//! What labelled posts have taught: a second look at what the rules found.
//!
//! Rules know the words that somebody thought of. How people really write was
//! learned from thousands of labelled posts (`tests/corpus`, by `src/learn`):
//! how far a word, a class of words or two classes beside each other speaks for
//! or against each norm (`learned.tsv`). With it a post that no rule knows but
//! that is much like those which need a second thought gets one, and a doubtful
//! finding of a rule is left out.
//!
//! Sentences are looked at one by one, and the heaviest counts: so what stands around
//! a sentence takes nothing away from it. Whether a post needs a question at all is
//! also asked of every two sentences after each other.

use crate::assessment::{Level, Norm};
use crate::key::{self, Keys, Kind};
use crate::pattern::{Symbol, Symbols, class_bit};
use crate::scene::Words;
use crate::tables::{Column, known};
use std::sync::OnceLock;

#[allow(clippy::unreadable_literal, reason = "written by the build script")]
mod data {
    include!(concat!(env!("OUT_DIR"), "/learned.rs"));
}

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/learned.bin"));

/// The norms of which something was learned, in the order of the weights.
pub const NORMS: [Norm; key::NORMS] = match Norm::ALL.first_chunk() {
    Some(norms) => *norms,
    None => unreachable!(),
};

/// How the things are looked up.
const KEYS: Keys = Keys(data::SALT);

/// What the weights for a question are called in `learned.tsv`.
pub const ASKS: &str = key::ASKS;

/// Scores and weights of sentences are whole numbers of this many to one.
pub const UNIT: f32 = 32.0;

/// How many letters of a longer word are its beginning: inflections, and compounds
/// with one first part, have it alike.
const BEGINNING: usize = 5;

/// What a word begins with, if it is longer.
#[inline]
fn beginning(word: &str) -> Option<&str> {
    let letters = word.as_bytes().get(..=BEGINNING)?;
    let bytes = if letters.is_ascii() {
        BEGINNING
    } else {
        word.char_indices().nth(BEGINNING)?.0
    };
    Some(&word[..bytes])
}

/// One thing that a sentence has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feature<'t> {
    /// A word as it is compared; of one with digits only that it has some.
    Word(&'t str),
    /// What a longer word begins with: its first [`BEGINNING`] letters.
    Begin(&'t str),
    /// A class or mark.
    Class(Symbol),
    /// Two of them at words next to each other.
    Pair(Symbol, Symbol),
    /// Something that holds for the post, or for its sentence.
    Fact(&'static str),
}

impl Feature<'_> {
    fn key(self) -> u32 {
        match self {
            Self::Word(word) => KEYS.of_text(Kind::Word, word),
            Self::Begin(begin) => KEYS.of_text(Kind::Begin, begin),
            Self::Class(class) => KEYS.of_symbols(Kind::Class, class, 0),
            Self::Pair(first, second) => KEYS.of_symbols(Kind::Pair, first, second),
            Self::Fact(fact) => KEYS.of_text(Kind::Fact, fact),
        }
    }

    /// As `learned.tsv` has it: what kind, and which.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn name(self) -> (&'static str, String) {
        use crate::tables::name;
        match self {
            Self::Word(word) => ("word", word.to_owned()),
            Self::Begin(begin) => ("begin", begin.to_owned()),
            Self::Class(class) => ("class", name(class)),
            Self::Pair(first, second) => ("pair", format!("{} {}", name(first), name(second))),
            Self::Fact(fact) => ("fact", fact.to_owned()),
        }
    }
}

/// How many ends of keys are told apart.
const ENDS: usize = 1 << 16;

/// Where the bit of a key's end is.
#[inline]
fn end_of(key: u32) -> (usize, u64) {
    let end = key as usize % ENDS;
    (end / 64, 1 << (end % 64))
}

/// How many weights a thing has: for each norm, and last for a question.
pub const COLUMNS: usize = key::COLUMNS;

/// How far something speaks for each of them, in [`UNIT`]s.
type Weights = [i8; COLUMNS];

/// What was learned, by key.
struct Learned {
    /// A bit for the keys that end in the same bits: most of what a sentence has is
    /// not known, and is told so at once.
    ends: Vec<u64>,
    /// Where the keys with each upper byte begin.
    starts: Vec<u16>,
    keys: Vec<u32>,
    weights: Vec<Weights>,
}

impl Learned {
    fn read(mut blob: Column) -> Self {
        let mut learned = Self {
            ends: vec![0; ENDS / 64],
            starts: Vec::with_capacity(257),
            keys: Vec::with_capacity(data::COUNT),
            weights: Vec::with_capacity(data::COUNT),
        };
        let mut key = 0;
        for place in 0..data::COUNT {
            key += blob.number() as u32;
            let has = blob.number();
            let mut weights = Weights::default();
            for (column, weight) in weights.iter_mut().enumerate() {
                if has & 1 << column != 0 {
                    *weight = i8::from_le_bytes([blob.byte()]);
                }
            }
            let upper = (key >> (key::BITS - 8)) as usize;
            while learned.starts.len() <= upper {
                learned.starts.push(place as u16);
            }
            let (block, bit) = end_of(key);
            learned.ends[block] |= bit;
            learned.keys.push(key);
            learned.weights.push(weights);
        }
        learned.starts.resize(257, data::COUNT as u16);
        learned
    }

    /// Where the weights of something are, if anything was learned of it.
    fn place(&self, feature: Feature<'_>) -> Option<usize> {
        let key = feature.key();
        let (block, bit) = end_of(key);
        if self.ends[block] & bit == 0 {
            return None;
        }
        let upper = (key >> (key::BITS - 8)) as usize;
        let from = usize::from(self.starts[upper]);
        let to = usize::from(self.starts[upper + 1]);
        let place = self.keys[from..to].binary_search(&key).ok()?;
        Some(from + place)
    }
}

fn learned() -> &'static Learned {
    static LEARNED: OnceLock<Learned> = OnceLock::new();
    LEARNED.get_or_init(|| Learned::read(Column(BLOB)))
}

/// Which things were counted already: each counts once.
struct Counted([u64; data::COUNT.div_ceil(64)]);

impl Default for Counted {
    fn default() -> Self {
        Self([0; data::COUNT.div_ceil(64)])
    }
}

impl Counted {
    #[inline]
    fn is_new(&mut self, place: usize) -> bool {
        let (bits, bit) = (&mut self.0[place / 64], 1 << (place % 64));
        let is_new = *bits & bit == 0;
        *bits |= bit;
        is_new
    }

    #[inline]
    fn has(&self, place: usize) -> bool {
        self.0[place / 64] & (1 << (place % 64)) != 0
    }
}

/// How far a post speaks for a question: of its sentences, and of every two after
/// each other, those that do most. So what is added to a post takes nothing away.
pub struct Whole {
    /// The things of the sentence before, and how far they speak for it.
    before: Option<(Counted, i32)>,
    /// In [`UNIT`]s.
    pub score: i32,
}

impl Default for Whole {
    fn default() -> Self {
        Self {
            before: None,
            score: i32::MIN,
        }
    }
}

impl Whole {
    /// The next sentence: its things, how far they speak for a question, and how far
    /// those of them that the one before it has too.
    fn add(&mut self, things: Counted, alone: i32, shared: i32) {
        let base = data::BASES[NORMS.len()];
        let both = self
            .before
            .as_ref()
            .map(|(_, before)| before + alone - shared);
        let most = both.map_or(alone, |both| both.max(alone));
        self.score = self.score.max(base + most);
        self.before = Some((things, alone));
    }

    #[inline]
    fn had(&self, place: usize) -> bool {
        (self.before.as_ref()).is_some_and(|(things, _)| things.has(place))
    }
}

/// A sentence, as it is looked at.
pub struct Look<'p> {
    /// Its words as they are compared.
    pub words: Vec<&'p str>,
    /// Its symbols.
    pub(crate) symbols: &'p Symbols,
    /// What holds for it and for the post.
    pub facts: Vec<&'static str>,
}

/// Classes and marks that say nothing about a post: shapes, and of words only their
/// language or their place in a sentence.
const SILENT: [Symbol; 12] = [
    known::MARK_SMALL,
    known::MARK_FIRST,
    known::CLASS_SMALL_WORD,
    known::CLASS_TAME,
    known::CLASS_LANG_DE,
    known::CLASS_LANG_EN,
    known::CLASS_LANG_ES,
    known::CLASS_LANG_FR,
    known::CLASS_LANG_FY,
    known::CLASS_LANG_NL,
    known::CLASS_LANG_PL,
    known::CLASS_LANG_TR,
];

/// A bit for each of them.
const SILENT_BITS: [u64; Symbols::CLASS_BLOCKS] = {
    let mut bits = [0; Symbols::CLASS_BLOCKS];
    let mut place = 0;
    while place < SILENT.len() {
        if let Some((block, bit)) = class_bit(SILENT[place]) {
            bits[block] |= bit;
        }
        place += 1;
    }
    bits
};

/// Whether it is a class or mark that says something.
#[inline]
fn speaks(symbol: Symbol) -> bool {
    class_bit(symbol).is_some_and(|(block, bit)| SILENT_BITS[block] & bit == 0)
}

impl Look<'_> {
    /// Everything that the sentence has, with the words it is about.
    #[must_use]
    pub fn features(&self) -> Vec<(Feature<'_>, Words)> {
        let mut found = Vec::new();
        self.each(|feature, words| found.push((feature, words)));
        found
    }

    fn each<'l>(&'l self, mut has: impl FnMut(Feature<'l>, Words)) {
        let mut classes: Vec<(u8, Symbol)> = Vec::with_capacity(self.words.len() * 4);
        let found = self.symbols.occurrences.iter();
        let found = found.filter(|found| speaks(found.symbol));
        classes.extend(found.map(|found| (found.at, found.symbol)));
        classes.sort_unstable();
        classes.dedup();
        for fact in &self.facts {
            has(Feature::Fact(fact), (0, 0));
        }
        let has_digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
        for (at, &word) in self.words.iter().enumerate() {
            let word = if has_digits(word) { "0" } else { word };
            has(Feature::Word(word), (at, at + 1));
            if let Some(begin) = beginning(word) {
                has(Feature::Begin(begin), (at, at + 1));
            }
        }
        for (place, &(at, class)) in classes.iter().enumerate() {
            let at = usize::from(at);
            has(Feature::Class(class), (at, at + 1));
            let next = classes[place..]
                .iter()
                .skip_while(|(other, _)| usize::from(*other) == at)
                .take_while(|(other, _)| usize::from(*other) == at + 1);
            for &(_, other) in next {
                has(Feature::Pair(class, other), (at, at + 2));
            }
        }
    }

    /// What was learned of it, each thing once: where that stands, and the words
    /// it is about.
    fn known(&self) -> Vec<(usize, Words)> {
        let learned = learned();
        let mut known = Vec::with_capacity(64);
        self.each(|feature, words| {
            known.extend(learned.place(feature).map(|place| (place, words)));
        });
        known.sort_unstable();
        known.dedup_by_key(|(place, _)| *place);
        known
    }

    /// How far the sentence speaks for each norm, in [`UNIT`]s; below 0: it
    /// rather does not. Sentences are to be asked in their order: each is added to the
    /// whole post.
    #[must_use]
    pub fn scores(&self, whole: &mut Whole) -> [i32; NORMS.len()] {
        let learned = learned();
        let mut scores: [i32; NORMS.len()] = std::array::from_fn(|norm| data::BASES[norm]);
        let mut counted = Counted::default();
        let (mut alone, mut shared) = (0, 0);
        self.each(|feature, _| {
            let Some(place) = learned.place(feature) else {
                return;
            };
            if counted.is_new(place) {
                let [norms @ .., asks] = &learned.weights[place];
                for (score, &weight) in scores.iter_mut().zip(norms) {
                    *score += i32::from(weight);
                }
                alone += i32::from(*asks);
                if whole.had(place) {
                    shared += i32::from(*asks);
                }
            }
        });
        whole.add(counted, alone, shared);
        scores
    }

    /// What speaks for a norm or against it, as `learned.tsv` has it, the
    /// heaviest first.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn reasons(&self, norm: Norm) -> Vec<(String, i8)> {
        let norm = place_of(norm);
        let mut reasons: Vec<(String, i8)> = (self.features().into_iter())
            .filter_map(|(feature, _)| {
                let weight = learned().weights[learned().place(feature)?][norm?];
                let (kind, which) = feature.name();
                (weight != 0).then(|| (format!("{kind} {which}"), weight))
            })
            .collect();
        reasons.sort_by_key(|(name, weight)| (-i32::from(weight.abs()), name.clone()));
        reasons.dedup();
        reasons
    }

    /// The words that speak for a norm most, as long as they stand together; the
    /// whole sentence where none does.
    #[must_use]
    pub fn words_for(&self, norm: Norm) -> Words {
        let Some(norm) = place_of(norm) else {
            return (0, self.words.len());
        };
        let mut of_word = vec![0; self.words.len()];
        for (place, (from, to)) in self.known() {
            let weights = &learned().weights[place];
            let to = to.min(of_word.len());
            for score in of_word.get_mut(from..to).into_iter().flatten() {
                *score += i32::from(weights[norm]) / (to - from) as i32;
            }
        }
        let (mut best, mut most) = ((0, self.words.len()), 0);
        let (mut from, mut sum) = (0, 0);
        for (at, score) in of_word.iter().enumerate() {
            if sum <= 0 {
                (from, sum) = (at, 0);
            }
            sum += score;
            if sum > most {
                (best, most) = ((from, at + 1), sum);
            }
        }
        best
    }
}

/// How far a post's sentences speak for a question, in [`UNIT`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scores {
    /// Its heaviest sentence for its heaviest norm.
    pub most: i32,
    /// The same for the norm after that.
    pub next: i32,
    /// Its heaviest sentence, or two, for a question.
    pub whole: i32,
}

/// How likely a post needs a question, from its sentences and from what the rules
/// found; above 0: rather yes.
#[must_use]
pub fn of_post(scores: Scores, level: Level, found: &[(Norm, Level)]) -> f32 {
    let level = level.id();
    let parts = [
        (scores.most, weight_of("score", level)),
        (scores.next, weight_of("next", "")),
        (scores.whole, weight_of("whole", "")),
    ];
    let mut sum = weight_of("base", level);
    for (score, weight) in parts {
        sum += score as f32 / UNIT * weight;
    }
    for (norm, level) in found {
        sum += weight_of(norm.id(), level.id());
    }
    sum
}

/// The rule of what was learned of a norm, and the key of its text; `None` where
/// nothing is ever found so.
pub fn said(norm: Norm) -> Option<(&'static str, &'static str)> {
    data::SAID[place_of(norm)?]
}

/// The place of a norm among the weights.
fn place_of(norm: Norm) -> Option<usize> {
    NORMS.iter().position(|&other| other == norm)
}

fn weight_of(what: &str, which: &str) -> f32 {
    let named = |name: &str| {
        name.strip_prefix(what)
            .and_then(|rest| rest.strip_prefix(' '))
            == Some(which)
    };
    let weight = data::POST.iter().find(|(name, _)| named(name));
    weight.map_or(0.0, |(_, weight)| *weight)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Context, Profile, assess, engine::second};

    /// The table as it is written: of a norm the weight of each thing.
    fn table() -> impl Iterator<Item = (&'static str, String, i32)> {
        let lines = include_str!("learned.tsv").lines();
        lines.filter_map(|line| {
            let mut parts = line.split('\t');
            let norm = parts.next().filter(|id| column(id).is_some())?;
            let (kind, which) = (parts.next()?, parts.next()?);
            let weight = parts.next()?.parse().ok()?;
            Some((norm, format!("{kind} {which}"), weight))
        })
    }

    /// Where the weights of a norm stand, or those for a question.
    fn column(id: &str) -> Option<usize> {
        let norm = NORMS.iter().position(|norm| norm.id() == id);
        norm.or((id == ASKS).then_some(NORMS.len()))
    }

    #[test]
    fn every_line_of_the_table_is_looked_up_as_written() {
        let words = table().filter_map(|(norm, name, weight)| {
            let word = name.strip_prefix("word ")?.to_owned();
            Some((norm, word, weight))
        });
        let mut seen = 0;
        for (norm, word, weight) in words {
            let norm = column(norm).unwrap();
            let place = learned().place(Feature::Word(&word)).unwrap();
            assert_eq!(i32::from(learned().weights[place][norm]), weight, "{word}");
            seen += 1;
        }
        assert!(seen > 1_000, "{seen}");
        assert!(learned().place(Feature::Word("xyzzyqwrt")).is_none());
    }

    #[test]
    fn what_a_sentence_has_is_named_as_in_the_table() {
        let names: std::collections::HashSet<_> = table().map(|(_, name, _)| name).collect();
        let text = "Wij laten de gedetineerden morgen om tien uur naar buiten.";
        let lesson = second::lesson(text, &Profile::default(), &Context::default());
        let known = lesson.sentences[0].iter();
        let known = known.filter(|(kind, which)| names.contains(&format!("{kind} {which}")));
        assert!(known.count() > 10, "{lesson:?}");
    }

    #[test]
    fn a_heavier_sentence_never_makes_a_post_lighter() {
        for level in [Level::None, Level::Notice, Level::Confirm] {
            let of = |score| {
                let scores = Scores {
                    most: score,
                    next: 0,
                    whole: score,
                };
                of_post(scores, level, &[(Norm::Tone, level)])
            };
            assert!(of(0) < of(32) && of(32) < of(64), "{level:?}");
        }
    }

    #[test]
    fn the_words_of_a_finding_stand_together_in_the_text() {
        for (text, _) in POSTS {
            let found = assess(text, &Profile::default(), &Context::default()).findings;
            let learned = found.iter().find(|one| one.rule.ends_with("/learned"));
            let quote = &learned.expect(text).quote;
            assert!(
                !quote.is_empty() && text.contains(quote.as_str()),
                "{quote}"
            );
        }
    }

    #[test]
    fn it_finds_what_no_rule_knows() {
        for (text, norm) in POSTS {
            let profile = Profile::default();
            let by_rules = second::lesson(text, &profile, &Context::default()).found;
            let is_found = |level: Level| level == Level::Confirm;
            assert!(
                !by_rules.iter().any(|(_, level)| is_found(*level)),
                "{text}"
            );
            let found = assess(text, &profile, &Context::default()).findings;
            let is = |one: &crate::Finding| one.norm == *norm && is_found(one.level);
            assert!(found.iter().any(is), "{text}: {found:?}");
        }
    }

    #[test]
    fn what_norms_md_leaves_free_or_keeps_is_not_learned_away() {
        let free = "What that PVV politician said about Islam yesterday is too stupid for words.";
        let advisor = Profile {
            function: crate::Function::Advisor,
            ..Profile::default()
        };
        assert_eq!(
            assess(free, &advisor, &Context::default()).level,
            Level::None
        );
        let kept = "Bij ons op het stadhuis wordt gefraudeerd met opdrachten. Iedereen weet het.";
        for function in crate::Function::ALL {
            let profile = Profile {
                function,
                ..Profile::default()
            };
            let level = assess(kept, &profile, &Context::default()).level;
            assert_eq!(level, Level::Confirm, "{function:?}");
        }
    }

    /// Posts that the rules have no words for, written for this test.
    const POSTS: &[(&str, Norm)] = &[(
        "Wist je dat Jacco Leukwilg, onze trainee uit Gouda, cocaïne gebruikt en dat dat in zijn verzuimverslag staat?",
        Norm::Confidentiality,
    )];
}

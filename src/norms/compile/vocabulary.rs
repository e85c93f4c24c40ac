//! Numbers every word form, word class and mark that a rule uses.
//!
//! While the rule files are read, symbols are given out as they come. At the
//! end [`Vocabulary::order`] numbers them anew: word forms in order, so that
//! neighbours share their beginning and their number says itself, then classes,
//! then marks.

use super::letters;
use crate::fold::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// The marks the engine sets itself.
pub const ENGINE_MARKS: &[&str] = &[
    "number",
    "time",
    "amount",
    "url",
    "mention",
    "hashtag",
    "email",
    "emoji",
    "capital",
    "caps",
    "small",
    "name",
    "quoted",
    "question",
    "shout",
    "first",
    "employer-name",
    "own-place",
    "office",
    "dossier",
    "agreed",
    "topical",
    "bsn",
    "iban",
    "phone",
    "public-phone",
    "plate",
    "case-number",
    "container",
    "postcode",
    "coordinates",
    "age",
    "year",
    "handle",
];

/// All symbols, in the order in which they were met.
#[derive(Default)]
pub struct Vocabulary {
    next: u16,
    /// Word forms, with the stars that stand at their ends.
    words: BTreeMap<String, u16>,
    classes: BTreeMap<String, u16>,
    marks: BTreeMap<String, u16>,
    /// Class entries of one word: word symbol -> classes.
    members: BTreeMap<u16, BTreeSet<u16>>,
    /// Class entries of several words: the symbols in order, and the class.
    phrases: BTreeSet<(Vec<u16>, u16)>,
}

/// The symbols under their final numbers.
pub struct Ordered {
    /// Word forms by their [`letters::key`]; the place is the symbol.
    pub words: Vec<String>,
    /// For each word form the classes it belongs to, counted from 0.
    pub members: Vec<Vec<u16>>,
    /// Class entries of several words, sorted: the symbols, and the class from 0.
    pub phrases: Vec<(Vec<u16>, u16)>,
    /// How many classes there are.
    pub classes: usize,
    /// How many marks there are.
    pub marks: usize,
    /// The names of the classes, in the order of their numbers.
    pub class_names: Vec<String>,
    /// The names of the marks, in the order of their numbers.
    pub mark_names: Vec<String>,
    /// The final number of each symbol met.
    pub renumbered: Vec<u16>,
    /// Constants for the engine, as Rust source.
    pub source: String,
}

impl Vocabulary {
    /// With the engine's own marks.
    pub fn new() -> Self {
        let mut vocabulary = Self::default();
        for mark in ENGINE_MARKS {
            let symbol = vocabulary.fresh();
            vocabulary.marks.insert((*mark).into(), symbol);
        }
        vocabulary
    }

    fn fresh(&mut self) -> u16 {
        self.next = self.next.checked_add(1).expect("fewer than 65,536 symbols");
        self.next - 1
    }

    /// The symbol of a word form; `vuurwerk*`, `*beleid` and `*brand*` stand
    /// for every word that starts with, ends with or contains it.
    pub fn word(&mut self, text: &str) -> Result<u16, String> {
        let folded = fold(text);
        let bare = folded.trim_matches('*');
        let starred = bare.len() != folded.len();
        if bare.contains('*') || bare.is_empty() || (starred && bare.chars().count() < 3) {
            return Err(format!(
                "{text:?}: a star stands at an end, beside three letters or more"
            ));
        }
        if let Some(&symbol) = self.words.get(&folded) {
            return Ok(symbol);
        }
        let symbol = self.fresh();
        self.words.insert(folded, symbol);
        Ok(symbol)
    }

    /// The symbol of a word class, which must have a lexicon file.
    pub fn class(&self, name: &str) -> Result<u16, String> {
        let symbol = self.classes.get(name).copied();
        symbol.ok_or_else(|| format!("<{name}>: no lexicons/{name}.txt and no such define"))
    }

    /// The symbol of a mark, which the engine or `marks.toml` must set.
    pub fn mark(&self, name: &str) -> Result<u16, String> {
        let symbol = self.marks.get(name).copied();
        symbol
            .ok_or_else(|| format!("{{{name}}}: the engine and rules/marks.toml set no such mark"))
    }

    /// A mark that `marks.toml` sets.
    pub fn define_mark(&mut self, name: &str) -> u16 {
        if let Some(&symbol) = self.marks.get(name) {
            return symbol;
        }
        let symbol = self.fresh();
        self.marks.insert(name.into(), symbol);
        symbol
    }

    /// Announces a class, so that rules can use it.
    pub fn define_class(&mut self, name: &str) {
        let symbol = self.fresh();
        self.classes.insert(name.into(), symbol);
    }

    /// Adds a lexicon entry of one or more words to a class.
    pub fn add_to_class(&mut self, name: &str, entry: &str) -> Result<(), String> {
        let class = self.class(name)?;
        let mut words = Vec::new();
        for word in entry.split_whitespace() {
            words.push(self.word(word)?);
        }
        match words.as_slice() {
            [] => {}
            [word] => {
                self.members.entry(*word).or_default().insert(class);
            }
            _ => {
                self.phrases.insert((words, class));
            }
        }
        Ok(())
    }

    /// The final numbers.
    pub fn order(&self) -> Ordered {
        let mut renumbered = vec![0_u16; usize::from(self.next)];
        let mut source = String::new();
        let mut next = 0_u16;
        let mut give = |symbol: u16| {
            renumbered[usize::from(symbol)] = next;
            next += 1;
            next - 1
        };
        let mut words: Vec<_> = self.words.iter().collect();
        words.sort_by_cached_key(|(word, _)| letters::key(word));
        for (_, symbol) in &words {
            give(**symbol);
        }
        let mut constants = |table: &BTreeMap<String, u16>, kind: &str| {
            for (name, &symbol) in table {
                let number = give(symbol);
                let name = name.to_uppercase().replace('-', "_");
                let _ = writeln!(
                    source,
                    "#[allow(dead_code)]\npub const {kind}_{name}: Symbol = {number};"
                );
            }
        };
        constants(&self.classes, "CLASS");
        constants(&self.marks, "MARK");
        for (kind, table) in [("CLASS", &self.classes), ("MARK", &self.marks)] {
            let names: Vec<_> = table.keys().collect();
            let _ = writeln!(
                source,
                "#[cfg(not(target_arch = \"wasm32\"))]\npub static {kind}_NAMES: &[&str] = &{names:?};"
            );
        }
        let first_class = self.words.len();
        let _ = writeln!(
            source,
            "pub const FIRST_CLASS: Symbol = {first_class};\npub const SYMBOLS: Symbol = {};",
            self.next
        );
        let class = |symbol: u16| renumbered[usize::from(symbol)] - first_class as u16;
        let mut members: Vec<Vec<u16>> = vec![Vec::new(); self.words.len()];
        for (word, classes) in &self.members {
            let mut classes: Vec<_> = classes.iter().map(|&symbol| class(symbol)).collect();
            classes.sort_unstable();
            members[usize::from(renumbered[usize::from(*word)])] = classes;
        }
        let mut phrases: Vec<(Vec<u16>, u16)> = self
            .phrases
            .iter()
            .map(|(words, of)| {
                let words = words.iter().map(|&word| renumbered[usize::from(word)]);
                (words.collect(), class(*of))
            })
            .collect();
        phrases.sort();
        Ordered {
            words: words.into_iter().map(|(word, _)| word.clone()).collect(),
            members,
            phrases,
            classes: self.classes.len(),
            marks: self.marks.len(),
            class_names: self.classes.keys().cloned().collect(),
            mark_names: self.marks.keys().cloned().collect(),
            renumbered,
            source,
        }
    }
}

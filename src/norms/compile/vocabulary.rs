//! Numbers every word form, word class and mark that a rule uses.

use crate::fold::fold;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The marks the engine sets itself, in the order of `marks::Mark`.
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
    "age",
    "year",
    "handle",
];

/// All symbols. Words come first, then classes and marks.
#[derive(Default)]
pub struct Vocabulary {
    next: u16,
    words: BTreeMap<String, u16>,
    prefixes: BTreeMap<String, u16>,
    suffixes: BTreeMap<String, u16>,
    infixes: BTreeMap<String, u16>,
    classes: BTreeMap<String, u16>,
    marks: BTreeMap<String, u16>,
    /// Class entries of one word: word symbol -> classes.
    members: BTreeMap<u16, Vec<u16>>,
    /// Class entries of several words: the symbols in order, and the class.
    phrases: Vec<(Vec<u16>, u16)>,
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
        let kind = match (folded.starts_with('*'), folded.ends_with('*')) {
            (false, false) => 0,
            (false, true) => 1,
            (true, false) => 2,
            (true, true) => 3,
        };
        let table = [&self.words, &self.prefixes, &self.suffixes, &self.infixes][kind];
        if let Some(&symbol) = table.get(bare) {
            return Ok(symbol);
        }
        let symbol = self.fresh();
        let table = match kind {
            0 => &mut self.words,
            1 => &mut self.prefixes,
            2 => &mut self.suffixes,
            _ => &mut self.infixes,
        };
        table.insert(bare.into(), symbol);
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
                let classes = self.members.entry(*word).or_default();
                if !classes.contains(&class) {
                    classes.push(class);
                }
            }
            _ => self.phrases.push((words, class)),
        }
        Ok(())
    }

    /// The tables, as Rust source.
    pub fn source(&self) -> String {
        let mut code = String::new();
        for (name, table) in [
            ("WORDS", &self.words),
            ("PREFIXES", &self.prefixes),
            ("SUFFIXES", &self.suffixes),
            ("INFIXES", &self.infixes),
        ] {
            let mut map = phf_codegen::Map::new();
            for (word, symbol) in table {
                map.entry(word.as_str(), symbol.to_string());
            }
            let _ = writeln!(
                code,
                "pub static {name}: phf::Map<&'static str, Symbol> = {};",
                map.build()
            );
        }
        let mut members: Vec<&[u16]> = vec![&[]; usize::from(self.next)];
        for (word, classes) in &self.members {
            members[usize::from(*word)] = classes;
        }
        let rows: Vec<_> = members
            .iter()
            .map(|classes| format!("&{classes:?}"))
            .collect();
        let _ = writeln!(
            code,
            "pub static MEMBERS: &[&[Symbol]] = &[{}];",
            rows.join(",")
        );
        let mut phrases: BTreeMap<u16, Vec<(&[u16], u16)>> = BTreeMap::new();
        for (words, class) in &self.phrases {
            phrases
                .entry(words[0])
                .or_default()
                .push((&words[1..], *class));
        }
        let mut map = phf_codegen::Map::new();
        for (first, list) in &phrases {
            let rows: Vec<_> = list
                .iter()
                .map(|(rest, class)| format!("(&{rest:?}, {class})"))
                .collect();
            map.entry(*first, format!("&[{}]", rows.join(",")));
        }
        let _ = writeln!(
            code,
            "pub static PHRASES: phf::Map<Symbol, &'static [(&'static [Symbol], Symbol)]> = {};",
            map.build()
        );
        for (name, symbol) in &self.marks {
            let constant = name.to_uppercase().replace('-', "_");
            let _ = writeln!(
                code,
                "#[allow(dead_code)]\npub const MARK_{constant}: Symbol = {symbol};"
            );
        }
        for (name, symbol) in &self.classes {
            let constant = name.to_uppercase().replace('-', "_");
            let _ = writeln!(
                code,
                "#[allow(dead_code)]\npub const CLASS_{constant}: Symbol = {symbol};"
            );
        }
        code
    }
}

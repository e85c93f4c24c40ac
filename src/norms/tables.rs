//! What the build script wrote (`compile/blob.rs`), read back into tables.
//!
//! Read once, at the first post: it takes a few milliseconds, and a page
//! without a composer in use never comes here.

use crate::assessment::{Norm, Strength};
use crate::dictionary::Dictionary;
use crate::pattern::{ALWAYS, Group, Node, Sequence, Symbol, Symbols};
use crate::profile::{Function, Sector};
use crate::rules::{CancelRule, Fact, LinkRule, MarkRule, Matcher, Patterns, Rule};
use std::sync::OnceLock;

/// Numbers and names of the symbols that the engine itself knows.
#[allow(
    unused_imports,
    dead_code,
    missing_docs,
    reason = "written by the build script"
)]
pub mod known {
    use crate::pattern::Symbol;
    #[cfg(not(target_arch = "wasm32"))]
    use crate::{
        assessment::{Norm, Strength},
        rules::{Example, Must, RuleInfo},
    };

    include!(concat!(env!("OUT_DIR"), "/rules.rs"));
}

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));

/// For each of many things a list: all lists after each other.
#[derive(Debug, Default)]
pub struct Lists {
    starts: Vec<u32>,
    items: Vec<u16>,
}

impl Lists {
    /// From pairs of thing and item.
    fn new(things: usize, pairs: &[(u16, u16)]) -> Self {
        let mut starts = vec![0_u32; things + 1];
        for &(thing, _) in pairs {
            starts[usize::from(thing) + 1] += 1;
        }
        for thing in 0..things {
            starts[thing + 1] += starts[thing];
        }
        let mut next = starts.clone();
        let mut items = vec![0; pairs.len()];
        for &(thing, item) in pairs {
            let place = &mut next[usize::from(thing)];
            items[*place as usize] = item;
            *place += 1;
        }
        Self { starts, items }
    }

    /// The list of a thing.
    #[inline]
    pub fn of(&self, thing: u16) -> &[u16] {
        let thing = usize::from(thing);
        &self.items[self.starts[thing] as usize..self.starts[thing + 1] as usize]
    }
}

/// A lexicon entry of several words.
#[derive(Debug, Clone, Copy)]
pub struct Phrase {
    /// Where the words after the first begin in `phrase_words`.
    first: u32,
    /// How many words stand after the first.
    length: u8,
    /// The class.
    pub class: Symbol,
}

/// Everything that the engine looks up.
#[derive(Debug)]
pub struct Tables {
    /// Word forms.
    pub dictionary: Dictionary,
    /// The classes of each word form.
    pub classes: Lists,
    /// Indices of the phrases that begin with each word form.
    pub phrases_of: Lists,
    phrases: Vec<Phrase>,
    phrase_words: Vec<Symbol>,
    /// The slots that a symbol fills in a layout.
    pub fills: Lists,
    /// How many slots a layout has.
    pub slots: usize,
    /// The patterns and groups whose rarest part a symbol can be: patterns by
    /// number, groups by their spark.
    pub sparks: Lists,
    /// A bit for each pattern or group that has no such part.
    pub unsparked: Vec<u64>,
    /// All steps of all patterns.
    pub nodes: Vec<Node>,
    /// All groups of all patterns.
    pub groups: Vec<Group>,
    /// The sequences of groups.
    pub sequences: Vec<Sequence>,
    /// All patterns.
    pub patterns: Vec<Sequence>,
    /// Rules that give marks.
    pub marks: Vec<MarkRule>,
    /// Rules that link.
    pub links: Vec<LinkRule>,
    /// Rules that cancel.
    pub cancels: Vec<CancelRule>,
    /// Rules of the norms.
    pub norms: Vec<Rule>,
    /// For each pattern that is to be found the number of its rule among those
    /// of its kind.
    owners: Vec<u16>,
    /// Word forms, classes and marks by number, for people.
    #[cfg(not(target_arch = "wasm32"))]
    pub names: Vec<String>,
}

impl Tables {
    /// Which of these rules, all of one kind, can match a sentence, in their
    /// order.
    pub fn sparked<R: AsRef<Matcher>>(
        &self,
        rules: &[R],
        sentence: &Symbols,
    ) -> impl Iterator<Item = usize> {
        let first = rules.first().map_or(0, |rule| rule.as_ref().find.first);
        let last = rules.last().map_or(0, |rule| rule.as_ref().not_post.last);
        let mut done = NONE;
        sentence
            .sparked(first, last)
            .map(|pattern| self.owners[usize::from(pattern)])
            .filter(move |&rule| rule != NONE && std::mem::replace(&mut done, rule) != rule)
            .map(usize::from)
    }

    /// The words after the first of a phrase, and its class.
    pub fn phrase(&self, index: u16) -> (&[Symbol], Symbol) {
        let phrase = self.phrases[usize::from(index)];
        let first = phrase.first as usize;
        let words = &self.phrase_words[first..first + usize::from(phrase.length)];
        (words, phrase.class)
    }
}

/// The tables.
pub fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Reader::new(BLOB).tables())
}

/// A column of the blob, read from its start.
#[derive(Clone, Copy, Default)]
struct Column(&'static [u8]);

impl Column {
    fn byte(&mut self) -> u8 {
        let (&first, rest) = self.0.split_first().expect("written by the build script");
        self.0 = rest;
        first
    }

    fn number(&mut self) -> usize {
        let (mut value, mut shift) = (0, 0);
        loop {
            let byte = self.byte();
            value |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return value;
            }
            shift += 7;
        }
    }

    /// A line, which need not begin or end between two characters.
    fn line(&mut self) -> &'static [u8] {
        let end = self.0.iter().position(|&byte| byte == b'\n');
        let (line, rest) = self.0.split_at(end.expect("written by the build script"));
        self.0 = &rest[1..];
        line
    }

    fn text(&mut self) -> &'static str {
        std::str::from_utf8(self.line()).expect("written from text")
    }
}

/// The columns, in the order of `compile/blob.rs`.
#[derive(Default)]
struct Reader {
    word_ends: Column,
    word_shared: Column,
    member_counts: Column,
    members: Column,
    phrase_firsts: Column,
    phrase_lengths: Column,
    phrase_high: Column,
    phrase_low: Column,
    phrase_classes: Column,
    common: Column,
    steps: Column,
    lengths: Column,
    symbol_high: Column,
    symbol_low: Column,
    unions: Column,
    pointers: Column,
    strings: Column,
    rules: Column,
    /// Slot of each symbol that a step looks for alone.
    single_slots: Vec<u16>,
    /// Slots, each with its symbols.
    fills: Vec<(Symbol, u16)>,
    slots: u16,
    /// Slots of the unions read, in order.
    unions_read: Vec<u16>,
    /// Symbols of each slot: the first pair in `fills`, and how many.
    slot_symbols: Vec<(u32, u32)>,
    groups_read: Vec<Node>,
    nodes: Vec<Node>,
    groups: Vec<Group>,
    sequences: Vec<Sequence>,
    patterns: Vec<Sequence>,
}

/// A group with fewer sequences is tried as soon as it is asked.
const LARGE: u16 = 4;

/// No slot yet.
const NONE: u16 = u16::MAX;

impl Reader {
    fn new(blob: &'static [u8]) -> Self {
        let mut reader = Self::default();
        let mut rest = Column(blob);
        for column in [
            &mut reader.word_ends,
            &mut reader.word_shared,
            &mut reader.member_counts,
            &mut reader.members,
            &mut reader.phrase_firsts,
            &mut reader.phrase_lengths,
            &mut reader.phrase_high,
            &mut reader.phrase_low,
            &mut reader.phrase_classes,
            &mut reader.common,
            &mut reader.steps,
            &mut reader.lengths,
            &mut reader.symbol_high,
            &mut reader.symbol_low,
            &mut reader.unions,
            &mut reader.pointers,
            &mut reader.strings,
            &mut reader.rules,
        ] {
            let length = rest.number();
            let (here, after) = rest.0.split_at(length);
            *column = Column(here);
            rest = Column(after);
        }
        reader
    }

    fn tables(mut self) -> Tables {
        let (letters, starts) = self.words();
        let words = starts.len() - 1;
        let forms = starts
            .windows(2)
            .map(|range| &letters[range[0] as usize..range[1] as usize]);
        let dictionary = Dictionary::new(forms.clone());
        #[cfg(not(target_arch = "wasm32"))]
        let names = forms
            .map(|form| String::from_utf8_lossy(form).into_owned())
            .chain(known::CLASS_NAMES.iter().map(|name| format!("<{name}>")))
            .chain(known::MARK_NAMES.iter().map(|name| format!("{{{name}}}")))
            .collect();
        let symbols = usize::from(known::SYMBOLS);
        let classes = self.members(words);
        let (phrases_of, phrases, phrase_words) = self.phrases(words);
        self.single_slots = vec![NONE; symbols];
        let (marks, links, cancels, norms) = self.rules();
        let mut owners = vec![NONE; self.patterns.len()];
        own(&mut owners, &links);
        own(&mut owners, &cancels);
        own(&mut owners, &norms);
        let rarity = self.rarity(symbols);
        let (sparks, unsparked) = self.sparks(symbols, &rarity);
        Tables {
            dictionary,
            classes,
            phrases_of,
            phrases,
            phrase_words,
            fills: Lists::new(symbols, &self.fills),
            slots: usize::from(self.slots),
            sparks,
            unsparked,
            nodes: self.nodes,
            groups: self.groups,
            sequences: self.sequences,
            patterns: self.patterns,
            marks,
            links,
            cancels,
            owners,
            norms,
            #[cfg(not(target_arch = "wasm32"))]
            names,
        }
    }

    /// The letters of all word forms, with stars, and where each begins.
    fn words(&mut self) -> (Vec<u8>, Vec<u32>) {
        let (mut letters, mut starts): (Vec<u8>, _) = (Vec::new(), vec![0]);
        let mut last = 0;
        while !self.word_shared.0.is_empty() {
            let shared = usize::from(self.word_shared.byte());
            let here = letters.len();
            letters.extend_from_within(last..last + shared);
            letters.extend(self.word_ends.line());
            last = here;
            starts.push(letters.len() as u32);
        }
        (letters, starts)
    }

    fn members(&mut self, words: usize) -> Lists {
        let mut pairs = Vec::new();
        for word in 0..words as u16 {
            for _ in 0..self.member_counts.byte() {
                pairs.push((word, known::FIRST_CLASS + self.members.number() as u16));
            }
        }
        Lists::new(words, &pairs)
    }

    fn phrases(&mut self, words: usize) -> (Lists, Vec<Phrase>, Vec<Symbol>) {
        let (mut pairs, mut phrases, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        let mut word = 0;
        while !self.phrase_firsts.0.is_empty() {
            word += self.phrase_firsts.number() as u16;
            pairs.push((word, phrases.len() as u16));
            let length = self.phrase_lengths.byte();
            let first = rest.len() as u32;
            for _ in 0..length {
                let pair = [self.phrase_high.byte(), self.phrase_low.byte()];
                rest.push(Symbol::from_be_bytes(pair));
            }
            phrases.push(Phrase {
                first,
                length,
                class: known::FIRST_CLASS + self.phrase_classes.number() as u16,
            });
        }
        (Lists::new(words, &pairs), phrases, rest)
    }

    fn slot(&mut self, symbols: &[Symbol]) -> u16 {
        let slot = self.slots;
        self.slots += 1;
        let first = self.fills.len() as u32;
        self.fills
            .extend(symbols.iter().map(|&symbol| (symbol, slot)));
        self.slot_symbols.push((first, symbols.len() as u32));
        slot
    }

    fn single(&mut self) -> u16 {
        let symbol = Symbol::from_be_bytes([self.symbol_high.byte(), self.symbol_low.byte()]);
        let place = usize::from(symbol);
        if self.single_slots[place] == NONE {
            self.single_slots[place] = self.slot(&[symbol]);
        }
        self.single_slots[place]
    }

    fn union(&mut self) -> u16 {
        let mut symbol = 0;
        let symbols: Vec<Symbol> = (0..self.lengths.number())
            .map(|_| {
                symbol += self.unions.number() as u16;
                symbol
            })
            .collect();
        let slot = self.slot(&symbols);
        self.unions_read.push(slot);
        slot
    }

    fn same_union(&mut self) -> u16 {
        self.unions_read[self.pointers.number()]
    }

    /// A pattern, or a sequence in one.
    fn sequence(&mut self) -> Sequence {
        let length = self.lengths.number();
        let nodes: Vec<Node> = (0..length).map(|_| self.node()).collect();
        self.kept(&nodes)
    }

    fn kept(&mut self, nodes: &[Node]) -> Sequence {
        let first = self.nodes.len() as u32;
        self.nodes.extend(nodes);
        Sequence {
            first,
            length: nodes.len() as u16,
        }
    }

    /// The steps by number: the same list as in `compile/blob.rs`.
    fn node(&mut self) -> Node {
        match self.steps.byte() {
            0 => Node::Sym(self.single()),
            1 => Node::Not(self.single()),
            2 => Node::Sym(self.union()),
            3 => Node::Not(self.union()),
            4 => Node::Sym(self.same_union()),
            5 => Node::Not(self.same_union()),
            6 => Node::Any,
            7 => Node::Start,
            8 => Node::End,
            9 => Node::Comma,
            10 => Node::Colon,
            11 => {
                let node = self.node();
                Node::Opt(self.kept(&[node]))
            }
            12 => Node::Opt(self.sequence()),
            13 => self.group(),
            14 => {
                let group = self.group();
                self.groups_read.push(group);
                group
            }
            15 => self.groups_read[self.pointers.number()],
            gap => Node::Gap(gap - 16),
        }
    }

    fn group(&mut self) -> Node {
        let length = self.lengths.number();
        let sequences: Vec<Sequence> = (0..length).map(|_| self.sequence()).collect();
        let first = self.sequences.len() as u32;
        self.sequences.extend(sequences);
        self.groups.push(Group {
            first,
            length: length as u16,
            spark: ALWAYS,
        });
        Node::Group(self.groups.len() as u32 - 1)
    }

    fn rules(&mut self) -> (Vec<MarkRule>, Vec<LinkRule>, Vec<CancelRule>, Vec<Rule>) {
        let counts: Vec<usize> = (0..4).map(|_| self.rules.number()).collect();
        let marks = (0..counts[0]).map(|_| self.mark_rule()).collect();
        let links = (0..counts[1]).map(|_| self.link_rule()).collect();
        let cancels = (0..counts[2]).map(|_| self.cancel_rule()).collect();
        let norms = (0..counts[3]).map(|_| self.norm_rule()).collect();
        (marks, links, cancels, norms)
    }

    fn head(&mut self) -> Head {
        Head {
            id: self.strings.text(),
            text: self.strings.text(),
            acts: self.strings.text(),
            mark: self.rules.number() as Symbol,
            norms: self.rules.number(),
            strength: self.rules.number(),
            flags: self.rules.number(),
            matcher: self.matcher(),
        }
    }

    fn mark_rule(&mut self) -> MarkRule {
        let head = self.head();
        MarkRule {
            id: head.id,
            symbol: head.mark,
            matcher: head.matcher,
        }
    }

    fn link_rule(&mut self) -> LinkRule {
        let head = self.head();
        LinkRule {
            id: head.id,
            authority: head.flag(0),
            subject: head.flag(1),
            matcher: head.matcher,
        }
    }

    fn cancel_rule(&mut self) -> CancelRule {
        let head = self.head();
        let cancels = (0..).zip(Norm::ALL);
        let cancels = cancels.filter(|(bit, _)| head.norms & (1 << bit) != 0);
        CancelRule {
            id: head.id,
            cancels: cancels.map(|(_, norm)| norm).collect(),
            spares: head.acts.split_whitespace().collect(),
            adjacent: head.flag(0),
            service: head.flag(1),
            quoted: head.flag(2),
            reporting: head.flag(3),
            matcher: head.matcher,
        }
    }

    fn norm_rule(&mut self) -> Rule {
        let head = self.head();
        Rule {
            id: head.id,
            norm: Norm::ALL[head.norms],
            strength: [Strength::Weak, Strength::Strong, Strength::Grave][head.strength],
            act: head.acts,
            identifier: head.flag(0),
            text: head.text,
            matcher: head.matcher,
        }
    }

    fn matcher(&mut self) -> Matcher {
        let when = (0..self.rules.number())
            .map(|_| {
                let facts = (0..self.rules.number()).map(|_| {
                    let number = self.rules.number();
                    (fact(number / 2), number % 2 == 1)
                });
                facts.collect()
            })
            .collect();
        let mut list = || {
            let first = self.patterns.len() as u16;
            for _ in 0..self.rules.number() {
                let pattern = self.sequence();
                self.patterns.push(pattern);
            }
            Patterns {
                first,
                last: self.patterns.len() as u16,
            }
        };
        Matcher {
            find: list(),
            with: list(),
            without: list(),
            near: list(),
            not_near: list(),
            post: list(),
            not_post: list(),
            when,
        }
    }

    /// How often each symbol is met, as far as anybody knows.
    fn rarity(&mut self, symbols: usize) -> Vec<u32> {
        // A word that the sample does not have at all is still met sometimes.
        let mut rarity = vec![2; symbols];
        let mut symbol = 0;
        for _ in 0..self.common.number() {
            symbol += self.common.number();
            rarity[symbol] = self.common.number() as u32 + 2;
        }
        rarity
    }

    /// For each symbol the patterns and large groups whose rarest part it can
    /// be, and a bit for each that has no such part.
    fn sparks(&mut self, symbols: usize, rarity: &[u32]) -> (Lists, Vec<u64>) {
        let slot_rarity: Vec<u32> = self
            .slot_symbols
            .iter()
            .map(|&range| {
                let symbols = self.symbols(range);
                symbols.map(|symbol| rarity[usize::from(symbol)]).sum()
            })
            .collect();
        let mut known = vec![Known::No; self.groups.len()];
        let mut parts: Vec<Option<Part>> = self
            .patterns
            .iter()
            .map(|&pattern| self.rarest(pattern, &slot_rarity, &mut known))
            .collect();
        for (place, known) in known.iter().enumerate() {
            if let Known::Part(part) = known
                && self.groups[place].length >= LARGE
                && parts.len() < usize::from(ALWAYS)
            {
                self.groups[place].spark = parts.len() as u16;
                parts.push(Some(part.clone()));
            }
        }
        let mut pairs: Vec<(Symbol, u16)> = Vec::new();
        let mut unsparked = vec![0_u64; parts.len().div_ceil(64)];
        for (spark, part) in (0_u16..).zip(&parts) {
            let Some(part) = part else {
                unsparked[usize::from(spark / 64)] |= 1 << (spark % 64);
                continue;
            };
            let mut symbols: Vec<Symbol> = part
                .slots
                .iter()
                .flat_map(|&slot| self.symbols(self.slot_symbols[usize::from(slot)]))
                .collect();
            symbols.sort_unstable();
            symbols.dedup();
            pairs.extend(symbols.into_iter().map(|symbol| (symbol, spark)));
        }
        (Lists::new(symbols, &pairs), unsparked)
    }

    fn symbols(&self, (first, length): (u32, u32)) -> impl Iterator<Item = Symbol> {
        let pairs = &self.fills[first as usize..(first + length) as usize];
        pairs.iter().map(|&(symbol, _)| symbol)
    }

    /// The rarest part of a sequence: slots of which one must be filled.
    fn rarest(&self, sequence: Sequence, rarity: &[u32], known: &mut [Known]) -> Option<Part> {
        let first = sequence.first as usize;
        let nodes = &self.nodes[first..first + usize::from(sequence.length)];
        let parts = nodes.iter().filter_map(|node| match *node {
            Node::Sym(slot) => Some(Part {
                rarity: rarity[usize::from(slot)],
                slots: vec![slot],
            }),
            Node::Group(group) => self.rarest_of_group(group as usize, rarity, known),
            _ => None,
        });
        parts.min_by_key(|part| part.rarity)
    }

    fn rarest_of_group(&self, group: usize, rarity: &[u32], known: &mut [Known]) -> Option<Part> {
        match &known[group] {
            Known::Part(part) => return Some(part.clone()),
            Known::None => return None,
            Known::No => {}
        }
        let Group { first, length, .. } = self.groups[group];
        let from = first as usize;
        let sequences = &self.sequences[from..from + usize::from(length)];
        let parts: Option<Vec<Part>> = sequences
            .iter()
            .map(|&sequence| self.rarest(sequence, rarity, known))
            .collect();
        let part = parts.map(|parts| Part {
            rarity: parts.iter().map(|part| part.rarity).sum(),
            slots: parts.into_iter().flat_map(|part| part.slots).collect(),
        });
        known[group] = part.clone().map_or(Known::None, Known::Part);
        part
    }
}

/// What is known of the rarest part of a group.
#[derive(Clone)]
enum Known {
    /// Nothing yet.
    No,
    /// There is none.
    None,
    /// It is this.
    Part(Part),
}

fn own<R: AsRef<Matcher>>(owners: &mut [u16], rules: &[R]) {
    for (number, rule) in (0..).zip(rules) {
        for pattern in rule.as_ref().find.each() {
            owners[usize::from(pattern)] = number;
        }
    }
}

/// Slots of which one must be filled for a pattern to match.
#[derive(Clone)]
struct Part {
    rarity: u32,
    slots: Vec<u16>,
}

/// A rule as it is written, before it is known what kind it is.
struct Head {
    id: &'static str,
    text: &'static str,
    acts: &'static str,
    mark: Symbol,
    norms: usize,
    strength: usize,
    flags: usize,
    matcher: Matcher,
}

impl Head {
    fn flag(&self, bit: u32) -> bool {
        self.flags & (1 << bit) != 0
    }
}

/// Facts by number: the same lists as in `compile/rules.rs`.
fn fact(number: usize) -> Fact {
    const PLAIN: [Fact; 9] = [
        Fact::Linked,
        Fact::LinkedByWork,
        Fact::Field,
        Fact::Topical,
        Fact::Official,
        Fact::Account,
        Fact::Employer,
        Fact::PoliticalOffice,
        Fact::Election,
    ];
    let sectors = PLAIN.len()..PLAIN.len() + Sector::ALL.len();
    if number < sectors.start {
        PLAIN[number]
    } else if sectors.contains(&number) {
        Fact::Sector(Sector::ALL[number - sectors.start])
    } else {
        Fact::Function(Function::ALL[number - sectors.end])
    }
}

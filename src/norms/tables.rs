//! What the build script wrote (`compile/blob.rs`), read back into tables.
//!
//! Read once, at the first post: it takes a few milliseconds, and a page
//! without a composer in use never comes here.

use crate::assessment::{Norm, Strength};
use crate::dictionary::{Dictionary, Form};
use crate::pattern::{Group, Node, Sequence, Step, Symbol, Symbols};
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
    /// Without things; the lists are added in their order.
    fn with_capacity(things: usize, items: usize) -> Self {
        let mut starts = Vec::with_capacity(things + 1);
        starts.push(0);
        Self {
            starts,
            items: Vec::with_capacity(items),
        }
    }

    /// The list of the next thing is complete.
    fn close(&mut self) {
        self.starts.push(self.items.len() as u32);
    }

    /// From pairs of thing and item.
    fn new(things: usize, pairs: &[(u16, u16)]) -> Self {
        // Where each list ends, and then, as it fills from its end, where it starts.
        let mut starts = vec![0_u32; things + 1];
        for &(thing, _) in pairs {
            starts[usize::from(thing)] += 1;
        }
        let mut end = 0;
        for start in &mut starts {
            end += *start;
            *start = end;
        }
        let mut items = vec![0; end as usize];
        for &(thing, item) in pairs {
            let place = &mut starts[usize::from(thing)];
            *place -= 1;
            items[*place as usize] = item;
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
    /// Where the words after the second begin in `phrase_words`.
    first: u32,
    /// How many words stand after the second.
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
    /// Where the phrases that begin with each word form begin in `phrases`.
    phrase_starts: Vec<u16>,
    phrases: Vec<Phrase>,
    /// The second word of each phrase.
    phrase_seconds: Vec<Symbol>,
    /// The words after that.
    phrase_words: Vec<Symbol>,
    /// How many symbols there are.
    pub symbols: usize,
    /// What each slot stands for: the steps of patterns look for slots.
    pub symbols_of: Lists,
    /// How many slots there are.
    pub slots: usize,
    /// The patterns and groups whose rarest part a symbol can be: patterns by
    /// number, groups by their spark.
    pub sparks: Lists,
    /// The same for groups.
    pub sparks_of_group: Lists,
    /// A bit for each pattern or group that has no such part.
    pub unsparked: Vec<u64>,
    /// All steps of all patterns.
    pub nodes: Vec<Node>,
    /// All groups of all patterns.
    pub groups: Vec<Group>,
    /// All patterns, then the sequences of groups.
    pub sequences: Vec<Sequence>,
    /// How many patterns there are.
    pub patterns: usize,
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

    /// The phrases that begin with two word forms: the words after these, and the
    /// class.
    pub fn phrases_of(
        &self,
        first: Symbol,
        second: Symbol,
    ) -> impl Iterator<Item = (&[Symbol], Symbol)> {
        let first = usize::from(first);
        let range = self.phrase_starts[first]..self.phrase_starts[first + 1];
        let range = usize::from(range.start)..usize::from(range.end);
        let seconds = &self.phrase_seconds[range.clone()];
        let before = seconds.partition_point(|&other| other < second);
        let same = seconds[before..]
            .iter()
            .take_while(move |&&other| other == second);
        same.zip(&self.phrases[range][before..]).map(|(_, phrase)| {
            let first = phrase.first as usize;
            let words = &self.phrase_words[first..first + usize::from(phrase.length)];
            (words, phrase.class)
        })
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

    /// A number of which low ones take one byte.
    fn ranked(&mut self) -> usize {
        const ONE_BYTE: usize = 200;
        let byte = usize::from(self.byte());
        match byte.checked_sub(ONE_BYTE) {
            None => byte,
            Some(high) => ONE_BYTE + (high << 8 | usize::from(self.byte())),
        }
    }

    /// A number in two bytes.
    fn pair(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
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

/// No rule.
const NONE: u16 = u16::MAX;

/// What the byte of a step says beside what it is: the same as in
/// `compile/steps.rs`.
mod step {
    pub const KIND: u8 = 15;
    pub const OPTIONAL: u8 = 16;
    pub const LAST: u8 = 32;
    pub const RAREST: u8 = 64;
    /// Instead of a sequence without steps.
    pub const NOTHING: u8 = 127;
}

/// The columns, in the order of `compile/blob.rs`.
#[derive(Default)]
struct Reader {
    counts: Column,
    letter_pairs: Column,
    word_ends: Column,
    word_shared: Column,
    members: Column,
    member_lists: Column,
    member_pointers: Column,
    phrase_shared: Column,
    phrase_steps: Column,
    phrase_words: Column,
    phrase_lengths: Column,
    phrase_classes: Column,
    single_symbols: Column,
    singles: Column,
    union_counts: Column,
    union_bases: Column,
    union_masks: Column,
    union_symbols: Column,
    steps: Column,
    union_pointers: Column,
    group_pointers: Column,
    group_lengths: Column,
    strings: Column,
    rules: Column,
    /// How many patterns the rules read have.
    patterns: u16,
    /// How many slots stand for one symbol; those for several come after.
    single_slots: u16,
    slots: u16,
    unions_met: u16,
    nodes: Vec<Node>,
    groups: Vec<Group>,
    sequences: Vec<Sequence>,
    /// A slot, and the pattern or group that it sparks.
    sparks: Vec<(u16, u16)>,
    /// The same for groups.
    group_sparks: Vec<(u16, u16)>,
    /// Patterns and groups that have to be tried.
    always: Vec<u16>,
}

/// Class entries of several words, as read.
#[derive(Default)]
struct Phrases {
    starts: Vec<u16>,
    phrases: Vec<Phrase>,
    seconds: Vec<Symbol>,
    words: Vec<Symbol>,
}

impl Reader {
    fn new(blob: &'static [u8]) -> Self {
        let mut reader = Self::default();
        let mut rest = Column(blob);
        for column in [
            &mut reader.counts,
            &mut reader.letter_pairs,
            &mut reader.word_ends,
            &mut reader.word_shared,
            &mut reader.members,
            &mut reader.member_lists,
            &mut reader.member_pointers,
            &mut reader.phrase_shared,
            &mut reader.phrase_steps,
            &mut reader.phrase_words,
            &mut reader.phrase_lengths,
            &mut reader.phrase_classes,
            &mut reader.single_symbols,
            &mut reader.singles,
            &mut reader.union_counts,
            &mut reader.union_bases,
            &mut reader.union_masks,
            &mut reader.union_symbols,
            &mut reader.steps,
            &mut reader.union_pointers,
            &mut reader.group_pointers,
            &mut reader.group_lengths,
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
        let words = self.word_shared.0.len();
        let symbols = usize::from(known::SYMBOLS);
        #[cfg(not(target_arch = "wasm32"))]
        let mut names = Vec::with_capacity(symbols);
        #[cfg(not(target_arch = "wasm32"))]
        let name = |form: &[u8]| names.push(String::from_utf8_lossy(form).into_owned());
        #[cfg(target_arch = "wasm32")]
        let name = |_: &[u8]| {};
        let dictionary = self.dictionary(name);
        #[cfg(not(target_arch = "wasm32"))]
        {
            names.extend(known::CLASS_NAMES.iter().map(|name| format!("<{name}>")));
            names.extend(known::MARK_NAMES.iter().map(|name| format!("{{{name}}}")));
        }
        let classes = self.members(words);
        let Phrases {
            starts: phrase_starts,
            phrases,
            seconds: phrase_seconds,
            words: phrase_words,
        } = self.phrases(words);
        let (marks, links, cancels, norms) = self.rules();
        let patterns = usize::from(self.patterns);
        let mut owners = vec![NONE; patterns];
        own(&mut owners, &marks);
        own(&mut owners, &links);
        own(&mut owners, &cancels);
        own(&mut owners, &norms);
        let symbols_of = self.slots();
        self.sequences();
        let slots = usize::from(self.slots);
        let of_slot = Lists::new(slots, &self.sparks);
        let mut sparks = Vec::with_capacity(symbols * 2);
        for slot in 0..self.slots {
            for &spark in of_slot.of(slot) {
                for &symbol in symbols_of.of(slot) {
                    sparks.push((symbol, spark));
                }
            }
        }
        let mut unsparked = vec![0; (patterns + self.groups.len()).div_ceil(64)];
        for &spark in &self.always {
            unsparked[usize::from(spark / 64)] |= 1 << (spark % 64);
        }
        Tables {
            dictionary,
            classes,
            phrase_starts,
            phrases,
            phrase_seconds,
            phrase_words,
            symbols,
            sparks: Lists::new(symbols, &sparks),
            sparks_of_group: Lists::new(self.groups.len(), &self.group_sparks),
            symbols_of,
            slots,
            unsparked,
            nodes: self.nodes,
            groups: self.groups,
            sequences: self.sequences,
            patterns,
            marks,
            links,
            cancels,
            owners,
            norms,
            #[cfg(not(target_arch = "wasm32"))]
            names,
        }
    }

    fn dictionary(&mut self, mut read: impl FnMut(&[u8])) -> Dictionary {
        let counts = std::array::from_fn(|_| self.counts.number());
        let mut dictionary = Dictionary::new(counts);
        // What each byte stands for: a range of these letters.
        let mut letters: Vec<u8> = (0..=u8::MAX).collect();
        let mut spans: [(u16, u16); 256] = std::array::from_fn(|byte| (byte as u16, 1));
        while !self.letter_pairs.is_empty() {
            let byte = self.letter_pairs.byte();
            let here = letters.len();
            for _ in 0..2 {
                let (from, length) = spans[usize::from(self.letter_pairs.byte())];
                letters.extend_from_within(usize::from(from)..usize::from(from + length));
            }
            spans[usize::from(byte)] = (here as u16, (letters.len() - here) as u16);
        }
        let mut form = Form::new();
        for &shared in self.word_shared.0 {
            form.keep(usize::from(shared));
            'form: loop {
                let (from, length) = spans[usize::from(self.word_ends.byte())];
                for &letter in &letters[usize::from(from)..usize::from(from + length)] {
                    if letter == b'\n' {
                        break 'form;
                    }
                    form.push(letter);
                }
            }
            dictionary.add(&form);
            read(form.bytes());
        }
        dictionary
    }

    /// None, several as before, several anew, or one.
    fn members(&mut self, words: usize) -> Lists {
        let mut classes = Lists::with_capacity(words, words + words / 4);
        let mut lists: Vec<(u32, u32)> = Vec::new();
        for _ in 0..words {
            match self.members.ranked() {
                0 => {}
                1 => {
                    let (from, to) = lists[self.member_pointers.number()];
                    classes.items.extend_from_within(from as usize..to as usize);
                }
                2 => {
                    let from = classes.items.len() as u32;
                    for _ in 0..self.member_lists.byte() {
                        let class = self.member_lists.ranked() as u16;
                        classes.items.push(known::FIRST_CLASS + class);
                    }
                    lists.push((from, classes.items.len() as u32));
                }
                class => classes.items.push(known::FIRST_CLASS + class as u16 - 3),
            }
            classes.close();
        }
        classes
    }

    fn phrases(&mut self, words: usize) -> Phrases {
        let mut read = Phrases::default();
        let mut phrase: Vec<Symbol> = Vec::new();
        while !self.phrase_shared.is_empty() {
            let shared = usize::from(self.phrase_shared.byte());
            let length = usize::from(self.phrase_lengths.byte());
            if shared < length {
                let before = phrase.get(shared).copied().unwrap_or(0);
                phrase.truncate(shared);
                phrase.push(before + self.phrase_steps.number() as u16);
                for _ in shared + 1..length {
                    phrase.push(self.phrase_words.pair());
                }
            }
            let number = read.phrases.len() as u16;
            while read.starts.len() <= usize::from(phrase[0]) {
                read.starts.push(number);
            }
            let first = read.words.len() as u32;
            read.seconds.push(phrase[1]);
            read.words.extend_from_slice(&phrase[2..length]);
            read.phrases.push(Phrase {
                first,
                length: (length - 2) as u8,
                class: known::FIRST_CLASS + self.phrase_classes.number() as u16,
            });
        }
        read.starts.resize(words + 1, read.phrases.len() as u16);
        read
    }

    /// The symbols of each slot: those that stand for one, then those for several.
    fn slots(&mut self) -> Lists {
        const AS_THEY_ARE: usize = 200;
        let mut slots = Lists::default();
        slots.starts.push(0);
        let mut last = 0;
        while !self.single_symbols.is_empty() {
            if slots.items.len() < AS_THEY_ARE {
                slots.items.push(self.single_symbols.pair());
            } else {
                last += self.single_symbols.number() as Symbol;
                slots.items.push(last);
            }
            slots.close();
        }
        self.single_slots = slots.items.len() as u16;
        while !self.union_counts.is_empty() {
            let counts = self.union_counts.ranked();
            for _ in 0..counts % 3 {
                self.base(&mut slots);
            }
            let mut symbol = 0;
            for _ in 0..counts / 3 {
                symbol += self.union_symbols.number() as Symbol;
                slots.items.push(symbol);
            }
            slots.close();
        }
        self.slots = (slots.starts.len() - 1) as u16;
        slots
    }

    /// Adds what the union under way has of an earlier one.
    fn base(&mut self, slots: &mut Lists) {
        let base = self.union_bases.number();
        let union = slots.starts.len() - 1 - base / 2;
        let range = slots.starts[union] as usize..slots.starts[union + 1] as usize;
        if base.is_multiple_of(2) {
            return slots.items.extend_from_within(range);
        }
        let mut lacks = 0;
        for (bit, place) in range.enumerate() {
            if bit % 8 == 0 {
                lacks = self.union_masks.byte();
            }
            if lacks & 1 == 0 {
                slots.items.push(slots.items[place]);
            }
            lacks >>= 1;
        }
    }

    /// All patterns, then the sequences of the groups in the order in which they
    /// are met.
    fn sequences(&mut self) {
        let nodes = self.steps.0.len();
        self.nodes = Vec::with_capacity(nodes);
        for pattern in 0..self.patterns {
            self.sequence(pattern);
        }
        let mut group = 0;
        while group < self.groups.len() {
            let length = self.group_lengths.number() as u16;
            let spark = self.patterns + group as u16;
            self.groups[group] = Group {
                first: self.sequences.len() as u32,
                length,
                spark,
            };
            for _ in 0..length {
                self.sequence(spark);
            }
            group += 1;
        }
    }

    /// A sequence of the pattern or group with this spark.
    fn sequence(&mut self, spark: u16) {
        let first = self.nodes.len();
        let mut has_rarest = false;
        loop {
            let step = self.steps.byte();
            if step == step::NOTHING {
                break;
            }
            let node = self.node(step);
            if step & step::RAREST != 0 {
                has_rarest = true;
                let sparks = match node.step {
                    Step::Group => &mut self.group_sparks,
                    _ => &mut self.sparks,
                };
                sparks.push((node.value, spark));
            }
            self.nodes.push(node);
            if step & step::LAST != 0 {
                break;
            }
        }
        if !has_rarest {
            self.always.push(spark);
        }
        self.sequences.push(Sequence {
            first: first as u32,
            length: (self.nodes.len() - first) as u16,
        });
    }

    /// The steps by number: the same list as in `compile/steps.rs`.
    fn node(&mut self, step: u8) -> Node {
        let (kind, value) = match step & step::KIND {
            0 => (Step::Symbol, self.singles.ranked() as u16),
            1 => (Step::Symbol, self.union()),
            2 => (Step::Symbol, self.same_union()),
            3 => (Step::Not, self.singles.ranked() as u16),
            4 => (Step::Not, self.union()),
            5 => (Step::Not, self.same_union()),
            6 => (Step::Group, self.group()),
            7 => (Step::Group, self.group_pointers.number() as u16),
            8 => (Step::Any, 0),
            9 => (Step::Start, 0),
            10 => (Step::End, 0),
            11 => (Step::Comma, 0),
            12 => (Step::Colon, 0),
            gap => (Step::Gap, [3, 7, 40][usize::from(gap - 13)]),
        };
        Node {
            step: kind,
            optional: step & step::OPTIONAL != 0,
            value,
        }
    }

    fn union(&mut self) -> u16 {
        self.unions_met += 1;
        self.single_slots + self.unions_met - 1
    }

    fn same_union(&mut self) -> u16 {
        self.single_slots + self.union_pointers.number() as u16
    }

    /// A group that was not met before: its sequences come later.
    fn group(&mut self) -> u16 {
        self.groups.push(Group::default());
        (self.groups.len() - 1) as u16
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
            let first = self.patterns;
            self.patterns += self.rules.number() as u16;
            Patterns {
                first,
                last: self.patterns,
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
}

fn own<R: AsRef<Matcher>>(owners: &mut [u16], rules: &[R]) {
    for (number, rule) in (0..).zip(rules) {
        for pattern in rule.as_ref().find.each() {
            owners[usize::from(pattern)] = number;
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_form_is_found_under_its_number() {
        let tables = tables();
        let forms = (0..).zip(&tables.names[..usize::from(known::FIRST_CLASS)]);
        for (symbol, form) in forms.filter(|(_, form)| !form.contains('*')) {
            assert_eq!(tables.dictionary.whole(form), Some(symbol), "{form}");
        }
    }

    #[test]
    fn a_phrase_is_found_by_its_first_two_words() {
        let tables = tables();
        let word = |word: &str| tables.dictionary.whole(word).unwrap();
        let mut found = tables.phrases_of(word("den"), word("helder"));
        assert!(found.any(|(rest, class)| rest.is_empty() && class == known::CLASS_PLACE));
        let none = tables.phrases_of(word("helder"), word("den")).next();
        assert!(none.is_none());
    }

    #[test]
    fn what_sparks_a_pattern_is_in_it_or_it_is_always_tried() {
        let tables = tables();
        let mut sparked = tables.unsparked.clone();
        let all = tables.sparks.items.iter();
        for &spark in all.chain(&tables.sparks_of_group.items) {
            sparked[usize::from(spark / 64)] |= 1 << (spark % 64);
        }
        for spark in 0..tables.patterns + tables.groups.len() {
            assert!(sparked[spark / 64] & 1 << (spark % 64) != 0, "{spark}");
        }
    }
}

//! Writes everything that the engine looks up as one run of bytes, which
//! `tables.rs` reads back when the engine starts.
//!
//! The engine ships to every page, so the bytes count: like stands by like in
//! a column of its own, lists hold differences, and what patterns share is
//! written where it is first used and only pointed at afterwards. `tables.rs`
//! names the columns in the same order.

use super::pattern::Node;
use super::vocabulary::Ordered;
use std::collections::HashMap;

/// The columns, in the order in which they are written.
#[derive(Default)]
pub struct Columns {
    /// Ends of word forms, a line each.
    word_ends: Vec<u8>,
    /// How many bytes a word form shares with the one before it.
    word_shared: Vec<u8>,
    /// How many classes a word form has, then which.
    member_counts: Vec<u8>,
    members: Vec<u8>,
    /// Class entries of several words.
    phrase_firsts: Vec<u8>,
    phrase_lengths: Vec<u8>,
    phrase_high: Vec<u8>,
    phrase_low: Vec<u8>,
    phrase_classes: Vec<u8>,
    /// How common the commonest symbols are.
    common: Vec<u8>,
    /// The steps of patterns.
    steps: Vec<u8>,
    /// Lengths of sequences, groups and unions.
    lengths: Vec<u8>,
    /// Symbols of steps that look for one.
    symbol_high: Vec<u8>,
    symbol_low: Vec<u8>,
    /// Symbols of steps that look for one of several.
    unions: Vec<u8>,
    /// Pointers at what was written before.
    pointers: Vec<u8>,
    /// Rules: their strings, a line each, and their other properties.
    strings: Vec<u8>,
    rules: Vec<u8>,
}

/// The steps, by number; `tables.rs` has the same list.
mod step {
    pub const SYMBOL: u8 = 0;
    pub const NOT_SYMBOL: u8 = 1;
    pub const UNION: u8 = 2;
    pub const NOT_UNION: u8 = 3;
    pub const SAME_UNION: u8 = 4;
    pub const NOT_SAME_UNION: u8 = 5;
    pub const ANY: u8 = 6;
    pub const START: u8 = 7;
    pub const END: u8 = 8;
    pub const COMMA: u8 = 9;
    pub const COLON: u8 = 10;
    pub const OPTION: u8 = 11;
    pub const OPTION_SEQUENCE: u8 = 12;
    pub const GROUP: u8 = 13;
    pub const KEPT_GROUP: u8 = 14;
    pub const SAME_GROUP: u8 = 15;
    pub const GAP: u8 = 16;
}

/// Writes a number in groups of seven bits, the lowest first.
fn number(column: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        column.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    column.push(value as u8);
}

/// Writes lines and patterns into columns.
pub struct Writer {
    columns: Columns,
    /// Unions met, and the number of each.
    unions: HashMap<Vec<u16>, usize>,
    /// How often each group stands in the patterns.
    uses: HashMap<Node, usize>,
    /// Groups written that are used again, and the number of each.
    groups: HashMap<Node, usize>,
}

impl Writer {
    /// With the vocabulary, before any pattern. `common` are symbols with how
    /// common they are, sorted; `patterns` are all patterns that will follow, so
    /// that what they share is known.
    pub fn new<'p>(
        vocabulary: &Ordered,
        common: &[(u16, usize)],
        patterns: impl Iterator<Item = &'p [Node]>,
    ) -> Self {
        let mut writer = Self {
            columns: Columns::default(),
            unions: HashMap::new(),
            uses: HashMap::new(),
            groups: HashMap::new(),
        };
        writer.words(vocabulary);
        writer.phrases(vocabulary);
        let mut last = 0;
        number(&mut writer.columns.common, common.len());
        for &(symbol, weight) in common {
            number(&mut writer.columns.common, usize::from(symbol - last));
            number(&mut writer.columns.common, weight);
            last = symbol;
        }
        for pattern in patterns {
            count_groups(pattern, &mut writer.uses);
        }
        writer
    }

    fn words(&mut self, vocabulary: &Ordered) {
        let columns = &mut self.columns;
        let mut last: &[u8] = &[];
        for (word, classes) in vocabulary.words.iter().zip(&vocabulary.members) {
            let bytes = word.as_bytes();
            let shared = bytes.iter().zip(last).take_while(|(a, b)| a == b).count();
            columns.word_shared.push(shared.min(255) as u8);
            columns.word_ends.extend(&bytes[shared.min(255)..]);
            columns.word_ends.push(b'\n');
            last = bytes;
            columns.member_counts.push(classes.len() as u8);
            for &class in classes {
                number(&mut columns.members, usize::from(class));
            }
        }
    }

    fn phrases(&mut self, vocabulary: &Ordered) {
        let columns = &mut self.columns;
        let mut last = 0;
        for (words, class) in &vocabulary.phrases {
            let (first, rest) = words.split_first().expect("a phrase has words");
            number(&mut columns.phrase_firsts, usize::from(first - last));
            last = *first;
            columns.phrase_lengths.push(rest.len() as u8);
            for word in rest {
                let [high, low] = word.to_be_bytes();
                columns.phrase_high.push(high);
                columns.phrase_low.push(low);
            }
            number(&mut columns.phrase_classes, usize::from(*class));
        }
    }

    /// Writes a pattern: its length, then its steps.
    pub fn pattern(&mut self, nodes: &[Node]) {
        number(&mut self.columns.lengths, nodes.len());
        nodes.iter().for_each(|node| self.node(node));
    }

    fn node(&mut self, node: &Node) {
        let step = match node {
            Node::Sym(symbols) => return self.symbols(symbols, false),
            Node::Not(symbols) => return self.symbols(symbols, true),
            Node::Opt(inner) => return self.option(inner),
            Node::Group(sequences) => return self.group(node, sequences),
            Node::Any => step::ANY,
            Node::Gap(most) => step::GAP + most,
            Node::Start => step::START,
            Node::End => step::END,
            Node::Comma => step::COMMA,
            Node::Colon => step::COLON,
        };
        self.columns.steps.push(step);
    }

    fn symbols(&mut self, symbols: &[u16], denied: bool) {
        let columns = &mut self.columns;
        let pick = |plain, not| if denied { not } else { plain };
        if let [symbol] = symbols {
            columns.steps.push(pick(step::SYMBOL, step::NOT_SYMBOL));
            let [high, low] = symbol.to_be_bytes();
            columns.symbol_high.push(high);
            columns.symbol_low.push(low);
            return;
        }
        if let Some(&known) = self.unions.get(symbols) {
            columns
                .steps
                .push(pick(step::SAME_UNION, step::NOT_SAME_UNION));
            number(&mut columns.pointers, known);
            return;
        }
        self.unions.insert(symbols.to_vec(), self.unions.len());
        columns.steps.push(pick(step::UNION, step::NOT_UNION));
        number(&mut columns.lengths, symbols.len());
        let mut last = 0;
        for &symbol in symbols {
            number(&mut columns.unions, usize::from(symbol - last));
            last = symbol;
        }
    }

    fn option(&mut self, inner: &[Node]) {
        if let [node] = inner {
            self.columns.steps.push(step::OPTION);
            return self.node(node);
        }
        self.columns.steps.push(step::OPTION_SEQUENCE);
        self.pattern(inner);
    }

    fn group(&mut self, node: &Node, sequences: &[Vec<Node>]) {
        if let Some(&known) = self.groups.get(node) {
            self.columns.steps.push(step::SAME_GROUP);
            number(&mut self.columns.pointers, known);
            return;
        }
        let again = self.uses.get(node).is_some_and(|&uses| uses > 1);
        self.columns
            .steps
            .push(if again { step::KEPT_GROUP } else { step::GROUP });
        number(&mut self.columns.lengths, sequences.len());
        sequences.iter().for_each(|sequence| self.pattern(sequence));
        // Numbered when it is complete: what it holds was numbered before.
        if again {
            self.groups.insert(node.clone(), self.groups.len());
        }
    }

    /// Writes a line of text that belongs to a rule.
    pub fn string(&mut self, text: &str) {
        self.columns.strings.extend(text.as_bytes());
        self.columns.strings.push(b'\n');
    }

    /// Writes a property of a rule.
    pub fn property(&mut self, value: usize) {
        number(&mut self.columns.rules, value);
    }

    /// All columns, each with its length before it.
    pub fn finish(self) -> Vec<u8> {
        let columns = self.columns;
        let mut blob = Vec::new();
        for column in [
            columns.word_ends,
            columns.word_shared,
            columns.member_counts,
            columns.members,
            columns.phrase_firsts,
            columns.phrase_lengths,
            columns.phrase_high,
            columns.phrase_low,
            columns.phrase_classes,
            columns.common,
            columns.steps,
            columns.lengths,
            columns.symbol_high,
            columns.symbol_low,
            columns.unions,
            columns.pointers,
            columns.strings,
            columns.rules,
        ] {
            number(&mut blob, column.len());
            blob.extend(column);
        }
        blob
    }
}

fn count_groups(nodes: &[Node], uses: &mut HashMap<Node, usize>) {
    for node in nodes {
        match node {
            Node::Opt(inner) => count_groups(inner, uses),
            Node::Group(sequences) => {
                let count = uses.entry(node.clone()).or_default();
                *count += 1;
                // What a group holds counts once for all its uses.
                if *count == 1 {
                    for sequence in sequences {
                        count_groups(sequence, uses);
                    }
                }
            }
            _ => {}
        }
    }
}

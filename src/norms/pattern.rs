//! Patterns over the words of a sentence, and how they match.
//!
//! A rule file writes `"(wij|we) (van|bij) ... {employer} !{capital}"`. A
//! sentence has at most [`MOST_WORDS`] words, so that a set of places in it is
//! a 64-bit number: matching keeps the set of places reached so far and steps
//! it through the nodes, all starts at once. No pattern can take more steps
//! than it has nodes, whatever the text.

use crate::tables::Tables;

/// A word form, a word class or a mark, numbered by the build script.
pub type Symbol = u16;

/// The longest sentence, in words: one place is kept for its end.
pub const MOST_WORDS: usize = 62;

/// A set of places in a sentence: before its first word is bit 0, after its
/// last word of n is bit n.
pub type Places = u64;

/// One step of a pattern.
#[derive(Debug, Clone, Copy)]
pub enum Node {
    /// What this slot stands for; it may span several words.
    Sym(u16),
    /// What this slot stands for does not start here.
    Not(u16),
    /// Any one word.
    Any,
    /// Between zero and this many words.
    Gap(u8),
    /// The inner sequence, or nothing.
    Opt(Sequence),
    /// One of the sequences of this group.
    Group(u32),
    /// Start of the sentence.
    Start,
    /// End of the sentence.
    End,
    /// A comma, dash or parenthesis stands before the next word.
    Comma,
    /// A colon stands before the next word.
    Colon,
}

/// Steps after each other: the first of them, and how many.
#[derive(Debug, Clone, Copy)]
pub struct Sequence {
    /// Index of the first node.
    pub first: u32,
    /// Number of nodes.
    pub length: u16,
}

/// Alternatives.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// Index of the first of its sequences.
    pub first: u32,
    /// Number of sequences.
    pub length: u16,
    /// Where [`Symbols::sparks`] says whether one of them can match;
    /// [`ALWAYS`]: it has to be tried.
    pub spark: u16,
}

/// The spark of a group that has to be tried.
pub const ALWAYS: u16 = u16::MAX;

/// A symbol in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The symbol.
    pub symbol: Symbol,
    /// The word where it starts.
    pub at: u8,
    /// How many words it takes.
    pub length: u8,
}

/// Which symbols start at which word of one sentence.
#[derive(Debug, Default)]
pub struct Symbols {
    /// In the order in which they were found; some more than once.
    pub occurrences: Vec<Occurrence>,
    /// One bit for each pattern, and for each large group, whose rarest part is
    /// in the sentence.
    sparked: Vec<u64>,
    words: usize,
    commas: Places,
    colons: Places,
}

impl Symbols {
    /// For a sentence with this punctuation before each of its words.
    pub fn new(before: impl Iterator<Item = crate::token::Before>, tables: &Tables) -> Self {
        let mut symbols = Self {
            sparked: tables.unsparked.clone(),
            ..Self::default()
        };
        for (place, before) in before.take(MOST_WORDS).enumerate() {
            symbols.words = place + 1;
            symbols.commas |= Places::from(before.comma) << place;
            symbols.colons |= Places::from(before.colon) << place;
        }
        symbols
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words
    }

    /// Adds a symbol that spans `length` words from `position`; what does not
    /// lie in the sentence is not added.
    pub fn add(
        &mut self,
        tables: &Tables,
        position: usize,
        symbol: Symbol,
        length: usize,
    ) -> Option<Occurrence> {
        if length == 0 || position + length > self.words {
            return None;
        }
        let found = Occurrence {
            symbol,
            at: position as u8,
            length: length as u8,
        };
        self.occurrences.push(found);
        for &pattern in tables.sparks.of(symbol) {
            self.sparked[usize::from(pattern / 64)] |= 1 << (pattern % 64);
        }
        Some(found)
    }

    /// Whether the symbol is somewhere in the sentence.
    pub fn has(&self, symbol: Symbol) -> bool {
        self.occurrences.iter().any(|found| found.symbol == symbol)
    }

    /// Where the symbol starts.
    pub fn places(&self, symbol: Symbol) -> Places {
        let found = self
            .occurrences
            .iter()
            .filter(|found| found.symbol == symbol);
        found.fold(0, |places, found| places | 1 << found.at)
    }

    /// Whether the rarest part of the pattern or group is here; without it that
    /// cannot match.
    pub fn sparks(&self, spark: u16) -> bool {
        self.sparked[usize::from(spark / 64)] & (1 << (spark % 64)) != 0
    }

    /// The patterns of a range, `first` to `last` exclusive, that can match.
    pub fn sparked(&self, first: u16, last: u16) -> impl Iterator<Item = u16> {
        let mut block = first / 64;
        let mut bits = self.block(block, first, last);
        std::iter::from_fn(move || {
            while bits == 0 {
                block += 1;
                if block >= last.div_ceil(64) {
                    return None;
                }
                bits = self.block(block, first, last);
            }
            let bit = bits.trailing_zeros() as u16;
            bits &= bits - 1;
            Some(block * 64 + bit)
        })
    }

    /// Whether one of the patterns of a range can match.
    pub fn is_sparked(&self, first: u16, last: u16) -> bool {
        (first / 64..last.div_ceil(64)).any(|block| self.block(block, first, last) != 0)
    }

    /// The bits of a block that belong to the range.
    fn block(&self, block: u16, first: u16, last: u16) -> u64 {
        if first >= last {
            return 0;
        }
        let mut bits = self.sparked[usize::from(block)];
        if block == first / 64 {
            bits &= u64::MAX << (first % 64);
        }
        if block == last / 64 {
            bits &= (1 << (last % 64)) - 1;
        }
        bits
    }
}

/// A sentence laid out for matching: for each slot where it starts.
#[derive(Debug)]
pub struct Layout {
    slots: Vec<Slot>,
    stamp: u32,
    longs: Vec<Long>,
    words: usize,
    commas: Places,
    colons: Places,
}

#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// Where it starts and takes one word.
    ones: Places,
    /// The layout that this belongs to; another stamp: nowhere.
    stamp: u32,
    /// Where it takes more words: index in `longs` plus one, 0 for none.
    long: u32,
}

#[derive(Debug, Clone, Copy)]
struct Long {
    at: u8,
    length: u8,
    next: u32,
}

impl Layout {
    /// An empty one.
    pub fn new(tables: &Tables) -> Self {
        Self {
            slots: vec![Slot::default(); tables.slots],
            stamp: 0,
            longs: Vec::new(),
            words: 0,
            commas: 0,
            colons: 0,
        }
    }

    /// Lays a sentence out.
    pub fn lay(&mut self, sentence: &Symbols, tables: &Tables) {
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.slots.fill(Slot::default());
            self.stamp = 1;
        }
        self.longs.clear();
        self.words = sentence.words;
        self.commas = sentence.commas;
        self.colons = sentence.colons;
        for &found in &sentence.occurrences {
            self.put(found, tables);
        }
    }

    /// Adds a symbol to the sentence laid out.
    #[inline]
    pub fn put(&mut self, found: Occurrence, tables: &Tables) {
        for &slot in tables.fills.of(found.symbol) {
            let slot = &mut self.slots[usize::from(slot)];
            if slot.stamp != self.stamp {
                *slot = Slot {
                    stamp: self.stamp,
                    ..Slot::default()
                };
            }
            if found.length == 1 {
                slot.ones |= 1 << found.at;
            } else {
                self.longs.push(Long {
                    at: found.at,
                    length: found.length,
                    next: slot.long,
                });
                slot.long = self.longs.len() as u32;
            }
        }
    }

    fn slot(&self, slot: u16) -> Slot {
        let slot = self.slots[usize::from(slot)];
        if slot.stamp == self.stamp {
            slot
        } else {
            Slot::default()
        }
    }

    fn longs(&self, slot: Slot) -> impl Iterator<Item = Long> {
        let mut next = slot.long;
        std::iter::from_fn(move || {
            let long = self.longs[next.checked_sub(1)? as usize];
            next = long.next;
            Some(long)
        })
    }

    fn all(&self) -> Places {
        (1 << (self.words + 1)) - 1
    }
}

/// A sentence that patterns are asked of.
#[derive(Clone, Copy)]
pub struct Laid<'a> {
    /// The sentence.
    pub symbols: &'a Symbols,
    /// The same, laid out.
    pub layout: &'a Layout,
    /// What the symbols and the patterns are.
    pub tables: &'a Tables,
}

impl Laid<'_> {
    /// Whether the pattern matches somewhere.
    pub fn matches(self, pattern: Sequence) -> bool {
        self.can_match(pattern) && self.run(pattern, self.layout.all()) != 0
    }

    /// The first match: word positions from and to (exclusive). Of the matches
    /// that start first it is the longest.
    pub fn find(self, pattern: Sequence) -> Option<(usize, usize)> {
        if !self.matches(pattern) {
            return None;
        }
        (0..=self.layout.words).find_map(|start| Some((start, self.end(pattern, start)?)))
    }

    /// All matches that do not overlap, from left to right.
    pub fn find_all(self, pattern: Sequence) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        if !self.matches(pattern) {
            return found;
        }
        let mut start = 0;
        while start < self.layout.words {
            match self.end(pattern, start) {
                Some(end) if end > start => {
                    found.push((start, end));
                    start = end;
                }
                _ => start += 1,
            }
        }
        found
    }

    /// Where the longest match from this place ends.
    fn end(self, pattern: Sequence, start: usize) -> Option<usize> {
        let ends = self.run(pattern, 1 << start);
        63_usize.checked_sub(ends.leading_zeros() as usize)
    }

    /// Whether every step that needs a word has one somewhere: a look that
    /// spares most patterns.
    fn can_match(self, sequence: Sequence) -> bool {
        let first = sequence.first as usize;
        let nodes = &self.tables.nodes[first..first + usize::from(sequence.length)];
        nodes.iter().all(|node| match *node {
            Node::Sym(slot) => self.layout.slot(slot).stamp != 0,
            Node::Group(group) => self.is_sparked(self.tables.groups[group as usize]),
            _ => true,
        })
    }

    fn is_sparked(self, group: Group) -> bool {
        group.spark == ALWAYS || self.symbols.sparks(group.spark)
    }

    fn run(self, sequence: Sequence, mut places: Places) -> Places {
        let first = sequence.first as usize;
        for node in &self.tables.nodes[first..first + usize::from(sequence.length)] {
            places = self.step(*node, places);
            if places == 0 {
                break;
            }
        }
        places
    }

    #[inline]
    fn step(self, node: Node, places: Places) -> Places {
        let layout = self.layout;
        match node {
            Node::Sym(slot) => {
                let slot = layout.slot(slot);
                let mut next = (places & slot.ones) << 1;
                if slot.long != 0 {
                    for long in layout.longs(slot) {
                        next |= (places >> long.at & 1) << (long.at + long.length);
                    }
                }
                next
            }
            Node::Not(slot) => {
                let slot = layout.slot(slot);
                let starts = layout
                    .longs(slot)
                    .fold(slot.ones, |starts, long| starts | 1 << long.at);
                places & !starts
            }
            Node::Any => places << 1 & layout.all(),
            Node::Gap(most) => {
                let (mut reached, mut left, mut shift) = (places, u32::from(most), 1);
                while left > 0 {
                    let by = left.min(shift);
                    reached |= reached << by;
                    left -= by;
                    shift *= 2;
                }
                reached & layout.all()
            }
            Node::Opt(inner) => places | self.run(inner, places),
            Node::Group(group) => {
                let group = self.tables.groups[group as usize];
                if !self.is_sparked(group) {
                    return 0;
                }
                let first = group.first as usize;
                let sequences = &self.tables.sequences[first..first + usize::from(group.length)];
                sequences
                    .iter()
                    .fold(0, |next, sequence| next | self.run(*sequence, places))
            }
            Node::Start => places & 1,
            Node::End => places & 1 << layout.words,
            Node::Comma => places & layout.commas,
            Node::Colon => places & layout.colons,
        }
    }
}

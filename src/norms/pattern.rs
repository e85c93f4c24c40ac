//! Patterns over the words of a sentence, and how they match.
//!
//! A rule file writes `"(wij|we) (van|bij) ... {employer} !{capital}"`. A
//! sentence has at most [`MOST_WORDS`] words, so that a set of places in it is
//! a 64-bit number: matching keeps the set of places reached so far and steps
//! it through the nodes, all starts at once. No pattern can take more steps
//! than it has nodes, whatever the text.

use crate::tables::{Steps, known, steps};
use std::cell::{Cell, RefCell};

/// A word form, a word class or a mark, numbered by the build script.
pub type Symbol = u16;

/// The longest sentence, in words: one place is kept for its end.
pub const MOST_WORDS: usize = 62;

/// A set of places in a sentence: before its first word is bit 0, after its
/// last word of n is bit n.
pub type Places = u64;

/// What a step of a pattern does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Step {
    /// What a slot stands for; it may span several words.
    Symbol,
    /// What a slot stands for does not start here.
    Not,
    /// Any one word.
    Any,
    /// Between zero and so many words.
    Gap,
    /// One of the sequences of a group.
    Group,
    /// Start of the sentence.
    Start,
    /// End of the sentence.
    End,
    /// A comma, dash or parenthesis stands before the next word.
    Comma,
    /// A colon stands before the next word.
    Colon,
}

/// One step of a pattern.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// What it does.
    pub step: Step,
    /// Whether it may be left out.
    pub optional: bool,
    /// Its slot, its group, or its number of words.
    pub value: u16,
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
#[derive(Debug, Clone, Copy, Default)]
pub struct Group {
    /// Index of the first of its sequences.
    pub first: u16,
    /// Number of sequences.
    pub length: u16,
}

/// A symbol in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// The symbol.
    pub symbol: Symbol,
    /// The word where it starts.
    pub at: u8,
    /// How many words it takes.
    pub length: u8,
    /// The occurrence before it in the same list plus one, 0 for none.
    before: u16,
}

/// About how many symbols a word has.
const SYMBOLS_OF_WORD: usize = 8;

/// How many lists the occurrences of a sentence are dealt over: so many that most
/// are empty.
const HEADS: usize = 256;

/// Which symbols start at which word of one sentence.
#[derive(Debug, Default)]
pub struct Symbols {
    /// In the order in which they were found; some more than once.
    pub occurrences: Vec<Occurrence>,
    /// The last occurrence in each list plus one, 0 where it is empty.
    heads: Vec<u16>,
    /// One bit for each class and mark that is here.
    present: [u64; Self::CLASS_BLOCKS],
    /// The patterns that are asked for, if any are.
    steps: Option<&'static Steps>,
    /// One bit for each sequence whose rarest part is in the sentence, patterns
    /// first, and then for each group that has such a sequence.
    sparked: Vec<u64>,
    words: usize,
    commas: Places,
    colons: Places,
}

impl Symbols {
    /// How many blocks of bits the classes and marks take.
    pub const CLASS_BLOCKS: usize = ((known::SYMBOLS - known::FIRST_CLASS) as usize).div_ceil(64);

    /// For a sentence with this punctuation before each of its words.
    pub fn new(before: impl Iterator<Item = crate::token::Before>) -> Self {
        let steps = steps();
        let mut symbols = Self {
            steps: Some(steps),
            sparked: steps.unsparked.clone(),
            heads: vec![0; HEADS],
            ..Self::default()
        };
        for (place, before) in before.take(MOST_WORDS).enumerate() {
            symbols.words = place + 1;
            symbols.commas |= Places::from(before.comma) << place;
            symbols.colons |= Places::from(before.colon) << place;
        }
        symbols.occurrences.reserve(symbols.words * SYMBOLS_OF_WORD);
        symbols
    }

    /// For so many words of which no pattern is asked.
    pub fn of_name(words: usize) -> Self {
        Self {
            words: words.min(MOST_WORDS),
            heads: vec![0; HEADS],
            ..Self::default()
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words
    }

    /// Adds a symbol that spans `length` words from `position`; says whether it
    /// did: what does not lie in the sentence is not added.
    pub fn add(&mut self, position: usize, symbol: Symbol, length: usize) -> bool {
        let fits = length > 0 && position + length <= self.words;
        if fits {
            let head = &mut self.heads[usize::from(symbol) % HEADS];
            self.occurrences.push(Occurrence {
                symbol,
                at: position as u8,
                length: length as u8,
                before: *head,
            });
            *head = self.occurrences.len() as u16;
            if self.is_new(symbol)
                && let Some(steps) = self.steps
            {
                self.light(steps, steps.sparks.of(symbol));
            }
        }
        fits
    }

    /// Whether a symbol was not here yet, as far as is known; from now on it is.
    #[inline]
    fn is_new(&mut self, symbol: Symbol) -> bool {
        let Some((block, bit)) = class_bit(symbol) else {
            return true;
        };
        let is_new = self.present[block] & bit == 0;
        self.present[block] |= bit;
        is_new
    }

    /// The rarest part of these sequences is here, and so that of the groups they
    /// belong to may be.
    #[inline]
    fn light(&mut self, steps: &Steps, sparks: &[u16]) {
        let sparked = self.sparked.as_mut_slice();
        for &sequence in sparks {
            set(sparked, sequence);
            if let Some(place) = usize::from(sequence).checked_sub(steps.patterns) {
                let of_group = steps.sparks_of_group.of(steps.group_of[place]);
                // Where its own bit stands already, all others do.
                if of_group.first().is_some_and(|&own| !is_set(sparked, own)) {
                    of_group.iter().for_each(|&spark| set(sparked, spark));
                }
            }
        }
    }

    /// Whether the symbol is somewhere in the sentence.
    #[inline]
    pub fn has(&self, symbol: Symbol) -> bool {
        match class_bit(symbol) {
            Some((block, bit)) => self.present[block] & bit != 0,
            None => self.occurrences.iter().any(|found| found.symbol == symbol),
        }
    }

    /// How many words of the sentence have the symbol.
    pub fn count(&self, symbol: Symbol) -> u32 {
        let places = self
            .each(symbol)
            .fold(0, |all, found| all | 1_u64 << found.at);
        places.count_ones()
    }

    /// The occurrences of a symbol, the last first.
    #[inline]
    fn each(&self, symbol: Symbol) -> impl Iterator<Item = Occurrence> {
        let mut next = self.heads[usize::from(symbol) % HEADS];
        std::iter::from_fn(move || {
            loop {
                let found = self.occurrences[usize::from(next.checked_sub(1)?)];
                next = found.before;
                if found.symbol == symbol {
                    return Some(found);
                }
            }
        })
    }

    /// All places in the sentence.
    fn all(&self) -> Places {
        (1 << (self.words + 1)) - 1
    }

    /// Whether the rarest part of the sequence or group is here; without it that
    /// cannot match.
    pub fn sparks(&self, spark: u16) -> bool {
        is_set(&self.sparked, spark)
    }

    /// The sequences of a range, `first` to `last` exclusive, that can match.
    pub fn sparked(&self, first: u16, last: u16) -> impl Iterator<Item = u16> {
        let here = blocks(&self.sparked, first, last).iter().copied();
        in_range(here, first, last)
    }

    /// The same of those that have a bit.
    pub fn sparked_among(&self, first: u16, last: u16, among: &[u64]) -> impl Iterator<Item = u16> {
        let here = blocks(&self.sparked, first, last).iter();
        let among = blocks(among, first, last);
        in_range(
            here.zip(among).map(|(here, among)| here & among),
            first,
            last,
        )
    }
}

/// The blocks that hold the bits of a range.
fn blocks(bits: &[u64], first: u16, last: u16) -> &[u64] {
    &bits[usize::from(first / 64)..usize::from(last.div_ceil(64).max(first / 64))]
}

/// The places in a range of the bits in its blocks.
fn in_range(blocks: impl Iterator<Item = u64>, first: u16, last: u16) -> impl Iterator<Item = u16> {
    let mut blocks = (first / 64..).zip(blocks);
    let (mut bits, mut base) = (0, 0);
    std::iter::from_fn(move || {
        while bits == 0 {
            let (block, here) = blocks.next()?;
            base = block * 64;
            bits = here;
            if base < first {
                bits &= u64::MAX << (first - base);
            }
            if last - base < 64 {
                bits &= (1 << (last - base)) - 1;
            }
        }
        let bit = bits.trailing_zeros() as u16;
        bits &= bits - 1;
        Some(base + bit)
    })
}

#[inline]
fn set(bits: &mut [u64], place: u16) {
    bits[usize::from(place / 64)] |= 1 << (place % 64);
}

#[inline]
fn is_set(bits: &[u64], place: u16) -> bool {
    bits[usize::from(place / 64)] & (1 << (place % 64)) != 0
}

/// Where the bit of a class or mark is; `None` for a word form.
#[inline]
pub const fn class_bit(symbol: Symbol) -> Option<(usize, u64)> {
    match symbol.checked_sub(known::FIRST_CLASS) {
        Some(class) => Some((class as usize / 64, 1 << (class % 64))),
        None => None,
    }
}

/// What was asked of a sentence so far: for each slot where it starts.
#[derive(Debug)]
pub struct Layout {
    /// For each slot its place in `known`, where that is what stands there.
    places: Vec<Cell<u16>>,
    /// The slots that were asked for; so few that they stay at hand.
    known: RefCell<Vec<Slot>>,
    longs: RefCell<Vec<Long>>,
}

/// Where the symbols start that a slot stands for.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    /// Where they take one word.
    ones: Places,
    /// Where they take more words: index in `longs` plus one, 0 for none.
    long: u32,
    slot: u16,
}

impl Slot {
    fn is_empty(self) -> bool {
        self.ones == 0 && self.long == 0
    }
}

#[derive(Debug, Clone, Copy)]
struct Long {
    at: u8,
    length: u8,
    next: u32,
}

impl Layout {
    /// An empty one.
    pub fn new(steps: &Steps) -> Self {
        Self {
            places: vec![Cell::default(); steps.symbols_of.len()],
            known: RefCell::default(),
            longs: RefCell::default(),
        }
    }

    /// For another sentence, or for one that got another symbol.
    pub fn clear(&mut self) {
        self.known.get_mut().clear();
        self.longs.get_mut().clear();
    }

    fn longs(&self, slot: Slot) -> impl Iterator<Item = Long> {
        let mut next = slot.long;
        std::iter::from_fn(move || {
            let long = self.longs.borrow()[next.checked_sub(1)? as usize];
            next = long.next;
            Some(long)
        })
    }
}

/// A sentence that patterns are asked of.
#[derive(Clone, Copy)]
pub struct Laid<'a> {
    /// The sentence.
    pub symbols: &'a Symbols,
    /// The same, laid out.
    pub layout: &'a Layout,
    /// The steps of the patterns.
    pub steps: &'a Steps,
}

impl Laid<'_> {
    /// Whether the pattern matches somewhere.
    pub fn matches(self, pattern: Sequence) -> bool {
        self.can_match(pattern) && self.run(pattern, self.symbols.all()) != 0
    }

    /// The first match: word positions from and to (exclusive). Of the matches
    /// that start first it is the longest.
    pub fn find(self, pattern: Sequence) -> Option<(usize, usize)> {
        if !self.matches(pattern) {
            return None;
        }
        (0..=self.symbols.words).find_map(|start| Some((start, self.end(pattern, start)?)))
    }

    /// All matches that do not overlap, from left to right.
    pub fn find_all(self, pattern: Sequence) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        if !self.matches(pattern) {
            return found;
        }
        let mut start = 0;
        while start < self.symbols.words {
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

    /// Where a slot starts in the sentence; worked out once a layout.
    #[inline]
    fn slot(self, slot: u16) -> Slot {
        let place = usize::from(self.layout.places[usize::from(slot)].get());
        match self.layout.known.borrow().get(place) {
            Some(known) if known.slot == slot => return *known,
            _ => {}
        }
        self.fresh_slot(slot)
    }

    #[inline(never)]
    fn fresh_slot(self, slot: u16) -> Slot {
        let layout = self.layout;
        let mut found = Slot {
            slot,
            ..Slot::default()
        };
        for &symbol in self.steps.symbols_of.of(slot) {
            for Occurrence { at, length, .. } in self.symbols.each(symbol) {
                if length == 1 {
                    found.ones |= 1 << at;
                } else {
                    let mut longs = layout.longs.borrow_mut();
                    longs.push(Long {
                        at,
                        length,
                        next: found.long,
                    });
                    found.long = longs.len() as u32;
                }
            }
        }
        let mut known = layout.known.borrow_mut();
        layout.places[usize::from(slot)].set(known.len() as u16);
        known.push(found);
        found
    }

    /// Whether every step that needs a word has one somewhere: a look that
    /// spares most patterns.
    fn can_match(self, sequence: Sequence) -> bool {
        self.nodes(sequence).iter().all(|node| match node.step {
            _ if node.optional => true,
            Step::Symbol => !self.slot(node.value).is_empty(),
            Step::Group => self.symbols.sparks(self.steps.spark_of(node.value)),
            _ => true,
        })
    }

    fn nodes(&self, sequence: Sequence) -> &[Node] {
        let first = sequence.first as usize;
        &self.steps.nodes[first..first + usize::from(sequence.length)]
    }

    fn run(self, sequence: Sequence, mut places: Places) -> Places {
        for node in self.nodes(sequence) {
            let next = self.step(*node, places);
            places = if node.optional { places | next } else { next };
            if places == 0 {
                break;
            }
        }
        places
    }

    #[inline]
    fn step(self, node: Node, places: Places) -> Places {
        let layout = self.layout;
        match node.step {
            Step::Symbol => {
                let slot = self.slot(node.value);
                let mut next = (places & slot.ones) << 1;
                if slot.long != 0 {
                    for long in layout.longs(slot) {
                        next |= (places >> long.at & 1) << (long.at + long.length);
                    }
                }
                next
            }
            Step::Not => {
                let slot = self.slot(node.value);
                let starts = layout
                    .longs(slot)
                    .fold(slot.ones, |starts, long| starts | 1 << long.at);
                places & !starts
            }
            Step::Any => places << 1 & self.symbols.all(),
            Step::Gap => {
                let (mut reached, mut left, mut shift) = (places, u32::from(node.value), 1);
                while left > 0 {
                    let by = left.min(shift);
                    reached |= reached << by;
                    left -= by;
                    shift *= 2;
                }
                reached & self.symbols.all()
            }
            Step::Group => self.group(node.value, places),
            Step::Start => places & 1,
            Step::End => places & 1 << self.symbols.words,
            Step::Comma => places & self.symbols.commas,
            Step::Colon => places & self.symbols.colons,
        }
    }

    fn group(self, group: u16, places: Places) -> Places {
        let Group { first, length } = self.steps.groups[usize::from(group)];
        self.symbols
            .sparked(first, first + length)
            .map(|sequence| self.steps.sequences[usize::from(sequence)])
            .filter(|sequence| self.may_start(*sequence, places))
            .fold(0, |next, sequence| next | self.run(sequence, places))
    }

    /// Whether the first step of a sequence takes it further: most of the many
    /// that a group has end there.
    #[inline]
    fn may_start(self, sequence: Sequence, places: Places) -> bool {
        match self.nodes(sequence).first() {
            Some(node) if node.step == Step::Symbol && !node.optional => {
                let slot = self.slot(node.value);
                slot.ones & places != 0 || slot.long != 0
            }
            _ => true,
        }
    }
}

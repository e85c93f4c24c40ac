//! From a word to the word forms that the rules know: the word itself, and
//! what it begins with, ends with or contains.

use crate::pattern::Symbol;

/// Nothing real is longer, and a wall of letters must not cost a square. In
/// bytes.
const LONGEST: usize = 80;

/// Starred forms have three letters or more; so has what is looked up. In bytes.
const SHORTEST: usize = 3;

/// The word forms of the rules.
#[derive(Debug)]
pub struct Dictionary {
    /// All forms after each other, without stars.
    letters: Vec<u8>,
    /// Where each form begins in `letters`; one more than there are forms.
    starts: Vec<u32>,
    whole: Index,
    beginnings: Index,
    endings: Index,
    middles: Index,
}

/// How many word forms there are: without stars, with one at the end, with one
/// at the start, and with both.
pub type Counts = [usize; 4];

/// Where forms of one kind are found: open addressing, symbol plus one, 0 free.
#[derive(Debug)]
struct Index {
    places: Vec<u16>,
}

impl Index {
    fn new(size: usize) -> Self {
        Self {
            places: vec![0; (size * 3 / 2).next_power_of_two().max(8)],
        }
    }

    fn insert(&mut self, hash: u32, symbol: Symbol) {
        let mask = self.places.len() - 1;
        let mut place = hash as usize & mask;
        while self.places[place] != 0 {
            place = (place + 1) & mask;
        }
        self.places[place] = symbol + 1;
    }

    #[inline]
    fn find(&self, hash: u32, mut fits: impl FnMut(Symbol) -> bool) -> Option<Symbol> {
        let mask = self.places.len() - 1;
        let mut place = hash as usize & mask;
        loop {
            let symbol = self.places[place].checked_sub(1)?;
            if fits(symbol) {
                return Some(symbol);
            }
            place = (place + 1) & mask;
        }
    }
}

const SEED: u32 = 0x811c_9dc5;

/// FNV-1a, a byte further; the high bits are mixed in where an index is asked.
#[inline]
fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

#[inline]
fn mixed(hash: u32) -> u32 {
    hash ^ (hash >> 15)
}

fn forward(bytes: &[u8]) -> u32 {
    mixed(bytes.iter().fold(SEED, |hash, &byte| step(hash, byte)))
}

fn backward(bytes: &[u8]) -> u32 {
    mixed(
        bytes
            .iter()
            .rev()
            .fold(SEED, |hash, &byte| step(hash, byte)),
    )
}

/// The word form under way while forms are read: each has its beginning from the
/// one before it, and so has its hash.
pub struct Form {
    letters: [u8; Self::LONGEST],
    /// The hash of the first letters, by their number, without a star at the
    /// start.
    hashes: [u32; Self::LONGEST + 1],
    length: usize,
}

impl Form {
    /// The longest form, in bytes with its stars; the build script sees to it.
    const LONGEST: usize = 128;

    /// With no letters.
    pub fn new() -> Self {
        Self {
            letters: [0; Self::LONGEST],
            hashes: [SEED; Self::LONGEST + 1],
            length: 0,
        }
    }

    /// Keeps this many bytes.
    #[inline]
    pub fn keep(&mut self, length: usize) {
        self.length = length;
    }

    /// Adds a byte.
    #[inline]
    pub fn push(&mut self, byte: u8) {
        let here = self.length;
        self.letters[here] = byte;
        self.hashes[here + 1] = match (here, byte) {
            (0, b'*') => SEED,
            _ => step(self.hashes[here], byte),
        };
        self.length = here + 1;
    }

    /// All bytes, with stars.
    pub fn bytes(&self) -> &[u8] {
        &self.letters[..self.length]
    }
}

impl Dictionary {
    /// Without forms, and with room for so many.
    pub fn new(counts: Counts) -> Self {
        let all: usize = counts.iter().sum();
        let mut starts = Vec::with_capacity(all + 1);
        starts.push(0);
        Self {
            letters: Vec::with_capacity(all * 8),
            starts,
            whole: Index::new(counts[0]),
            beginnings: Index::new(counts[1]),
            endings: Index::new(counts[2]),
            middles: Index::new(counts[3]),
        }
    }

    /// Adds a form, whose place is its symbol; a star at an end stands for any
    /// letters.
    pub fn add(&mut self, form: &Form) {
        let symbol = (self.starts.len() - 1) as Symbol;
        let bytes = form.bytes();
        let from = usize::from(bytes[0] == b'*');
        let to = bytes.len() - usize::from(bytes[bytes.len() - 1] == b'*');
        let bare = &bytes[from..to];
        let hash = mixed(form.hashes[to]);
        match (from == 1, to < bytes.len()) {
            (false, false) => self.whole.insert(hash, symbol),
            (false, true) => self.beginnings.insert(hash, symbol),
            (true, false) => self.endings.insert(backward(bare), symbol),
            (true, true) => {
                let hash = forward(&bare[..SHORTEST.min(bare.len())]);
                self.middles.insert(hash, symbol);
            }
        }
        self.letters.extend(bare);
        self.starts.push(self.letters.len() as u32);
    }

    /// The letters of a form, without stars.
    fn form(&self, symbol: Symbol) -> &[u8] {
        let symbol = usize::from(symbol);
        &self.letters[self.starts[symbol] as usize..self.starts[symbol + 1] as usize]
    }

    /// The form that is exactly this word.
    #[must_use]
    pub fn whole(&self, word: &str) -> Option<Symbol> {
        let bytes = word.as_bytes();
        self.whole
            .find(forward(bytes), |symbol| self.form(symbol) == bytes)
    }

    /// All forms of a word. The same form may come more than once.
    pub fn forms(&self, word: &str, mut add: impl FnMut(Symbol)) {
        let bytes = word.as_bytes();
        if bytes.len() > LONGEST {
            return;
        }
        let mut hash = SEED;
        for (place, &byte) in bytes.iter().enumerate() {
            hash = step(hash, byte);
            if place + 1 >= SHORTEST {
                let part = &bytes[..=place];
                let fits = |symbol| self.form(symbol) == part;
                if let Some(symbol) = self.beginnings.find(mixed(hash), fits) {
                    add(symbol);
                }
            }
        }
        let fits = |symbol| self.form(symbol) == bytes;
        if let Some(symbol) = self.whole.find(mixed(hash), fits) {
            add(symbol);
        }
        let mut hash = SEED;
        for (place, &byte) in bytes.iter().enumerate().rev() {
            hash = step(hash, byte);
            let part = &bytes[place..];
            if part.len() >= SHORTEST {
                let fits = |symbol| self.form(symbol) == part;
                if let Some(symbol) = self.endings.find(mixed(hash), fits) {
                    add(symbol);
                }
            }
        }
        for place in 0..bytes.len().saturating_sub(SHORTEST - 1) {
            let rest = &bytes[place..];
            // Many forms begin alike: none is the answer, each is asked.
            self.middles.find(forward(&rest[..SHORTEST]), |symbol| {
                if rest.starts_with(self.form(symbol)) {
                    add(symbol);
                }
                false
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(word: &str) -> Vec<Symbol> {
        let mut dictionary = Dictionary::new([2, 1, 2, 1]);
        for known in ["*beleid", "*brand*", "asiel*", "brand", "de", "*nde"] {
            let mut form = Form::new();
            known.bytes().for_each(|byte| form.push(byte));
            dictionary.add(&form);
        }
        let mut found = Vec::new();
        dictionary.forms(word, |symbol| found.push(symbol));
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn a_word_has_the_forms_that_it_is_begins_ends_with_and_contains() {
        assert_eq!(forms("de"), [4]);
        assert_eq!(forms("asielbeleid"), [0, 2]);
        assert_eq!(forms("brand"), [1, 3]);
        assert_eq!(forms("bosbranden"), [1]);
        assert_eq!(forms("brandde"), [1]);
        assert_eq!(forms("brandende"), [1, 5]);
        assert_eq!(forms("bran"), []);
        assert_eq!(forms(""), []);
        assert_eq!(forms("ë"), []);
    }
}

//! From a word to the word forms that the rules know: the word itself, and
//! what it begins with, ends with or contains.
//!
//! The forms are searched as the build script packed them (`compile/letters.rs`):
//! in order, each as what it shares with the one before it and the rest. Who
//! looks for a word goes on from form to form, past all those that share more
//! with the one before them than with the word.

use crate::fold::of_two;
use crate::packed::sign;
use crate::pattern::Symbol;

/// Nothing real is longer, and a wall of letters must not cost a square. In
/// bytes.
const LONGEST: usize = 80;

/// How many letters there are from a, in rows of [`Dictionary::seconds`].
const LETTERS: usize = 26;

/// No form.
const NONE: u16 = u16::MAX;

/// The word forms of the rules; the place of a form is its symbol.
#[derive(Debug)]
pub struct Dictionary {
    /// How many letters each form shares with the one before it.
    shared: &'static [u8],
    /// The rest of each form, in bytes that stand for letters.
    ends: &'static [u8],
    /// Where the rest of each form begins in `ends`.
    rests: Vec<u16>,
    /// For each form the next one that shares no more than it does.
    skips: Vec<u16>,
    /// The first form that begins with each letter.
    firsts: [u16; 256],
    /// For each letter its row in `seconds`, where a form begins with it.
    rows: [u8; 256],
    /// The first form that begins with two letters, the second from a to z.
    seconds: Vec<[u16; LETTERS]>,
    /// For each of these its row in `thirds` plus one, 0 where it has none.
    third_rows: Vec<[u16; LETTERS]>,
    /// The first form that begins with three letters, the third from a to z.
    thirds: Vec<[u16; LETTERS]>,
    /// The letter that each byte of `ends` stands for, or the first of them.
    initials: [u8; 256],
    /// What the bytes of `ends` stand for: these of `letters`, from and to.
    spans: [(u16, u16); 256],
    letters: Vec<u8>,
    /// The first two letters of the forms that a word contains, a bit each.
    middles: [u64; 4],
}

impl Dictionary {
    /// Of the columns that the build script wrote.
    pub fn new(pairs: &[u8], ends: &'static [u8], shared: &'static [u8]) -> Self {
        let mut dictionary = Self {
            shared,
            ends,
            rests: vec![0; shared.len() + 1],
            skips: vec![0; shared.len()],
            firsts: [NONE; 256],
            rows: [0; 256],
            seconds: Vec::new(),
            third_rows: Vec::new(),
            thirds: Vec::new(),
            initials: [0; 256],
            spans: std::array::from_fn(|byte| (byte as u16, byte as u16 + 1)),
            letters: (0..=u8::MAX).collect(),
            middles: [0; 4],
        };
        dictionary.find_letters(pairs);
        dictionary.find_rests();
        dictionary.find_skips();
        dictionary.find_firsts();
        dictionary.find_middles();
        dictionary
    }

    #[inline(never)]
    fn find_letters(&mut self, pairs: &[u8]) {
        for pair in pairs.chunks_exact(3) {
            let here = self.letters.len() as u16;
            for &byte in &pair[1..] {
                let (from, to) = self.spans[usize::from(byte)];
                let range = usize::from(from)..usize::from(to);
                self.letters.extend_from_within(range);
            }
            self.spans[usize::from(pair[0])] = (here, self.letters.len() as u16);
        }
    }

    #[inline(never)]
    fn find_rests(&mut self) {
        let letters = &self.letters;
        self.initials = self.spans.map(|(from, _)| letters[usize::from(from)]);
        let ends_form = |(_, to): (u16, u16)| letters[usize::from(to) - 1] == sign::END;
        let ends_form = self.spans.map(ends_form);
        let mut form = 0;
        for (place, &byte) in (1..).zip(self.ends) {
            // The last of what is written here stays: where the form has ended.
            self.rests[form + 1] = place;
            form += usize::from(ends_form[usize::from(byte)]);
        }
    }

    #[inline(never)]
    fn find_skips(&mut self) {
        let forms = self.shared.len();
        for form in (0..forms).rev() {
            let mut next = form + 1;
            while next < forms && self.shared[next] > self.shared[form] {
                next = usize::from(self.skips[next]);
            }
            self.skips[form] = next as u16;
        }
    }

    #[inline(never)]
    fn find_firsts(&mut self) {
        let mut form = 0;
        while form < self.shared.len() {
            let first = usize::from(self.letter(form));
            self.firsts[first] = form as u16;
            self.rows[first] = self.seconds.len() as u8;
            let after = usize::from(self.skips[form]);
            let row = self.seconds_of(form, after);
            self.seconds.push(row);
            form = after;
        }
    }

    /// The row of the forms from here to there, which begin with one letter; adds
    /// those of each two.
    fn seconds_of(&mut self, first: usize, after: usize) -> [u16; LETTERS] {
        let (mut row, mut third_rows) = ([NONE; LETTERS], [0; LETTERS]);
        let mut form = first;
        while form < after {
            let letter = match form == first {
                true => self.letters_at(first).get(1).copied(),
                false => Some(self.letter(form)),
            };
            let mut next = form + 1;
            while next < after && self.shared[next] > 1 {
                next = usize::from(self.skips[next]);
            }
            let place = letter.map(|letter| usize::from(letter.wrapping_sub(b'a')));
            if let Some(place) = place.filter(|&place| place < LETTERS) {
                row[place] = form as u16;
                if let Some(thirds) = self.thirds_of(form, next) {
                    self.thirds.push(thirds);
                    third_rows[place] = self.thirds.len() as u16;
                }
            }
            form = next;
        }
        self.third_rows.push(third_rows);
        row
    }

    /// The row of the forms from here to there, which begin with two letters; `None`
    /// where one of them is these with a star, which has to be met on the way.
    fn thirds_of(&self, first: usize, after: usize) -> Option<[u16; LETTERS]> {
        let mut row = [NONE; LETTERS];
        let mut form = first;
        while form < after {
            let letter = match form == first {
                true => *self.letters_at(first).get(2).unwrap_or(&sign::END),
                false => self.letter(form),
            };
            if letter == sign::STAR {
                return None;
            }
            if let Some(place) = row.get_mut(usize::from(letter.wrapping_sub(b'a'))) {
                *place = form as u16;
            }
            form += 1;
            while form < after && self.shared[form] > 2 {
                form = usize::from(self.skips[form]);
            }
        }
        Some(row)
    }

    /// The letters and signs of a form that shares none or one with the form before
    /// it: those after that, with the one before them where it is one.
    fn letters_at(&self, form: usize) -> Vec<u8> {
        let mut letters = vec![0; usize::from(self.shared[form])];
        self.read(form, &mut letters);
        letters
    }

    #[inline(never)]
    fn find_middles(&mut self) {
        let first = usize::from(self.firsts[usize::from(sign::MIDDLES)]);
        let mut form = Vec::new();
        for symbol in first..self.shared.len() {
            self.read(symbol, &mut form);
            let (block, bit) = of_two(form[1], form[2]);
            self.middles[block] |= bit;
        }
    }

    /// All letters and signs of a form but its end, where the form before it
    /// stands there.
    fn read(&self, form: usize, letters: &mut Vec<u8>) {
        letters.truncate(usize::from(self.shared[form]));
        let range = usize::from(self.rests[form])..usize::from(self.rests[form + 1]);
        let bytes = self.ends[range].iter();
        letters.extend(bytes.flat_map(|&byte| self.letters_of(byte)));
        letters.pop();
    }

    #[inline]
    fn letters_of(&self, byte: u8) -> &[u8] {
        let (from, to) = self.spans[usize::from(byte)];
        &self.letters[usize::from(from)..usize::from(to)]
    }

    /// The first letter in which a form differs from the one before it.
    #[inline]
    fn letter(&self, form: usize) -> u8 {
        self.initials[usize::from(self.ends[usize::from(self.rests[form])])]
    }

    /// The form that is exactly this word.
    #[must_use]
    pub fn whole(&self, word: &str) -> Option<Symbol> {
        self.whole_of(word.as_bytes())
    }

    /// The same, of the bytes of a word.
    #[must_use]
    pub fn whole_of(&self, word: &[u8]) -> Option<Symbol> {
        self.walk(word, &mut |_| {}).whole
    }

    /// No form begins with more letters of the word than so many bytes.
    #[must_use]
    pub fn reach(&self, word: &[u8]) -> usize {
        self.walk(word, &mut |_| {}).known
    }

    /// All forms of a word. The same form may come more than once.
    pub fn forms(&self, word: &str, mut add: impl FnMut(Symbol)) {
        self.add_forms(word.as_bytes(), &mut add);
    }

    fn add_forms(&self, word: &[u8], add: &mut dyn FnMut(Symbol)) {
        if word.len() > LONGEST {
            return;
        }
        if let Some(whole) = self.walk(word, add).whole {
            add(whole);
        }
        let mut marked = [0; LONGEST + 1];
        marked[0] = sign::ENDINGS;
        for (to, &from) in marked[1..].iter_mut().zip(word.iter().rev()) {
            *to = from;
        }
        self.walk(&marked[..=word.len()], add);
        for (place, two) in word.windows(2).enumerate() {
            let (block, bit) = of_two(two[0], two[1]);
            if self.middles[block] & bit != 0 {
                let rest = &word[place..];
                marked[0] = sign::MIDDLES;
                marked[1..=rest.len()].copy_from_slice(rest);
                self.walk(&marked[..=rest.len()], add);
            }
        }
    }

    /// Goes to the form that is all of these letters, and adds those on the way
    /// there with a star after the first of them.
    fn walk(&self, word: &[u8], add: &mut dyn FnMut(Symbol)) -> Walk {
        let mut form = match self.start(word) {
            Ok(form) => form,
            Err(known) => return Walk { whole: None, known },
        };
        let mut known = usize::from(self.shared[form]);
        let mut whole = None;
        loop {
            // The form has the same letters as far as they are known.
            let rest = &self.ends[usize::from(self.rests[form])..];
            'form: for &byte in rest {
                for &letter in self.letters_of(byte) {
                    if letter == sign::STAR {
                        add(form as Symbol);
                        break 'form;
                    }
                    match word.get(known) {
                        Some(&next) if next == letter => known += 1,
                        None if letter == sign::END => {
                            whole = Some(form as Symbol);
                            break 'form;
                        }
                        _ => break 'form,
                    }
                }
            }
            let Some(next) = self.next(form, word, known, add) else {
                return Walk { whole, known };
            };
            form = next;
        }
    }

    /// The first form that begins as the word does, with up to three letters; where
    /// there is none, with how many letters of the word forms begin, one at least.
    #[inline]
    fn start(&self, word: &[u8]) -> Result<usize, usize> {
        let some = |form: u16, known| match form {
            NONE => Err(known),
            form => Ok(usize::from(form)),
        };
        let &[first, ref after @ ..] = word else {
            return Err(1);
        };
        let form = some(self.firsts[usize::from(first)], 1)?;
        // A star stands only after more letters.
        let row = usize::from(self.rows[usize::from(first)]);
        let letter = |place: usize| {
            let letter = after.get(place)?.wrapping_sub(b'a');
            Some(usize::from(letter)).filter(|&letter| letter < LETTERS)
        };
        let Some(second) = letter(0) else {
            return Ok(form);
        };
        let form = some(self.seconds[row][second], 1)?;
        match (self.third_rows[row][second].checked_sub(1), letter(1)) {
            (Some(row), Some(third)) => some(self.thirds[usize::from(row)][third], 2),
            _ => Ok(form),
        }
    }

    /// The next form that has one letter more.
    fn next(
        &self,
        form: usize,
        word: &[u8],
        known: usize,
        add: &mut dyn FnMut(Symbol),
    ) -> Option<usize> {
        let mut next = form + 1;
        loop {
            let shared = usize::from(*self.shared.get(next)?);
            if shared < known {
                return None;
            }
            if shared == known {
                let letter = self.letter(next);
                if letter == sign::STAR {
                    add(next as Symbol);
                } else {
                    match word.get(known)?.cmp(&letter) {
                        std::cmp::Ordering::Less => return None,
                        std::cmp::Ordering::Equal => return Some(next),
                        std::cmp::Ordering::Greater => {}
                    }
                }
            }
            next = usize::from(self.skips[next]);
        }
    }

    /// All forms as the rules write them.
    #[cfg(test)]
    pub fn names(&self) -> Vec<String> {
        let mut letters = Vec::new();
        let forms = 0..self.shared.len();
        let names = forms.map(|form| {
            self.read(form, &mut letters);
            let (begin, mut name) = match letters.split_first() {
                Some((&sign::ENDINGS, rest)) => ("*", rest.iter().rev().copied().collect()),
                Some((&sign::MIDDLES, rest)) => ("*", rest.to_vec()),
                _ => ("", letters.clone()),
            };
            name.retain(|&letter| letter != sign::STAR);
            let end = match letters.last() {
                Some(&sign::STAR) if letters[0] != sign::ENDINGS => "*",
                _ => "",
            };
            format!("{begin}{}{end}", String::from_utf8_lossy(&name))
        });
        names.collect()
    }
}

/// How far a word is among the forms.
struct Walk {
    /// The form that is all of it.
    whole: Option<Symbol>,
    /// With so many of its letters forms begin; one at least.
    known: usize,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::letters::{key, letters};

    /// As numbered by the alphabet of [`key`].
    fn dictionary(forms: &[&str]) -> Dictionary {
        let mut forms: Vec<String> = forms.iter().map(|form| (*form).to_owned()).collect();
        forms.sort_by_key(|form| key(form));
        let columns = letters(&forms);
        Dictionary::new(&columns.pairs, columns.ends.leak(), columns.shared.leak())
    }

    fn forms(word: &str) -> Vec<String> {
        let known = ["*beleid", "*brand*", "asiel*", "brand", "de", "*nde"];
        let dictionary = dictionary(&known);
        let names = dictionary.names();
        let mut found = Vec::new();
        dictionary.forms(word, |symbol| {
            found.push(names[usize::from(symbol)].clone());
        });
        found.sort();
        found.dedup();
        found
    }

    #[test]
    fn a_word_has_the_forms_that_it_is_begins_ends_with_and_contains() {
        assert_eq!(forms("de"), ["de"]);
        assert_eq!(forms("asielbeleid"), ["*beleid", "asiel*"]);
        assert_eq!(forms("asiel"), ["asiel*"]);
        assert_eq!(forms("asiels"), ["asiel*"]);
        assert_eq!(forms("beleid"), ["*beleid"]);
        assert_eq!(forms("brand"), ["*brand*", "brand"]);
        assert_eq!(forms("bosbranden"), ["*brand*"]);
        assert_eq!(forms("brandde"), ["*brand*"]);
        assert_eq!(forms("brandende"), ["*brand*", "*nde"]);
        assert_eq!(forms("bran"), [""; 0]);
        assert_eq!(forms(""), [""; 0]);
        assert_eq!(forms("ë"), [""; 0]);
    }

    #[test]
    fn a_star_after_two_letters_is_met_on_the_way() {
        let mut known = ["ab*", "abc", "abd", "abda", "ac", "acx", "acy", "*xab"];
        known.sort_unstable();
        let dictionary = dictionary(&known);
        let names = dictionary.names();
        let forms = |word: &str| {
            let mut found = Vec::new();
            dictionary.forms(word, |form| found.push(names[usize::from(form)].as_str()));
            found.sort_unstable();
            found
        };
        assert_eq!(forms("abd"), ["ab*", "abd"]);
        assert_eq!(forms("abx"), ["ab*"]);
        assert_eq!(forms("acy"), ["acy"]);
        assert_eq!(forms("acz"), [""; 0]);
        assert_eq!(forms("exab"), ["*xab"]);
        assert_eq!(dictionary.reach(b"acz"), 2);
        assert_eq!(dictionary.reach(b"azz"), 1);
    }

    #[test]
    fn forms_that_begin_alike_are_told_apart() {
        let known = [
            "a", "aan", "aan*", "aanbod", "aanb*", "aandoen", "b", "aan-uit",
        ];
        let dictionary = dictionary(&known);
        let names = dictionary.names();
        for form in known.iter().filter(|form| !form.contains('*')) {
            let found = dictionary.whole(form).map(|form| &names[usize::from(form)]);
            assert_eq!(found.map(String::as_str), Some(*form));
        }
        for none in [
            "aa", "aanb", "aanbo", "aandoe", "aandoens", "c", "aan*", "a*",
        ] {
            assert_eq!(dictionary.whole(none), None, "{none}");
        }
    }
}

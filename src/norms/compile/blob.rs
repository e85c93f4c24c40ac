//! Writes everything that the engine looks up as one run of bytes, which
//! `tables.rs` reads back when the engine starts.
//!
//! The engine ships to every page, so the bytes count: like stands by like in
//! a column of its own, lists hold differences, and what is said twice is
//! written once and only pointed at afterwards. And it is read before the first
//! post can be: nothing is left to work out that can be worked out here.
//! `tables.rs` names the columns in the same order.

use super::letters::letters;
use super::steps::Steps;
use super::vocabulary::Ordered;
use crate::packed::{LONGEST_PHRASE, ONE_BYTE, member};
use std::collections::HashMap;

/// The columns that are written here, beside those of words and patterns.
#[derive(Default)]
struct Columns {
    /// Which classes a word form has; lists of several in `member_lists`, and
    /// which of those it is where it was there before.
    members: Vec<u8>,
    member_lists: Vec<u8>,
    member_pointers: Vec<u8>,
    /// Class entries of several words: how many words an entry shares with the
    /// one before it, the difference of the first other word, the words after
    /// that, and how many they are.
    phrase_shared: Vec<u8>,
    phrase_steps: Vec<u8>,
    phrase_words: Vec<u8>,
    phrase_lengths: Vec<u8>,
    phrase_classes: Vec<u8>,
    /// Rules without their texts.
    rules: Vec<u8>,
}

/// Writes a number in groups of seven bits, the lowest first.
pub fn number(column: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        column.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    column.push(value as u8);
}

/// Writes a number of which low ones are by far the most: in one byte, or in two
/// as the high one and the low one.
pub fn ranked(column: &mut Vec<u8>, value: usize) {
    match value.checked_sub(ONE_BYTE) {
        None => column.push(value as u8),
        Some(more) => {
            let high = ONE_BYTE + (more >> 8);
            column.push(u8::try_from(high).expect("a rank below 14,536"));
            column.push(more as u8);
        }
    }
}

/// Writes a number in two bytes, the lower first.
pub fn pair(column: &mut Vec<u8>, value: u16) {
    column.extend(value.to_le_bytes());
}

/// Writes the vocabulary, lines and properties into columns.
#[derive(Default)]
pub struct Writer {
    columns: Columns,
    words: Vec<Vec<u8>>,
    /// The texts of the rules, a line each.
    texts: String,
}

impl Writer {
    /// With the vocabulary.
    pub fn new(vocabulary: &Ordered) -> Self {
        let mut writer = Self::default();
        writer.words(&vocabulary.words);
        writer.members(&vocabulary.members);
        writer.phrases(&vocabulary.phrases);
        writer
    }

    fn words(&mut self, words: &[String]) {
        let letters = letters(words);
        self.words = vec![letters.pairs, letters.ends, letters.shared];
    }

    /// No class, several as before, several anew, or the one that it is.
    fn members(&mut self, members: &[Vec<u16>]) {
        let columns = &mut self.columns;
        let mut lists: HashMap<&[u16], usize> = HashMap::new();
        for classes in members {
            match classes.as_slice() {
                [] => columns.members.push(0),
                [class] => {
                    let byte = u8::try_from(class + u16::from(member::FIRST_SINGLE));
                    columns.members.push(byte.expect("fewer than 254 classes"));
                }
                several => match lists.get(several) {
                    Some(&known) => {
                        columns.members.push(member::AS_BEFORE);
                        number(&mut columns.member_pointers, known);
                    }
                    None => {
                        lists.insert(several, lists.len());
                        columns.members.push(member::ANEW);
                        columns.member_lists.push(several.len() as u8);
                        for &class in several {
                            ranked(&mut columns.member_lists, usize::from(class));
                        }
                    }
                },
            }
        }
    }

    fn phrases(&mut self, phrases: &[(Vec<u16>, u16)]) {
        let columns = &mut self.columns;
        let mut last: &[u16] = &[];
        for (words, class) in phrases {
            assert!(words.len() <= LONGEST_PHRASE, "a phrase of many words");
            let shared = words.iter().zip(last).take_while(|(a, b)| a == b).count();
            columns.phrase_shared.push(shared as u8);
            columns.phrase_lengths.push(words.len() as u8);
            if let [next, rest @ ..] = &words[shared..] {
                // They are sorted: what is different is more.
                let before = last.get(shared).copied().unwrap_or(0);
                number(&mut columns.phrase_steps, usize::from(next - before));
                rest.iter()
                    .for_each(|&word| pair(&mut columns.phrase_words, word));
            }
            number(&mut columns.phrase_classes, usize::from(*class));
            last = words;
        }
    }

    /// Writes a line of text that belongs to a rule.
    pub fn text(&mut self, text: &str) {
        self.texts.push_str(text);
        self.texts.push('\n');
    }

    /// Writes a property of a rule.
    pub fn property(&mut self, value: usize) {
        number(&mut self.columns.rules, value);
    }

    /// All columns, with those of the patterns, each with its length before it; and
    /// the texts of the rules.
    pub fn finish(self, patterns: Steps) -> (Vec<u8>, String) {
        let columns = self.columns;
        let all = [
            self.words,
            vec![
                columns.members,
                columns.member_lists,
                columns.member_pointers,
                columns.phrase_shared,
                columns.phrase_steps,
                columns.phrase_words,
                columns.phrase_lengths,
                columns.phrase_classes,
            ],
            patterns.finish(),
            vec![columns.rules],
        ];
        let mut blob = Vec::new();
        for column in all.concat() {
            number(&mut blob, column.len());
            blob.extend(column);
        }
        (blob, self.texts)
    }
}

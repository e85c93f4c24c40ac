//! The lexicon entries of several words.

use super::column::Column;
use super::known;
use crate::packed::LONGEST_PHRASE;
use crate::pattern::Symbol;

/// Lexicon entries of several words, in the order of their words.
#[derive(Debug, Default)]
pub struct Phrases {
    /// Where the phrases that begin with each word form begin.
    starts: Vec<u16>,
    /// The second word of each.
    seconds: Vec<Symbol>,
    /// Where the words after that begin in `words`.
    rests: Vec<u16>,
    words: Vec<Symbol>,
    classes: Vec<Symbol>,
}

/// The columns of the phrases: how many words each shares with the one before
/// it, how many it has, by how much the first other word is more, the words
/// after that, and the class.
pub struct Columns {
    pub shared: Column,
    pub lengths: Column,
    pub steps: Column,
    pub words: Column,
    pub classes: Column,
}

impl Phrases {
    /// Reads the columns, where there are so many word forms.
    #[inline(never)]
    pub fn read(columns: Columns, forms: usize) -> Self {
        let Columns {
            shared,
            lengths,
            mut steps,
            mut words,
            mut classes,
        } = columns;
        let count = shared.0.len();
        let mut phrases = Self {
            starts: Vec::with_capacity(forms + 1),
            seconds: Vec::with_capacity(count),
            rests: Vec::with_capacity(count + 1),
            words: Vec::with_capacity(count),
            classes: Vec::with_capacity(count),
        };
        let mut phrase = [0; LONGEST_PHRASE + 1];
        for (&shared, &length) in shared.0.iter().zip(lengths.0) {
            let (shared, length) = (usize::from(shared), usize::from(length));
            // Where the words before are the same this one is more.
            if shared < length {
                phrase[shared] += steps.number() as Symbol;
                for word in &mut phrase[shared + 1..length] {
                    *word = words.pair();
                }
                phrase[length] = 0;
            }
            if shared == 0 {
                let here = phrases.seconds.len() as u16;
                while phrases.starts.len() <= usize::from(phrase[0]) {
                    phrases.starts.push(here);
                }
            }
            phrases.seconds.push(phrase[1]);
            phrases.rests.push(phrases.words.len() as u16);
            for &word in &phrase[2..length] {
                phrases.words.push(word);
            }
            let class = known::FIRST_CLASS + classes.number() as Symbol;
            phrases.classes.push(class);
        }
        phrases.starts.resize(forms + 1, count as u16);
        phrases.rests.push(phrases.words.len() as u16);
        phrases
    }

    /// The phrases that begin with two word forms: the words after these, and the
    /// class.
    pub fn of(&self, first: Symbol, second: Symbol) -> impl Iterator<Item = (&[Symbol], Symbol)> {
        let first = usize::from(first);
        let range = usize::from(self.starts[first])..usize::from(self.starts[first + 1]);
        let before = self.seconds[range.clone()].partition_point(|&other| other < second);
        let same = range.start + before..range.end;
        same.take_while(move |&phrase| self.seconds[phrase] == second)
            .map(|phrase| {
                let rest = usize::from(self.rests[phrase])..usize::from(self.rests[phrase + 1]);
                (&self.words[rest], self.classes[phrase])
            })
    }
}

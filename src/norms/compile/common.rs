//! How common the symbols are, so that the engine can ask for the rare part of
//! a pattern first. The example lines of the rules serve as the sample: they
//! are what such posts look like.

use super::vocabulary::Ordered;
use crate::fold::fold;
use std::collections::HashMap;

/// Times in 100,000 words.
const PER: usize = 100_000;

/// What is rarer need not be said: the engine takes it to be rare.
const LEAST: usize = 20;

/// Marks that many words have.
const EVERYWHERE: [(&str, usize); 6] = [
    ("small", 80_000),
    ("first", 80_000),
    ("capital", 25_000),
    ("name", 10_000),
    ("number", 4_000),
    ("quoted", 4_000),
];

/// Other marks, for want of a measure.
const MARK: usize = 1_500;

/// The common symbols, sorted, with how often they stand in 100,000 words.
pub fn common(vocabulary: &Ordered, lines: &[String]) -> Vec<(u16, usize)> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut total = 0;
    for line in lines {
        let words = line.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '-');
        for word in words.filter(|word| !word.is_empty()) {
            *counts.entry(fold(word)).or_default() += 1;
            total += 1;
        }
    }
    let per = |count: usize| count * PER / total.max(1);
    let mut common = Vec::new();
    let mut classes = vec![0; vocabulary.classes];
    for (symbol, word) in vocabulary.words.iter().enumerate() {
        let bare = word.trim_matches('*');
        let count = match (word.starts_with('*'), word.ends_with('*')) {
            (false, false) => counts.get(word.as_str()).copied().unwrap_or(0),
            (true, true) => sum(&counts, |found| found.contains(bare)),
            (true, false) => sum(&counts, |found| found.ends_with(bare)),
            (false, true) => sum(&counts, |found| found.starts_with(bare)),
        };
        for &class in &vocabulary.members[symbol] {
            classes[usize::from(class)] += count;
        }
        if per(count) >= LEAST {
            common.push((symbol as u16, per(count)));
        }
    }
    let first_class = vocabulary.words.len();
    for (class, &count) in classes.iter().enumerate() {
        common.push(((first_class + class) as u16, per(count)));
    }
    let first_mark = first_class + vocabulary.classes;
    for mark in 0..vocabulary.marks {
        common.push(((first_mark + mark) as u16, MARK));
    }
    for (name, count) in EVERYWHERE {
        if let Some(place) = vocabulary.mark_names.iter().position(|mark| mark == name) {
            let symbol = (first_mark + place) as u16;
            for entry in common.iter_mut().filter(|entry| entry.0 == symbol) {
                entry.1 = count;
            }
        }
    }
    common
}

fn sum(counts: &HashMap<String, usize>, fits: impl Fn(&str) -> bool) -> usize {
    let found = counts.iter().filter(|(word, _)| fits(word));
    found.map(|(_, count)| count).sum()
}

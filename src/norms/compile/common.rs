//! How common the symbols are, so that the engine can ask for the rare part of
//! a pattern only. The example lines of the rules serve as the sample: they
//! are what such posts look like.

use super::vocabulary::Ordered;
use crate::fold::fold;
use std::collections::HashMap;

/// Times in 100,000 words.
const PER: usize = 100_000;

/// What is rarer is as rare as what the sample does not have at all.
const LEAST: usize = 20;

/// A word that the sample does not have is still met sometimes.
const UNSEEN: usize = 2;

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

/// For each symbol how often it stands in 100,000 words.
pub fn common(vocabulary: &Ordered, lines: &[String]) -> Vec<usize> {
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
    let first_class = vocabulary.words.len();
    let first_mark = first_class + vocabulary.classes;
    let mut common = vec![UNSEEN; first_mark + vocabulary.marks];
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
            common[symbol] += per(count);
        }
    }
    for (class, &count) in classes.iter().enumerate() {
        common[first_class + class] += per(count);
    }
    for (mark, name) in vocabulary.mark_names.iter().enumerate() {
        let everywhere = EVERYWHERE.iter().find(|(known, _)| known == name);
        common[first_mark + mark] += everywhere.map_or(MARK, |&(_, count)| count);
    }
    common
}

fn sum(counts: &HashMap<String, usize>, fits: impl Fn(&str) -> bool) -> usize {
    let found = counts.iter().filter(|(word, _)| fits(word));
    found.map(|(_, count)| count).sum()
}

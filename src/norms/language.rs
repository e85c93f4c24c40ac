//! Which language a post is written in, by its function words.

use crate::assessment::Language;
use crate::pattern::Symbols;
use crate::rules::tables;
use crate::token::{Kind, Reading};

/// Foreign function words in a row that make a post foreign.
const ENOUGH: usize = 2;

/// The language of a post. Without evidence it is Dutch: its readers are.
pub fn language(reading: &Reading<'_>, sentences: &[Symbols]) -> Language {
    let count = |class| {
        sentences
            .iter()
            .map(|symbols| {
                (0..symbols.len())
                    .filter(|&position| symbols.at(position).iter().any(|&(here, _)| here == class))
                    .count()
            })
            .sum::<usize>()
    };
    let nl = count(tables::CLASS_LANG_NL);
    let en = count(tables::CLASS_LANG_EN);
    let other = [
        tables::CLASS_LANG_DE,
        tables::CLASS_LANG_FR,
        tables::CLASS_LANG_ES,
        tables::CLASS_LANG_TR,
        tables::CLASS_LANG_PL,
        tables::CLASS_LANG_FY,
    ]
    .into_iter()
    .map(count)
    .max()
    .unwrap_or(0);
    if other >= ENOUGH && other > nl.max(en) || is_foreign_script(reading) {
        Language::Other
    } else if en > nl {
        Language::En
    } else {
        Language::Nl
    }
}

/// Whether most letters are outside the Latin script.
fn is_foreign_script(reading: &Reading<'_>) -> bool {
    let (mut latin, mut foreign) = (0_usize, 0_usize);
    for word in reading.words.iter().filter(|word| word.kind == Kind::Word) {
        for c in word.text.chars().filter(|c| c.is_alphabetic()) {
            if c < '\u{0250}' || ('\u{1e00}'..'\u{1f00}').contains(&c) {
                latin += 1;
            } else {
                foreign += 1;
            }
        }
    }
    foreign > latin
}

//! Which language a post is written in, by its function words.

use crate::assessment::Language;
use crate::pattern::{Symbol, Symbols};
use crate::tables::known;
use crate::token::{Kind, Reading};

/// Foreign function words in a row that make a post foreign.
const ENOUGH: u32 = 2;

/// Dutch, English, and languages that the engine knows only to leave them alone.
const ALL: [Symbol; 8] = [
    known::CLASS_LANG_NL,
    known::CLASS_LANG_EN,
    known::CLASS_LANG_DE,
    known::CLASS_LANG_FR,
    known::CLASS_LANG_ES,
    known::CLASS_LANG_TR,
    known::CLASS_LANG_PL,
    known::CLASS_LANG_FY,
];

/// The language of a post. Without evidence it is Dutch: its readers are.
#[inline(never)]
pub fn language(reading: &Reading<'_>, sentences: &[Symbols]) -> Language {
    let mut counts = [0; ALL.len()];
    for sentence in sentences {
        for (count, language) in counts.iter_mut().zip(ALL) {
            *count += sentence.count(language);
        }
    }
    let [nl, en, foreign @ ..] = counts;
    let other = foreign.into_iter().max().unwrap_or(0);
    if other >= ENOUGH && other > nl.max(en) || is_foreign_script(reading) {
        Language::Other
    } else if en > nl {
        Language::En
    } else {
        Language::Nl
    }
}

/// Whether nothing shows that one sentence is not Dutch or English.
pub fn is_read(sentence: &Symbols) -> bool {
    let [nl, en, foreign @ ..] = ALL.map(|language| sentence.count(language));
    let foreign = foreign.into_iter().max().unwrap_or(0);
    nl.max(en) > foreign || foreign == 0
}

/// Whether most letters are outside the Latin script.
fn is_foreign_script(reading: &Reading<'_>) -> bool {
    let (mut latin, mut foreign) = (0_usize, 0_usize);
    // Most posts have nothing that could be.
    if reading.words.iter().all(|word| word.text.is_ascii()) {
        return false;
    }
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

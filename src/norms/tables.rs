//! What the build script wrote (`compile/blob.rs`), read back into tables.
//!
//! Read once, at the first post; a page without a composer in use never comes
//! here. Word forms, the most of it, are not even unpacked: the dictionary
//! searches them as they are. The rest is, in short loops; and the steps of the
//! patterns only when there is a sentence to try them on.

mod classes;
mod column;
mod phrases;
mod rules;
mod slots;
mod steps;

use self::classes::Classes;
pub use self::column::Column;
use self::column::columns;
use self::phrases::Phrases;
pub use self::steps::Steps;
use crate::dictionary::Dictionary;
#[cfg(not(target_arch = "wasm32"))]
use crate::pattern::Symbol;
use crate::pattern::Symbols;
use crate::rules::{CancelRule, Condition, LinkRule, MarkRule, Matcher, Rule};
use std::sync::OnceLock;

/// Numbers and names of the symbols that the engine itself knows.
#[allow(
    unused_imports,
    dead_code,
    missing_docs,
    reason = "written by the build script"
)]
pub mod known {
    use crate::pattern::Symbol;
    #[cfg(not(target_arch = "wasm32"))]
    use crate::{
        assessment::{Norm, Strength},
        rules::{Example, Must, RuleInfo},
    };

    include!(concat!(env!("OUT_DIR"), "/rules.rs"));
}

static BLOB: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.bin"));

/// For each of many things a list: all lists after each other.
#[derive(Debug, Default)]
pub struct Lists {
    starts: Vec<u16>,
    items: Vec<u16>,
}

impl Lists {
    /// Without things; the lists are added in their order.
    fn with_capacity(things: usize, items: usize) -> Self {
        let mut starts = Vec::with_capacity(things + 1);
        starts.push(0);
        Self {
            starts,
            items: Vec::with_capacity(items),
        }
    }

    /// The list of the next thing is complete.
    #[inline]
    fn close(&mut self) {
        let end = u16::try_from(self.items.len());
        self.starts.push(end.expect("fewer than 65,536 items"));
    }

    /// With room for so many items of each thing, and an end; each list is to be
    /// filled with [`Lists::put`] as often.
    fn ending(mut counts: Vec<u16>) -> Self {
        let mut end = 0;
        for count in &mut counts {
            end += *count;
            *count = end;
        }
        Self {
            starts: counts,
            items: vec![0; usize::from(end)],
        }
    }

    /// Puts an item before those that its list has; where that is full it starts
    /// where it should.
    #[inline]
    fn put(&mut self, thing: u16, item: u16) {
        let place = &mut self.starts[usize::from(thing)];
        *place -= 1;
        self.items[usize::from(*place)] = item;
    }

    /// How many things there are.
    pub fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The list of a thing.
    #[inline]
    pub fn of(&self, thing: u16) -> &[u16] {
        let thing = usize::from(thing);
        &self.items[usize::from(self.starts[thing])..usize::from(self.starts[thing + 1])]
    }
}

/// Everything that the engine looks up.
#[derive(Debug)]
pub struct Tables {
    /// Word forms.
    pub dictionary: Dictionary,
    /// The classes of each word form.
    pub classes: Classes,
    /// Lexicon entries of several words.
    pub phrases: Phrases,
    /// Rules that give marks.
    pub marks: Vec<MarkRule>,
    /// Rules that link.
    pub links: Vec<LinkRule>,
    /// Rules that cancel.
    pub cancels: Vec<CancelRule>,
    /// Rules of the norms.
    pub norms: Vec<Rule>,
    /// The conditions of all rules.
    pub conditions: Vec<Condition>,
    /// For each pattern that is to be found the number of its rule among those
    /// of its kind.
    owners: Vec<u16>,
    /// A bit for each of those patterns: the others are asked only when one of them
    /// matches.
    finds: Vec<u64>,
}

impl Tables {
    /// Which of these rules, all of one kind, can match a sentence, in their
    /// order.
    pub fn sparked<R: AsRef<Matcher>>(
        &self,
        rules: &[R],
        sentence: &Symbols,
    ) -> impl Iterator<Item = usize> {
        let first = rules.first().map_or(0, |rule| rule.as_ref().find.first);
        let last = rules.last().map_or(0, |rule| rule.as_ref().not_post.last);
        let mut done = NONE;
        sentence
            .sparked_among(first, last, &self.finds)
            .map(|pattern| self.owners[usize::from(pattern)])
            .filter(move |&rule| std::mem::replace(&mut done, rule) != rule)
            .map(usize::from)
    }
}

/// No rule.
const NONE: u16 = u16::MAX;

/// The tables.
pub fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(read)
}

/// The steps of the patterns: read when the first sentence is, while names are
/// looked up without them.
pub fn steps() -> &'static Steps {
    static STEPS: OnceLock<Steps> = OnceLock::new();
    STEPS.get_or_init(read_steps)
}

/// How many columns there are.
const COLUMNS: usize = 22;

/// Reads what is known of words, and the rules. The columns come in the order of
/// `compile/blob.rs`.
#[inline(never)]
fn read() -> Tables {
    let [
        letter_pairs,
        word_ends,
        word_shared,
        members,
        member_lists,
        member_pointers,
        phrase_shared,
        phrase_steps,
        phrase_words,
        phrase_lengths,
        phrase_classes,
        ..,
        properties,
    ] = columns::<COLUMNS>(BLOB);
    let rules = rules::read(properties);
    let mut owners = vec![NONE; usize::from(rules.patterns)];
    own(&mut owners, &rules.marks);
    own(&mut owners, &rules.links);
    own(&mut owners, &rules.cancels);
    own(&mut owners, &rules.norms);
    Tables {
        dictionary: Dictionary::new(letter_pairs.0, word_ends.0, word_shared.0),
        classes: Classes::read(members, member_lists, member_pointers),
        phrases: Phrases::read(
            phrases::Columns {
                shared: phrase_shared,
                lengths: phrase_lengths,
                steps: phrase_steps,
                words: phrase_words,
                classes: phrase_classes,
            },
            word_shared.0.len(),
        ),
        marks: rules.marks,
        links: rules.links,
        cancels: rules.cancels,
        norms: rules.norms,
        conditions: rules.conditions,
        finds: finds(&owners),
        owners,
    }
}

/// Reads the columns that come after those.
#[inline(never)]
fn read_steps() -> Steps {
    let [
        ..,
        single_symbols,
        singles,
        union_counts,
        union_bases,
        union_masks,
        union_symbols,
        steps,
        union_pointers,
        group_pointers,
        group_lengths,
        _,
    ] = columns::<COLUMNS>(BLOB);
    let slots = slots::Columns {
        singles: single_symbols,
        counts: union_counts,
        bases: union_bases,
        masks: union_masks,
        symbols: union_symbols,
    };
    let columns = steps::Columns {
        steps,
        singles,
        union_pointers,
        group_pointers,
        group_lengths,
    };
    Steps::read(columns, tables().owners.len() as u16, slots::read(slots))
}

/// What a class or a mark is called in the rules, for people.
#[cfg(not(target_arch = "wasm32"))]
pub fn name(symbol: Symbol) -> String {
    let class = usize::from(symbol - known::FIRST_CLASS);
    match class.checked_sub(known::CLASS_NAMES.len()) {
        None => format!("<{}>", known::CLASS_NAMES[class]),
        Some(mark) => format!("{{{}}}", known::MARK_NAMES[mark]),
    }
}

/// A bit for each pattern that has an owner.
fn finds(owners: &[u16]) -> Vec<u64> {
    let mut finds = vec![0; owners.len().div_ceil(64)];
    for (pattern, &owner) in owners.iter().enumerate() {
        finds[pattern / 64] |= u64::from(owner != NONE) << (pattern % 64);
    }
    finds
}

fn own<R: AsRef<Matcher>>(owners: &mut [u16], rules: &[R]) {
    for (number, rule) in (0..).zip(rules) {
        for pattern in rule.as_ref().find.each() {
            owners[usize::from(pattern)] = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_form_is_found_under_its_number() {
        let tables = tables();
        let forms = tables.dictionary.names();
        for (symbol, form) in (0..).zip(&forms).filter(|(_, form)| !form.contains('*')) {
            assert_eq!(tables.dictionary.whole(form), Some(symbol), "{form}");
        }
        assert_eq!(forms.len(), usize::from(known::FIRST_CLASS));
    }

    #[test]
    fn a_phrase_is_found_by_its_first_two_words() {
        let tables = tables();
        let word = |word: &str| tables.dictionary.whole(word).unwrap();
        let mut found = tables.phrases.of(word("den"), word("helder"));
        assert!(found.any(|(rest, class)| rest.is_empty() && class == known::CLASS_PLACE));
        let none = tables.phrases.of(word("helder"), word("den")).next();
        assert!(none.is_none());
    }

    #[test]
    fn what_sparks_a_pattern_is_in_it_or_it_is_always_tried() {
        let steps = steps();
        let mut sparked = steps.unsparked.clone();
        let all = steps.sparks.items.iter();
        for &spark in all.chain(&steps.sparks_of_group.items) {
            sparked[usize::from(spark / 64)] |= 1 << (spark % 64);
        }
        for spark in 0..steps.patterns + steps.groups.len() {
            assert!(sparked[spark / 64] & 1 << (spark % 64) != 0, "{spark}");
        }
    }
}

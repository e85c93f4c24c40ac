//! The classes of word forms.

use super::column::Column;
use super::known;
use crate::packed::member;
use crate::pattern::Symbol;

/// How many lists come before those of several classes.
const SINGLES: usize = 256;

/// The classes of each word form.
#[derive(Debug)]
pub struct Classes {
    /// Which list each word form has: its byte, where it has one class or none,
    /// and after those the lists of several.
    lists: Vec<u16>,
    /// Where each list begins in `items`.
    starts: Vec<u16>,
    items: Vec<Symbol>,
}

impl Classes {
    /// Reads the columns.
    #[inline(never)]
    pub fn read(members: Column, mut lists: Column, mut pointers: Column) -> Self {
        let singles = usize::from(known::SYMBOLS - known::FIRST_CLASS);
        let first_single = usize::from(member::FIRST_SINGLE);
        let mut classes = Self {
            lists: Vec::with_capacity(members.0.len()),
            starts: Vec::with_capacity(SINGLES * 8),
            items: (known::FIRST_CLASS..known::SYMBOLS).collect(),
        };
        let starts = (0..SINGLES).map(|list| list.saturating_sub(first_single).min(singles) as u16);
        classes.starts.extend(starts);
        for &byte in members.0 {
            let list = match byte {
                member::AS_BEFORE => SINGLES + pointers.number(),
                member::ANEW => classes.add(&mut lists),
                single => usize::from(single),
            };
            classes.lists.push(list as u16);
        }
        classes.starts.push(classes.items.len() as u16);
        classes
    }

    /// Adds a list of several; its number.
    fn add(&mut self, lists: &mut Column) -> usize {
        self.starts.push(self.items.len() as u16);
        for _ in 0..lists.byte() {
            let class = known::FIRST_CLASS + lists.ranked() as Symbol;
            self.items.push(class);
        }
        self.starts.len() - 1
    }

    /// The classes of a word form.
    pub fn of(&self, form: Symbol) -> &[Symbol] {
        let list = usize::from(self.lists[usize::from(form)]);
        &self.items[usize::from(self.starts[list])..usize::from(self.starts[list + 1])]
    }
}

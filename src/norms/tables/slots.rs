//! What the steps of patterns look for: one symbol, or one of several.

use super::Lists;
use super::column::Column;
use crate::packed::ONE_BYTE;
use crate::pattern::Symbol;

/// The columns of the slots.
pub struct Columns {
    /// The symbols of the slots that stand for one: the commonest first, and then
    /// by how much each is more than the one before it.
    pub singles: Column,
    /// How many earlier slots one of several symbols names, plus three times how
    /// many symbols it adds.
    pub counts: Column,
    /// How many slots back the one named is, times two, plus one where not all of
    /// its symbols are meant.
    pub bases: Column,
    /// A bit for each symbol of it that is not.
    pub masks: Column,
    /// The symbols added, by how much each is more than the one before it.
    pub symbols: Column,
}

/// The symbols of each slot, and how many slots stand for one symbol; those for
/// several come after.
#[inline(never)]
pub fn read(columns: Columns) -> (Lists, u16) {
    let Columns {
        mut singles,
        mut counts,
        mut bases,
        mut masks,
        mut symbols,
    } = columns;
    let mut slots = Lists::with_capacity(singles.0.len() + counts.0.len(), symbols.0.len() * 2);
    let mut last = 0;
    while !singles.is_empty() {
        if slots.items.len() < ONE_BYTE {
            slots.items.push(singles.pair());
        } else {
            last += singles.number() as Symbol;
            slots.items.push(last);
        }
        slots.close();
    }
    let single = slots.items.len() as u16;
    while !counts.is_empty() {
        let counts = counts.ranked();
        for _ in 0..counts % 3 {
            let base = bases.number();
            let union = slots.starts.len() - 1 - base / 2;
            let range = usize::from(slots.starts[union])..usize::from(slots.starts[union + 1]);
            if base.is_multiple_of(2) {
                slots.items.extend_from_within(range);
            } else {
                but_some(&mut slots, range, &mut masks);
            }
        }
        let mut symbol = 0;
        for _ in 0..counts / 3 {
            symbol += symbols.number() as Symbol;
            slots.items.push(symbol);
        }
        slots.close();
    }
    (slots, single)
}

/// Adds those of the items that no bit leaves out.
fn but_some(slots: &mut Lists, range: std::ops::Range<usize>, masks: &mut Column) {
    let mut lacks = 0;
    for (bit, place) in range.enumerate() {
        if bit % 8 == 0 {
            lacks = masks.byte();
        }
        if lacks & 1 == 0 {
            slots.items.push(slots.items[place]);
        }
        lacks >>= 1;
    }
}

//! The steps of patterns, and what sparks each pattern.

use super::Lists;
use super::column::Column;
use super::known;
use crate::packed::step;
use crate::pattern::{Group, Node, Sequence, Step};

/// The bits of a step that say what it is.
const KIND: u8 = step::OPTIONAL - 1;
const NOT_SYMBOL: u8 = step::NOT + step::SYMBOL;
const NOT_UNION: u8 = step::NOT + step::UNION;
const NOT_SAME_UNION: u8 = step::NOT + step::SAME_UNION;

/// The columns of the steps.
pub struct Columns {
    /// A byte for each step.
    pub steps: Column,
    /// The slots of the steps that look for one symbol.
    pub singles: Column,
    /// Slots for several symbols, and groups, that were there before.
    pub union_pointers: Column,
    pub group_pointers: Column,
    /// How many sequences each group has.
    pub group_lengths: Column,
}

/// The steps of all patterns, and what they look for.
#[derive(Debug)]
pub struct Steps {
    /// All steps of all patterns.
    pub nodes: Vec<Node>,
    /// All groups of all patterns.
    pub groups: Vec<Group>,
    /// All patterns, then the sequences of the groups in the order in which they
    /// are met.
    pub sequences: Vec<Sequence>,
    /// How many patterns there are.
    pub patterns: usize,
    /// For each sequence after the patterns its group.
    pub group_of: Vec<u16>,
    /// What each slot stands for: the steps look for slots.
    pub symbols_of: Lists,
    /// The sequences whose rarest part a symbol can be.
    pub sparks: Lists,
    /// The bits that are set with a group: its own, those of the sequences whose
    /// rarest part it can be, and with these of their groups.
    pub sparks_of_group: Lists,
    /// A bit for each sequence that has no such part, and then for each group that
    /// has such a sequence.
    pub unsparked: Vec<u64>,
}

impl Steps {
    /// Reads the columns, where there are so many patterns, and these slots, so many
    /// of which are for one symbol. All in one loop: what it counts with stays at
    /// hand.
    #[inline(never)]
    pub fn read(columns: Columns, patterns: u16, (symbols_of, single_slots): (Lists, u16)) -> Self {
        let Columns {
            mut steps,
            mut singles,
            mut union_pointers,
            mut group_pointers,
            mut group_lengths,
        } = columns;
        let mut nodes = Vec::with_capacity(steps.0.len());
        let mut groups: Vec<Group> = Vec::with_capacity(group_lengths.0.len());
        let mut sequences = Vec::with_capacity(steps.0.len() / 2);
        let mut sparks = Vec::with_capacity(steps.0.len() / 2);
        let mut group_sparks = Vec::with_capacity(groups.capacity() * 2);
        let mut group_of = Vec::with_capacity(steps.0.len() / 3);
        let mut unsparked = Vec::new();
        let mut next_union = single_slots;
        // The pattern or group under way, how many of its sequences come after this
        // one, and the first node of this one.
        let (mut whole, mut more, mut first) = (0_u16, 0_u16, 0_u32);
        let mut sparked = false;
        while !steps.is_empty() {
            let step = steps.byte();
            if step != step::NOTHING {
                let (kind, value) = match step & KIND {
                    step::SYMBOL => (Step::Symbol, singles.ranked() as u16),
                    step::UNION => (Step::Symbol, next(&mut next_union)),
                    step::SAME_UNION => {
                        (Step::Symbol, single_slots + union_pointers.number() as u16)
                    }
                    NOT_SYMBOL => (Step::Not, singles.ranked() as u16),
                    NOT_UNION => (Step::Not, next(&mut next_union)),
                    NOT_SAME_UNION => (Step::Not, single_slots + union_pointers.number() as u16),
                    step::GROUP => {
                        // Its sequences come later.
                        groups.push(Group::default());
                        (Step::Group, groups.len() as u16 - 1)
                    }
                    step::SAME_GROUP => (Step::Group, group_pointers.number() as u16),
                    step::ANY => (Step::Any, 0),
                    step::START => (Step::Start, 0),
                    step::END => (Step::End, 0),
                    step::COMMA => (Step::Comma, 0),
                    step::COLON => (Step::Colon, 0),
                    gap => {
                        let words = step::GAPS[usize::from(gap - step::GAP)];
                        (Step::Gap, u16::from(words))
                    }
                };
                if step & step::RAREST != 0 {
                    sparked = true;
                    let sparks = match kind {
                        Step::Group => &mut group_sparks,
                        _ => &mut sparks,
                    };
                    sparks.push((value, sequences.len() as u16));
                }
                nodes.push(Node {
                    step: kind,
                    optional: step & step::OPTIONAL != 0,
                    value,
                });
            }
            // The byte of no steps has this bit too.
            if step & step::LAST == 0 {
                continue;
            }
            if !sparked {
                unsparked.push(sequences.len());
            }
            if let Some(group) = whole.checked_sub(patterns) {
                group_of.push(group);
            }
            sequences.push(Sequence {
                first,
                length: (nodes.len() - first as usize) as u16,
            });
            first = nodes.len() as u32;
            sparked = false;
            if more > 0 {
                more -= 1;
                continue;
            }
            whole += 1;
            if let Some(group) = whole.checked_sub(patterns).map(usize::from)
                && group < groups.len()
            {
                let length = group_lengths.number() as u16;
                groups[group] = Group {
                    first: sequences.len() as u16,
                    length,
                };
                more = length - 1;
            }
        }
        Self {
            sparks: sparks_of_symbols(&sparks, &symbols_of),
            sparks_of_group: sparks_of_groups(&group_sparks, &group_of, patterns, groups.len()),
            unsparked: bits_of(&unsparked, &group_of, patterns, groups.len()),
            symbols_of,
            nodes,
            groups,
            sequences,
            patterns: usize::from(patterns),
            group_of,
        }
    }

    /// Where the bit of a group is.
    #[inline]
    pub fn spark_of(&self, group: u16) -> u16 {
        self.sequences.len() as u16 + group
    }
}

/// A bit for each of these sequences, and for the groups they belong to.
fn bits_of(unsparked: &[usize], group_of: &[u16], patterns: u16, groups: usize) -> Vec<u64> {
    let sequences = usize::from(patterns) + group_of.len();
    let mut bits = vec![0; (sequences + groups).div_ceil(64)];
    let mut set = |place: usize| bits[place / 64] |= 1 << (place % 64);
    for &sequence in unsparked {
        set(sequence);
        if let Some(place) = sequence.checked_sub(usize::from(patterns)) {
            set(sequences + usize::from(group_of[place]));
        }
    }
    bits
}

/// What each symbol sparks, where it is known of slots.
#[inline(never)]
fn sparks_of_symbols(sparks_of_slots: &[(u16, u16)], symbols_of: &Lists) -> Lists {
    let mut ends = vec![0_u16; usize::from(known::SYMBOLS) + 1];
    for &(slot, _) in sparks_of_slots {
        for &symbol in symbols_of.of(slot) {
            ends[usize::from(symbol)] += 1;
        }
    }
    let mut sparks = Lists::ending(ends);
    for &(slot, spark) in sparks_of_slots {
        for &symbol in symbols_of.of(slot) {
            sparks.put(symbol, spark);
        }
    }
    sparks
}

/// What each of so many groups sparks, and what that does.
#[inline(never)]
fn sparks_of_groups(pairs: &[(u16, u16)], group_of: &[u16], patterns: u16, groups: usize) -> Lists {
    let mut ends = vec![0_u16; groups + 1];
    for &(group, _) in pairs {
        ends[usize::from(group)] += 1;
    }
    let mut direct = Lists::ending(ends);
    for &(group, sequence) in pairs {
        direct.put(group, sequence);
    }
    let first_group = patterns + group_of.len() as u16;
    let mut sparks = Lists::with_capacity(groups, pairs.len() * 3);
    let mut waiting = Vec::new();
    for group in 0..groups as u16 {
        waiting.push(group);
        while let Some(group) = waiting.pop() {
            sparks.items.push(first_group + group);
            for &sequence in direct.of(group) {
                sparks.items.push(sequence);
                let place = sequence.checked_sub(patterns);
                waiting.extend(place.map(|place| group_of[usize::from(place)]));
            }
        }
        sparks.close();
    }
    sparks
}

#[inline]
fn next(number: &mut u16) -> u16 {
    *number += 1;
    *number - 1
}

//! The steps of patterns, and what sparks each pattern.

use super::Lists;
use super::column::Column;
use crate::pattern::{Group, Node, Sequence, Step};

/// What the byte of a step says beside what it is: the same as in
/// `compile/steps.rs`.
mod step {
    pub const KIND: u8 = 15;
    pub const OPTIONAL: u8 = 16;
    pub const LAST: u8 = 32;
    pub const RAREST: u8 = 64;
    /// Instead of a sequence without steps.
    pub const NOTHING: u8 = 127;
}

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

/// The patterns, as far as they are read.
pub struct Steps {
    columns: Columns,
    /// The next slot for several symbols that was not there before, and the first.
    next_union: u16,
    first_union: u16,
    pub nodes: Vec<Node>,
    pub groups: Vec<Group>,
    /// All patterns, then the sequences of the groups in the order in which they
    /// are met.
    pub sequences: Vec<Sequence>,
    /// A slot, and the pattern or group that it sparks.
    sparks: Vec<(u16, u16)>,
    /// The same for groups.
    group_sparks: Vec<(u16, u16)>,
    /// Patterns and groups that have to be tried, a bit each.
    pub unsparked: Vec<u64>,
}

impl Steps {
    /// Reads the columns, where there are so many patterns, and slots for one
    /// symbol.
    pub fn read(columns: Columns, patterns: u16, single_slots: u16) -> Self {
        let (nodes, groups) = (columns.steps.0.len(), columns.group_lengths.0.len());
        let mut steps = Self {
            columns,
            next_union: single_slots,
            first_union: single_slots,
            nodes: Vec::with_capacity(nodes),
            groups: Vec::with_capacity(groups),
            sequences: Vec::with_capacity(nodes / 2),
            sparks: Vec::with_capacity(nodes / 2),
            group_sparks: Vec::with_capacity(groups * 2),
            unsparked: vec![0; (usize::from(patterns) + groups).div_ceil(64)],
        };
        for pattern in 0..patterns {
            steps.sequences(1, pattern);
        }
        let mut group = 0;
        while group < steps.groups.len() {
            let length = steps.columns.group_lengths.number() as u16;
            let spark = patterns + group as u16;
            steps.groups[group] = Group {
                first: steps.sequences.len() as u32,
                length,
                spark,
            };
            steps.sequences(length, spark);
            group += 1;
        }
        steps
    }

    /// The next sequences, of the pattern or group with this spark.
    fn sequences(&mut self, count: u16, spark: u16) {
        for _ in 0..count {
            let first = self.nodes.len();
            if !self.sequence(spark) {
                self.unsparked[usize::from(spark / 64)] |= 1 << (spark % 64);
            }
            self.sequences.push(Sequence {
                first: first as u32,
                length: (self.nodes.len() - first) as u16,
            });
        }
    }

    /// Reads the nodes of a sequence; says whether something sparks it.
    fn sequence(&mut self, spark: u16) -> bool {
        let mut sparked = false;
        loop {
            let step = self.columns.steps.byte();
            if step == step::NOTHING {
                return sparked;
            }
            let node = self.node(step);
            self.nodes.push(node);
            if step & step::RAREST != 0 {
                sparked = true;
                let sparks = match node.step {
                    Step::Group => &mut self.group_sparks,
                    _ => &mut self.sparks,
                };
                sparks.push((node.value, spark));
            }
            if step & step::LAST != 0 {
                return sparked;
            }
        }
    }

    /// The steps by number: the same list as in `compile/steps.rs`.
    #[inline]
    fn node(&mut self, step: u8) -> Node {
        let (kind, value) = match step & step::KIND {
            0 => (Step::Symbol, self.columns.singles.ranked() as u16),
            1 => (Step::Symbol, self.union()),
            2 => (Step::Symbol, self.same_union()),
            3 => (Step::Not, self.columns.singles.ranked() as u16),
            4 => (Step::Not, self.union()),
            5 => (Step::Not, self.same_union()),
            6 => (Step::Group, self.group()),
            7 => (Step::Group, self.columns.group_pointers.number() as u16),
            8 => (Step::Any, 0),
            9 => (Step::Start, 0),
            10 => (Step::End, 0),
            11 => (Step::Comma, 0),
            12 => (Step::Colon, 0),
            gap => (Step::Gap, [3, 7, 40][usize::from(gap - 13)]),
        };
        Node {
            step: kind,
            optional: step & step::OPTIONAL != 0,
            value,
        }
    }

    fn union(&mut self) -> u16 {
        self.next_union += 1;
        self.next_union - 1
    }

    fn same_union(&mut self) -> u16 {
        self.first_union + self.columns.union_pointers.number() as u16
    }

    /// A group that was not met before: its sequences come later.
    fn group(&mut self) -> u16 {
        self.groups.push(Group::default());
        (self.groups.len() - 1) as u16
    }

    /// What each symbol sparks, and each group.
    pub fn sparks(&self, symbols_of: &Lists, symbols: usize) -> (Lists, Lists) {
        let of_symbols = Lists::new(symbols, || {
            let sparks = self.sparks.iter();
            sparks.flat_map(|&(slot, spark)| {
                let symbols = symbols_of.of(slot).iter();
                symbols.map(move |&symbol| (symbol, spark))
            })
        });
        let of_groups = Lists::new(self.groups.len(), || self.group_sparks.iter().copied());
        (of_symbols, of_groups)
    }
}

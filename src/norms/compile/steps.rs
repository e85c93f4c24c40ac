//! Writes the steps of patterns.
//!
//! First all patterns, then the sequences of the groups in them as they were
//! met, then of the groups in those: the engine reads them in one go.

use super::blob::{number, pair, ranked};
use super::pattern::Node;
use super::unions::Unions;
use crate::packed::{ONE_BYTE, step};
use std::collections::{BTreeMap, HashMap, VecDeque};

/// The patterns, written.
pub struct Steps<'c> {
    steps: Vec<u8>,
    /// Pointers at unions that were there before, and at groups.
    union_pointers: Vec<u8>,
    group_pointers: Vec<u8>,
    /// How many sequences a group has.
    lengths: Vec<u8>,
    /// Symbols of the steps that look for one.
    singles: Vec<u16>,
    unions: Unions,
    /// Unions met, and the number of each.
    known: HashMap<Vec<u16>, usize>,
    /// Groups met, and the number of each.
    groups: HashMap<Node, usize>,
    /// Groups whose sequences are not written yet.
    waiting: VecDeque<Vec<Vec<Node>>>,
    /// How common each symbol is.
    common: &'c [usize],
    /// How common the rarest parts of groups are.
    rarest: HashMap<Node, Option<usize>>,
}

impl<'c> Steps<'c> {
    /// Of these patterns; `common` says how common each symbol is.
    pub fn new<'p>(patterns: impl Iterator<Item = &'p [Node]>, common: &'c [usize]) -> Self {
        let mut steps = Self {
            steps: Vec::new(),
            union_pointers: Vec::new(),
            group_pointers: Vec::new(),
            lengths: Vec::new(),
            singles: Vec::new(),
            unions: Unions::default(),
            known: HashMap::new(),
            groups: HashMap::new(),
            waiting: VecDeque::new(),
            common,
            rarest: HashMap::new(),
        };
        patterns.for_each(|pattern| steps.sequence(pattern));
        while let Some(sequences) = steps.waiting.pop_front() {
            number(&mut steps.lengths, sequences.len());
            sequences
                .iter()
                .for_each(|sequence| steps.sequence(sequence));
        }
        steps
    }

    fn sequence(&mut self, nodes: &[Node]) {
        let Some(last) = nodes.len().checked_sub(1) else {
            return self.steps.push(step::NOTHING);
        };
        let rarest = self.rarest(nodes);
        for (place, node) in nodes.iter().enumerate() {
            let mut flags = 0;
            if place == last {
                flags |= step::LAST;
            }
            if rarest.is_some_and(|(_, rarest)| rarest == place) {
                flags |= step::RAREST;
            }
            self.node(node, flags);
        }
    }

    fn node(&mut self, node: &Node, flags: u8) {
        let step = match node {
            Node::Opt(inner) => return self.option(inner, flags),
            Node::Sym(symbols) => self.symbols(symbols, 0),
            Node::Not(symbols) => self.symbols(symbols, step::NOT),
            Node::Group(sequences) => self.group(node, sequences),
            Node::Any => step::ANY,
            Node::Gap(most) => {
                let gap = step::GAPS.iter().position(|gap| gap == most);
                step::GAP + gap.expect("a gap of the pattern language") as u8
            }
            Node::Start => step::START,
            Node::End => step::END,
            Node::Comma => step::COMMA,
            Node::Colon => step::COLON,
        };
        self.steps.push(step | flags);
    }

    fn option(&mut self, inner: &[Node], flags: u8) {
        let flags = flags | step::OPTIONAL;
        match inner {
            [node] => self.node(node, flags),
            _ => self.node(&Node::Group(vec![inner.to_vec()]), flags),
        }
    }

    fn symbols(&mut self, symbols: &[u16], not: u8) -> u8 {
        if let [symbol] = symbols {
            self.singles.push(*symbol);
            return not + step::SYMBOL;
        }
        if let Some(&known) = self.known.get(symbols) {
            number(&mut self.union_pointers, known);
            return not + step::SAME_UNION;
        }
        self.known.insert(symbols.to_vec(), self.known.len());
        self.unions.write(symbols);
        not + step::UNION
    }

    fn group(&mut self, node: &Node, sequences: &[Vec<Node>]) -> u8 {
        if let Some(&known) = self.groups.get(node) {
            number(&mut self.group_pointers, known);
            return step::SAME_GROUP;
        }
        self.groups.insert(node.clone(), self.groups.len());
        self.waiting.push_back(sequences.to_vec());
        step::GROUP
    }

    /// The step of a sequence that is met least: how common it is, and its place.
    fn rarest(&mut self, nodes: &[Node]) -> Option<(usize, usize)> {
        let mut rarest: Option<(usize, usize)> = None;
        for (place, node) in nodes.iter().enumerate() {
            let common = match node {
                Node::Sym(symbols) => {
                    let common = symbols
                        .iter()
                        .map(|&symbol| self.common[usize::from(symbol)]);
                    Some(common.sum())
                }
                Node::Group(sequences) => self.rarest_of_group(node, sequences),
                _ => None,
            };
            if let Some(common) = common
                && rarest.is_none_or(|(least, _)| common < least)
            {
                rarest = Some((common, place));
            }
        }
        rarest
    }

    /// One of its sequences has to match, so all of them count.
    fn rarest_of_group(&mut self, node: &Node, sequences: &[Vec<Node>]) -> Option<usize> {
        if let Some(&known) = self.rarest.get(node) {
            return known;
        }
        let common: Option<Vec<usize>> = sequences
            .iter()
            .map(|sequence| Some(self.rarest(sequence)?.0))
            .collect();
        let common = common.map(|common| common.iter().sum());
        self.rarest.insert(node.clone(), common);
        common
    }

    /// The columns.
    pub fn finish(self) -> Vec<Vec<u8>> {
        let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
        for &symbol in &self.singles {
            *counts.entry(symbol).or_default() += 1;
        }
        // The commonest symbols by how common they are, the others by number.
        let mut order: Vec<u16> = counts.keys().copied().collect();
        order.sort_by_key(|symbol| std::cmp::Reverse(counts[symbol]));
        let others = ONE_BYTE.min(order.len());
        order[others..].sort_unstable();
        let mut table = Vec::new();
        order[..others]
            .iter()
            .for_each(|&symbol| pair(&mut table, symbol));
        let mut last = 0;
        for &symbol in &order[others..] {
            number(&mut table, usize::from(symbol - last));
            last = symbol;
        }
        let ranks: HashMap<u16, usize> = order.into_iter().zip(0..).collect();
        let mut singles = Vec::new();
        self.singles
            .iter()
            .for_each(|symbol| ranked(&mut singles, ranks[symbol]));
        let unions = self.unions.columns;
        vec![
            table,
            singles,
            unions.counts,
            unions.bases,
            unions.masks,
            unions.symbols,
            self.steps,
            self.union_pointers,
            self.group_pointers,
            self.lengths,
        ]
    }
}

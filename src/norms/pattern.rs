//! Patterns over the words of a sentence, and how they match.
//!
//! A rule file writes `"(wij|we) (van|bij) ... {employer} !{capital}"`; the
//! build script turns that into [`Node`]s. Matching keeps a set of positions
//! and steps it through the nodes, so no pattern can take more than
//! words x nodes steps, whatever the text.

/// A word form, a word class or a mark, numbered by the build script.
pub type Symbol = u16;

/// One step of a pattern.
#[allow(dead_code, reason = "which steps are used is up to the rule files")]
#[derive(Debug, Clone, Copy)]
pub enum Node {
    /// One of these symbols; it may span several words.
    Sym(&'static [Symbol]),
    /// Any one word.
    Any,
    /// Between zero and this many words.
    Gap(u8),
    /// The inner nodes, or nothing.
    Opt(&'static [Node]),
    /// One of these sequences.
    Group(&'static [&'static [Node]]),
    /// None of these symbols starts here.
    Not(&'static [Symbol]),
    /// Start of the sentence.
    Start,
    /// End of the sentence.
    End,
    /// A comma, dash or parenthesis stands before the next word.
    Comma,
    /// A colon stands before the next word.
    Colon,
}

/// A pattern of a rule.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    /// The steps.
    pub nodes: &'static [Node],
    /// At least one of these must be in the sentence; empty: no shortcut.
    pub anchors: &'static [Symbol],
}

/// Which symbols start at which word of one sentence.
#[derive(Debug, Default)]
pub struct Symbols {
    /// For each word: the symbols that start there, and how many words they take.
    at: Vec<Vec<(Symbol, u8)>>,
    /// One bit for each symbol that is somewhere in the sentence.
    present: Vec<u64>,
    commas: Vec<bool>,
    colons: Vec<bool>,
}

impl Symbols {
    /// For a sentence of this many words, with the punctuation before each.
    pub fn new(before: impl Iterator<Item = crate::token::Before>) -> Self {
        let (commas, colons): (Vec<_>, Vec<_>) =
            before.map(|before| (before.comma, before.colon)).unzip();
        Self {
            at: vec![Vec::new(); commas.len()],
            present: Vec::new(),
            commas,
            colons,
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Adds a symbol that spans `length` words from `position`.
    pub fn add(&mut self, position: usize, symbol: Symbol, length: usize) {
        let Ok(length) = u8::try_from(length) else {
            return;
        };
        if length == 0 || position + usize::from(length) > self.at.len() {
            return;
        }
        let here = &mut self.at[position];
        if !here.contains(&(symbol, length)) {
            here.push((symbol, length));
        }
        let slot = usize::from(symbol) / 64;
        if self.present.len() <= slot {
            self.present.resize(slot + 1, 0);
        }
        self.present[slot] |= 1 << (symbol % 64);
    }

    /// Whether the symbol is somewhere in the sentence.
    pub fn has(&self, symbol: Symbol) -> bool {
        self.present
            .get(usize::from(symbol) / 64)
            .is_some_and(|slot| slot & (1 << (symbol % 64)) != 0)
    }

    /// The symbols that start at a word.
    pub fn at(&self, position: usize) -> &[(Symbol, u8)] {
        self.at.get(position).map_or(&[], Vec::as_slice)
    }
}

impl Pattern {
    /// The first match in the sentence: word positions from and to (exclusive).
    /// Of the matches that start first it is the longest.
    pub fn find(&self, sentence: &Symbols) -> Option<(usize, usize)> {
        if !self.anchors.is_empty() && !self.anchors.iter().any(|&anchor| sentence.has(anchor)) {
            return None;
        }
        (0..=sentence.len()).find_map(|start| {
            let ends = step_all(self.nodes, vec![start], sentence);
            let end = ends.into_iter().max()?;
            Some((start, end))
        })
    }

    /// All matches that do not overlap, from left to right.
    pub fn find_all(&self, sentence: &Symbols) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        if !self.anchors.is_empty() && !self.anchors.iter().any(|&anchor| sentence.has(anchor)) {
            return found;
        }
        let mut start = 0;
        while start < sentence.len() {
            let ends = step_all(self.nodes, vec![start], sentence);
            match ends.into_iter().max() {
                Some(end) if end > start => {
                    found.push((start, end));
                    start = end;
                }
                _ => start += 1,
            }
        }
        found
    }
}

fn step_all(nodes: &[Node], mut positions: Vec<usize>, sentence: &Symbols) -> Vec<usize> {
    for node in nodes {
        if positions.is_empty() {
            break;
        }
        positions = step(*node, &positions, sentence);
    }
    positions
}

fn step(node: Node, positions: &[usize], sentence: &Symbols) -> Vec<usize> {
    let mut next = Vec::new();
    let mut push = |position: usize| {
        if !next.contains(&position) {
            next.push(position);
        }
    };
    for &position in positions {
        match node {
            Node::Sym(symbols) => {
                for &(symbol, length) in sentence.at(position) {
                    if symbols.contains(&symbol) {
                        push(position + usize::from(length));
                    }
                }
            }
            Node::Any => {
                if position < sentence.len() {
                    push(position + 1);
                }
            }
            Node::Gap(most) => {
                let last = sentence.len().min(position + usize::from(most));
                (position..=last).for_each(&mut push);
            }
            Node::Opt(inner) => {
                push(position);
                step_all(inner, vec![position], sentence)
                    .into_iter()
                    .for_each(&mut push);
            }
            Node::Group(sequences) => {
                for sequence in sequences {
                    step_all(sequence, vec![position], sentence)
                        .into_iter()
                        .for_each(&mut push);
                }
            }
            Node::Not(symbols) => {
                let here = sentence.at(position);
                if !here.iter().any(|(symbol, _)| symbols.contains(symbol)) {
                    push(position);
                }
            }
            Node::Start => {
                if position == 0 {
                    push(position);
                }
            }
            Node::End => {
                if position == sentence.len() {
                    push(position);
                }
            }
            Node::Comma => {
                if sentence.commas.get(position).copied().unwrap_or(false) {
                    push(position);
                }
            }
            Node::Colon => {
                if sentence.colons.get(position).copied().unwrap_or(false) {
                    push(position);
                }
            }
        }
    }
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::Before;

    /// Words "a b c d" become the symbols 1 2 3 4.
    fn sentence(symbols: &[Symbol]) -> Symbols {
        let mut sentence = Symbols::new(symbols.iter().map(|_| Before::default()));
        for (position, &symbol) in symbols.iter().enumerate() {
            sentence.add(position, symbol, 1);
        }
        sentence
    }

    fn find(nodes: &'static [Node], symbols: &[Symbol]) -> Option<(usize, usize)> {
        Pattern {
            nodes,
            anchors: &[],
        }
        .find(&sentence(symbols))
    }

    #[test]
    fn gaps_are_bounded() {
        const NODES: &[Node] = &[Node::Sym(&[1]), Node::Gap(2), Node::Sym(&[4])];
        assert_eq!(find(NODES, &[1, 2, 3, 4]), Some((0, 4)));
        assert_eq!(find(NODES, &[1, 2, 2, 3, 4]), None);
        assert_eq!(find(NODES, &[9, 1, 4]), Some((1, 3)));
    }

    #[test]
    fn groups_options_and_denials() {
        const NODES: &[Node] = &[
            Node::Group(&[&[Node::Sym(&[1]), Node::Sym(&[2])], &[Node::Sym(&[3])]]),
            Node::Opt(&[Node::Sym(&[4])]),
            Node::Not(&[5]),
            Node::Sym(&[5, 6]),
        ];
        assert_eq!(find(NODES, &[1, 2, 6]), Some((0, 3)));
        assert_eq!(find(NODES, &[3, 4, 6]), Some((0, 3)));
        assert_eq!(find(NODES, &[3, 5]), None);
    }

    #[test]
    fn start_and_end_hold_the_sentence() {
        const NODES: &[Node] = &[Node::Start, Node::Sym(&[1]), Node::End];
        assert_eq!(find(NODES, &[1]), Some((0, 1)));
        assert_eq!(find(NODES, &[1, 2]), None);
        assert_eq!(find(NODES, &[2, 1]), None);
    }

    #[test]
    fn a_symbol_may_span_words() {
        let mut sentence = sentence(&[1, 2, 3]);
        sentence.add(1, 9, 2);
        let pattern = Pattern {
            nodes: &[Node::Sym(&[1]), Node::Sym(&[9]), Node::End],
            anchors: &[9],
        };
        assert_eq!(pattern.find(&sentence), Some((0, 3)));
    }
}

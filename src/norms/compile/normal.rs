//! Says what the patterns say with fewer steps.
//!
//! A rule file has alternatives as people write them: `(we go|we went|i went)`.
//! Where two of them differ in one step only, that step can take either word:
//! `(we (go|went)|i went)`. What matches stays the same, since a group stands for
//! all places that one of its sequences reaches, in no order.

use super::pattern::Node;
use std::collections::HashMap;

type Steps = Vec<Node>;

/// What is known of all patterns before they are changed.
#[derive(Default)]
pub struct Normal {
    /// How many steps look for these symbols.
    unions: HashMap<Vec<u16>, usize>,
    /// How many places in the patterns are this group.
    groups: HashMap<Node, usize>,
    /// Groups done already.
    done: HashMap<Node, Node>,
}

impl Normal {
    /// Of all patterns that there are.
    pub fn new<'p>(patterns: impl Iterator<Item = &'p [Node]>) -> Self {
        let mut normal = Self::default();
        patterns.for_each(|pattern| normal.count(pattern));
        normal
    }

    fn count(&mut self, nodes: &[Node]) {
        for node in nodes {
            match node {
                Node::Sym(symbols) | Node::Not(symbols) => {
                    *self.unions.entry(symbols.clone()).or_default() += 1;
                }
                Node::Opt(inner) => self.count(inner),
                Node::Group(sequences) => {
                    let uses = self.groups.entry(node.clone()).or_default();
                    *uses += 1;
                    // What a group holds counts once for all its uses.
                    if *uses == 1 {
                        sequences.iter().for_each(|sequence| self.count(sequence));
                    }
                }
                _ => {}
            }
        }
    }

    /// A pattern, or a sequence in one.
    pub fn sequence(&mut self, nodes: &[Node]) -> Steps {
        nodes.iter().map(|node| self.node(node)).collect()
    }

    /// Patterns of which it is enough that one matches.
    pub fn any_of(&mut self, patterns: &[Steps]) -> Vec<Steps> {
        let patterns = patterns.iter().map(|pattern| self.sequence(pattern));
        let patterns = patterns.collect();
        self.merged(patterns)
    }

    fn node(&mut self, node: &Node) -> Node {
        match node {
            Node::Opt(inner) => Node::Opt(self.sequence(inner)),
            Node::Group(sequences) => {
                if let Some(done) = self.done.get(node) {
                    return done.clone();
                }
                let done = self.group(sequences);
                self.done.insert(node.clone(), done.clone());
                done
            }
            other => other.clone(),
        }
    }

    fn group(&mut self, sequences: &[Steps]) -> Node {
        let mut flat: Vec<&Steps> = Vec::new();
        for sequence in sequences {
            match sequence.as_slice() {
                // A group that stands elsewhere too is written once for all.
                [node @ Node::Group(inner)] if self.groups[node] == 1 => flat.extend(inner),
                _ => flat.push(sequence),
            }
        }
        let sequences = flat.into_iter().map(|steps| self.sequence(steps)).collect();
        let mut merged = self.merged(sequences);
        match merged.as_mut_slice() {
            [only] if only.len() == 1 => only.remove(0),
            _ => Node::Group(merged),
        }
    }

    /// Puts sequences that differ in one step only together, as long as there
    /// are any.
    fn merged(&self, mut sequences: Vec<Steps>) -> Vec<Steps> {
        loop {
            sequences = distinct(sequences);
            let alike = self.alike(&sequences);
            if alike.is_empty() {
                return sequences;
            }
            let mut free = vec![true; sequences.len()];
            for (place, members) in alike {
                let members: Vec<_> = members.into_iter().filter(|&at| free[at]).collect();
                let [first, rest @ ..] = members.as_slice() else {
                    continue;
                };
                if rest.is_empty() {
                    continue;
                }
                for &other in rest {
                    let more = symbols(&sequences[other][place]).to_vec();
                    if let Node::Sym(symbols) = &mut sequences[*first][place] {
                        symbols.extend(more);
                        symbols.sort_unstable();
                        symbols.dedup();
                    }
                    sequences[other].clear();
                }
                members.iter().for_each(|&at| free[at] = false);
            }
            // Those that were put into another; an empty alternative stays.
            let mut taken = free.iter();
            sequences.retain(|steps| *taken.next().expect("one each") || !steps.is_empty());
        }
    }

    /// Sequences that are the same but for the step at a place; the largest
    /// such families first.
    fn alike(&self, sequences: &[Steps]) -> Vec<(usize, Vec<usize>)> {
        let mut families: HashMap<(usize, Steps), Vec<usize>> = HashMap::new();
        for (at, steps) in sequences.iter().enumerate() {
            for place in 0..steps.len() {
                if self.may_grow(&steps[place]) {
                    let mut rest = steps.clone();
                    rest.remove(place);
                    families.entry((place, rest)).or_default().push(at);
                }
            }
        }
        let families = families.into_iter().map(|((place, _), at)| (place, at));
        let mut families: Vec<_> = families.filter(|(_, at)| at.len() > 1).collect();
        families.sort_by(|a, b| (b.1.len(), &a.1, a.0).cmp(&(a.1.len(), &b.1, b.0)));
        families
    }

    /// Whether a step can take more symbols at no cost: a union that many steps
    /// share is written once for all.
    fn may_grow(&self, node: &Node) -> bool {
        let Node::Sym(symbols) = node else {
            return false;
        };
        let uses = self.unions.get(symbols).copied().unwrap_or(0);
        symbols.len() == 1 || uses <= 1
    }
}

fn symbols(node: &Node) -> &[u16] {
    match node {
        Node::Sym(symbols) => symbols,
        _ => &[],
    }
}

/// Each sequence once, where it stands first.
fn distinct(sequences: Vec<Steps>) -> Vec<Steps> {
    let mut kept: Vec<Steps> = Vec::with_capacity(sequences.len());
    for sequence in sequences {
        if !kept.contains(&sequence) {
            kept.push(sequence);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(symbol: u16) -> Node {
        Node::Sym(vec![symbol])
    }

    fn normal(pattern: &[Node]) -> Steps {
        Normal::new(std::iter::once(pattern)).sequence(pattern)
    }

    #[test]
    fn alternatives_that_differ_in_one_step_become_one() {
        let pattern = [Node::Group(vec![
            vec![word(1)],
            vec![word(2), word(9)],
            vec![word(3)],
            vec![word(4), word(9)],
            vec![word(5), word(8)],
        ])];
        let wanted = [Node::Group(vec![
            vec![Node::Sym(vec![1, 3])],
            vec![Node::Sym(vec![2, 4]), word(9)],
            vec![word(5), word(8)],
        ])];
        assert_eq!(normal(&pattern), wanted);
    }

    #[test]
    fn a_group_of_single_words_is_a_step() {
        let pattern = [word(7), Node::Group(vec![vec![word(2)], vec![word(1)]])];
        assert_eq!(normal(&pattern), [word(7), Node::Sym(vec![1, 2])]);
    }

    #[test]
    fn an_empty_alternative_stays() {
        let pattern = [Node::Group(vec![vec![word(1)], Vec::new(), vec![word(2)]])];
        let wanted = [Node::Group(vec![vec![Node::Sym(vec![1, 2])], Vec::new()])];
        assert_eq!(normal(&pattern), wanted);
    }

    #[test]
    fn what_is_shared_stays_shared() {
        let shared = Node::Sym(vec![1, 2]);
        let pattern = [
            shared.clone(),
            Node::Group(vec![
                vec![shared, word(9), word(8)],
                vec![word(3), word(9), word(8)],
            ]),
        ];
        assert_eq!(normal(&pattern), pattern);
    }
}

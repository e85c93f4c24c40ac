//! Reads the pattern language of the rule files.

use super::vocabulary::Vocabulary;
use std::collections::BTreeMap;

/// One step, as read. `pattern::Node` is its compiled form.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Node {
    Sym(Vec<u16>),
    Any,
    Gap(u8),
    Opt(Vec<Node>),
    Group(Vec<Vec<Node>>),
    Not(Vec<u16>),
    Start,
    End,
    Comma,
    Colon,
}

/// Named pieces of pattern: `[define]` in a rule file, used as `<name>`.
pub type Defines = BTreeMap<String, String>;

/// Reads a pattern. Says what is wrong, and where.
pub fn parse(
    source: &str,
    defines: &Defines,
    vocabulary: &mut Vocabulary,
) -> Result<Vec<Node>, String> {
    let mut reader = Reader {
        chars: source.chars().collect(),
        place: 0,
        depth: 0,
        defines,
        vocabulary,
    };
    let sequences = reader.alternatives()?;
    if reader.place < reader.chars.len() {
        return Err(format!("{source:?}: a ')' too many"));
    }
    match <[_; 1]>::try_from(sequences) {
        Ok([sequence]) if sequence.is_empty() => Err("an empty pattern".into()),
        Ok([sequence]) => Ok(sequence),
        Err(sequences) => Ok(vec![Node::Group(sequences)]),
    }
}

struct Reader<'a> {
    chars: Vec<char>,
    place: usize,
    /// How many parentheses are open. Inside them `|` parts sequences,
    /// outside it parts words.
    depth: usize,
    defines: &'a Defines,
    vocabulary: &'a mut Vocabulary,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.place).copied()
    }

    /// Sequences with `|` between, up to `)` or the end.
    fn alternatives(&mut self) -> Result<Vec<Vec<Node>>, String> {
        let mut sequences = vec![Vec::new()];
        loop {
            while self.peek() == Some(' ') {
                self.place += 1;
            }
            match self.peek() {
                None | Some(')') => return Ok(sequences),
                Some('|') => {
                    self.place += 1;
                    sequences.push(Vec::new());
                }
                Some(_) => {
                    let node = self.item()?;
                    let sequence = sequences.last_mut().expect("never empty");
                    sequence.push(node);
                }
            }
        }
    }

    fn item(&mut self) -> Result<Node, String> {
        let node = if self.peek() == Some('(') {
            self.place += 1;
            self.depth += 1;
            let sequences = self.alternatives()?;
            if self.peek() != Some(')') {
                return Err(format!("{:?}: '(' without ')'", self.source()));
            }
            self.place += 1;
            self.depth -= 1;
            simplify(sequences)
        } else {
            self.word()?
        };
        if self.peek() == Some('?') {
            self.place += 1;
            return Ok(Node::Opt(vec![node]));
        }
        Ok(node)
    }

    fn source(&self) -> String {
        self.chars.iter().collect()
    }

    /// A run of characters up to a space, `)` or `?`; outside parentheses `a|b`
    /// without spaces is one step with alternatives.
    fn word(&mut self) -> Result<Node, String> {
        let start = self.place;
        while let Some(c) = self.peek() {
            if " )?".contains(c) || (c == '|' && self.depth > 0) {
                break;
            }
            if c == '(' {
                return Err(format!("{:?}: put a space before '('", self.source()));
            }
            self.place += 1;
        }
        let text: String = self.chars[start..self.place].iter().collect();
        match text.as_str() {
            "_" => return Ok(Node::Any),
            ".." => return Ok(Node::Gap(3)),
            "..." => return Ok(Node::Gap(7)),
            "...." => return Ok(Node::Gap(40)),
            "^" => return Ok(Node::Start),
            "$" => return Ok(Node::End),
            "," => return Ok(Node::Comma),
            ":" => return Ok(Node::Colon),
            _ => {}
        }
        if let Some(denied) = text.strip_prefix('!') {
            return match self.union(denied)? {
                Node::Sym(symbols) => Ok(Node::Not(symbols)),
                _ => Err(format!(
                    "{text:?}: only words, classes and marks can be denied"
                )),
            };
        }
        self.union(&text)
    }

    fn union(&mut self, text: &str) -> Result<Node, String> {
        let mut symbols = Vec::new();
        let mut sequences = Vec::new();
        for part in text.split('|') {
            if part.is_empty() {
                return Err(format!(
                    "{text:?}: an empty alternative; write a|b or (a b|c)"
                ));
            }
            match self.single(part)? {
                Node::Sym(more) => symbols.extend(more),
                other => sequences.push(vec![other]),
            }
        }
        if sequences.is_empty() {
            symbols.sort_unstable();
            symbols.dedup();
            return Ok(Node::Sym(symbols));
        }
        if !symbols.is_empty() {
            sequences.push(vec![Node::Sym(symbols)]);
        }
        Ok(simplify(sequences))
    }

    fn single(&mut self, text: &str) -> Result<Node, String> {
        if let Some(mark) = text.strip_prefix('{').and_then(|t| t.strip_suffix('}')) {
            return Ok(Node::Sym(vec![self.vocabulary.mark(mark)?]));
        }
        if let Some(name) = text.strip_prefix('<').and_then(|t| t.strip_suffix('>')) {
            if let Some(source) = self.defines.get(name) {
                let nodes = parse(source, self.defines, self.vocabulary)
                    .map_err(|error| format!("<{name}>: {error}"))?;
                return Ok(simplify(vec![nodes]));
            }
            return Ok(Node::Sym(vec![self.vocabulary.class(name)?]));
        }
        if text.contains(['{', '}', '<', '>', '(', '!', '?', '$', '^', ',']) {
            return Err(format!("{text:?} is no word, <class> or {{mark}}"));
        }
        Ok(Node::Sym(vec![self.vocabulary.word(text)?]))
    }
}

fn simplify(mut sequences: Vec<Vec<Node>>) -> Node {
    if sequences
        .iter()
        .all(|sequence| matches!(sequence.as_slice(), [Node::Sym(_)]))
    {
        let mut symbols: Vec<u16> = sequences
            .into_iter()
            .flatten()
            .flat_map(|node| match node {
                Node::Sym(symbols) => symbols,
                _ => Vec::new(),
            })
            .collect();
        symbols.sort_unstable();
        symbols.dedup();
        return Node::Sym(symbols);
    }
    match sequences.as_mut_slice() {
        [sequence] if sequence.len() == 1 => sequence.remove(0),
        _ => Node::Group(sequences),
    }
}

/// Gives all symbols their final numbers.
pub fn renumber(nodes: &mut [Node], renumbered: &[u16]) {
    for node in nodes {
        match node {
            Node::Sym(symbols) | Node::Not(symbols) => {
                for symbol in symbols.iter_mut() {
                    *symbol = renumbered[usize::from(*symbol)];
                }
                symbols.sort_unstable();
                symbols.dedup();
            }
            Node::Opt(inner) => renumber(inner, renumbered),
            Node::Group(sequences) => sequences
                .iter_mut()
                .for_each(|sequence| renumber(sequence, renumbered)),
            _ => {}
        }
    }
}

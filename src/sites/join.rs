//! The text of a rich-text editor, joined from the pieces of its DOM as the
//! editor means it: paragraphs become line breaks, the break that only keeps
//! an empty line open does not, emoji and mentions stay.

use crate::Role;

/// Between two fields of one composer, and two posts of one thread.
const BETWEEN_FIELDS: &str = "\n\n";

/// Takes the pieces in document order and gives the text.
#[derive(Debug, Default)]
pub struct Joiner {
    joined: Joined,
    /// How long the text is that is finished, in UTF-16 code units.
    length: usize,
    /// Whether a line was finished before this one.
    has_line: bool,
    /// The line that is open, where one is.
    open: Option<Line>,
    /// For each open block whether it held anything yet.
    blocks: Vec<bool>,
}

/// A joined text, and where its pieces came from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Joined {
    /// The text.
    pub text: String,
    /// The pieces of it that stand in a text node, in order.
    pub runs: Runs,
}

/// The pieces of a text that stand in text nodes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Runs(Vec<Run>);

/// A piece of a text that stands in one text node as it is. All places are in
/// UTF-16 code units, as the DOM counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    /// Where it begins in the text.
    start: usize,
    length: usize,
    /// The number of its node.
    node: usize,
    /// Where it begins in that node.
    offset: usize,
}

/// A place in a text node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The number that the node was given with.
    pub node: usize,
    /// In UTF-16 code units of the node.
    pub offset: usize,
}

impl Runs {
    /// Where these words of the text begin and end in the nodes; `None` where
    /// an end of them stands in no text node. Places in UTF-16 code units.
    #[must_use]
    pub fn place(&self, start: usize, end: usize) -> Option<(Spot, Spot)> {
        let from = self.0.iter().find(|run| run.has(start))?;
        let to = self.0.iter().find(|run| end > 0 && run.has(end - 1))?;
        (start < end).then(|| (from.spot(start), to.spot(end)))
    }
}

impl Run {
    fn has(&self, at: usize) -> bool {
        self.start <= at && at < self.start + self.length
    }

    fn spot(&self, at: usize) -> Spot {
        Spot {
            node: self.node,
            offset: self.offset + at - self.start,
        }
    }
}

/// An open line of a block. A `<br>` at its end only holds the line open.
#[derive(Debug, Default)]
struct Line {
    text: String,
    length: usize,
    runs: Vec<Run>,
    break_pending: bool,
}

impl Line {
    fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.length += utf16(text);
    }
}

/// The length of a text in UTF-16 code units.
fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

impl Joiner {
    /// A block element opens: what follows stands on a line of its own.
    pub fn block_start(&mut self) {
        self.finish_line();
        self.fill();
        self.blocks.push(false);
    }

    /// A block element closes. One that held nothing is an empty line.
    pub fn block_end(&mut self) {
        self.finish_line();
        if self.blocks.pop() == Some(false) {
            self.push_line(Line::default());
        }
    }

    /// A part of a text node, which has this number and of which it begins
    /// there, in UTF-16 code units.
    pub fn text(&mut self, text: &str, at: Spot) {
        if text.is_empty() {
            return;
        }
        let line = self.line();
        line.runs.push(Run {
            start: line.length,
            length: utf16(text),
            node: at.node,
            offset: at.offset,
        });
        line.push(text);
    }

    /// What stands for something within a line that is no text, such as an
    /// emoji's picture.
    pub fn atom(&mut self, text: &str) {
        if !text.is_empty() {
            self.line().push(text);
        }
    }

    /// The open line, for something to stand in it.
    fn line(&mut self) -> &mut Line {
        self.fill();
        let line = self.open.get_or_insert_default();
        if std::mem::take(&mut line.break_pending) {
            line.push("\n");
        }
        line
    }

    /// A `<br>`.
    pub fn line_break(&mut self) {
        self.fill();
        let line = self.open.get_or_insert_default();
        if line.break_pending {
            line.push("\n");
        }
        line.break_pending = true;
    }

    /// The text, and where its pieces came from.
    #[must_use]
    pub fn finish(mut self) -> Joined {
        self.finish_line();
        self.joined
    }

    fn fill(&mut self) {
        if let Some(held) = self.blocks.last_mut() {
            *held = true;
        }
    }

    fn finish_line(&mut self) {
        if let Some(line) = self.open.take() {
            self.push_line(line);
        }
    }

    fn push_line(&mut self, line: Line) {
        let Joined { text, runs } = &mut self.joined;
        if std::mem::replace(&mut self.has_line, true) {
            text.push('\n');
            self.length += 1;
        }
        text.push_str(&line.text);
        let moved = line.runs.into_iter().map(|run| Run {
            start: run.start + self.length,
            ..run
        });
        runs.0.extend(moved);
        self.length += line.length;
    }
}

/// The text of a whole composer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Whole {
    /// The fields that hold something, in order.
    pub text: String,
    /// Which of it stands in which field.
    pub parts: Parts,
}

/// Which part of a composer's text stands in which field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts(Vec<Part>);

/// What stands in one field. Places in UTF-16 code units of the whole text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    start: usize,
    end: usize,
    role: Role,
    /// The field's number among all that were joined.
    field: usize,
}

impl Whole {
    /// Joins fields; those that hold nothing are left out.
    #[must_use]
    pub fn of(fields: impl IntoIterator<Item = (Role, String)>) -> Self {
        let mut whole = Self::default();
        for (field, (role, text)) in fields.into_iter().enumerate() {
            if text.trim().is_empty() {
                continue;
            }
            if !whole.text.is_empty() {
                whole.text.push_str(BETWEEN_FIELDS);
            }
            let start = utf16(&whole.text);
            whole.text.push_str(&text);
            let end = start + utf16(&text);
            whole.parts.0.push(Part {
                start,
                end,
                role,
                field,
            });
        }
        whole
    }
}

impl Parts {
    /// What the field holds in which this place is, in UTF-16 code units of
    /// the whole text.
    #[must_use]
    pub fn role_at(&self, offset: usize) -> Role {
        let before = self.0.iter().rev().find(|part| part.start <= offset);
        before.map_or(Role::Text, |part| part.role)
    }

    /// The field that these words stand in, by its number among those that
    /// were joined, and where in it they begin and end; `None` where no field
    /// has all of them. Places in UTF-16 code units.
    #[must_use]
    pub fn in_field(&self, start: usize, end: usize) -> Option<(usize, usize, usize)> {
        let holds = |part: &&Part| part.start <= start && start < end && end <= part.end;
        let part = self.0.iter().find(holds)?;
        Some((part.field, start - part.start, end - part.start))
    }

    /// In which of some boxes for the post itself this place is, from 1; such
    /// are the posts of a thread. `None` where there is one box.
    #[must_use]
    pub fn post_at(&self, offset: usize) -> Option<usize> {
        let posts = || self.0.iter().filter(|part| part.role == Role::Text);
        let number = posts().filter(|part| part.start <= offset).count();
        (posts().count() > 1).then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Alt, Text, Warning};

    /// Reads a tiny notation: `(` and `)` are a block, `|` is a `<br>`, `*` is
    /// a picture that stands for an emoji, and `,` ends a text node; the rest
    /// is text. Gives the texts of the nodes too.
    fn read(notation: &str) -> (Joined, Vec<String>) {
        let mut joiner = Joiner::default();
        let mut nodes = vec![String::new()];
        for c in notation.chars() {
            if !"()|*,".contains(c) {
                nodes.last_mut().unwrap().push(c);
                continue;
            }
            let node = nodes.len() - 1;
            joiner.text(&nodes[node], Spot { node, offset: 0 });
            nodes.push(String::new());
            match c {
                '(' => joiner.block_start(),
                ')' => joiner.block_end(),
                '|' => joiner.line_break(),
                '*' => joiner.atom("🙂"),
                _ => {}
            }
        }
        let node = nodes.len() - 1;
        joiner.text(&nodes[node], Spot { node, offset: 0 });
        (joiner.finish(), nodes)
    }

    fn joined(notation: &str) -> String {
        read(notation).0.text
    }

    /// What stands between two places of the text, by the nodes alone.
    fn found(nodes: &[String], (from, to): (Spot, Spot)) -> String {
        let units = |node: usize| nodes[node].encode_utf16().collect::<Vec<_>>();
        let parts = (from.node..=to.node).map(|node| {
            let units = units(node);
            let start = if node == from.node { from.offset } else { 0 };
            let end = if node == to.node {
                to.offset
            } else {
                units.len()
            };
            String::from_utf16(&units[start..end]).unwrap()
        });
        parts.collect()
    }

    #[test]
    fn every_span_of_the_text_is_found_in_the_nodes() {
        for notation in [
            "wij",
            "(a 🙂 b)(c)",
            "(((ab)))(|)((cd,ef|gh))",
            "x(y|)z,,w",
            "a|b||c,d",
            "een * twee(drie * vier)",
        ] {
            let (joined, nodes) = read(notation);
            let text: Vec<char> = joined.text.chars().collect();
            let at = |index: usize| utf16(&text[..index].iter().collect::<String>());
            for start in 0..text.len() {
                for end in start + 1..=text.len() {
                    let span = &text[start..end];
                    let placed = joined.runs.place(at(start), at(end));
                    let no_text = |c: &char| {
                        let is_atom = notation.contains('*') && *c == '🙂';
                        *c == '\n' || is_atom
                    };
                    if no_text(&span[0]) || no_text(&span[span.len() - 1]) {
                        assert_eq!(placed, None, "{notation} {span:?}");
                        continue;
                    }
                    let expected: String = span.iter().filter(|c| !no_text(c)).collect();
                    let placed = placed.unwrap_or_else(|| panic!("{notation} {span:?}"));
                    assert_eq!(found(&nodes, placed), expected, "{notation}");
                }
            }
        }
    }

    #[test]
    fn a_part_of_a_node_begins_where_it_begins() {
        let mut joiner = Joiner::default();
        joiner.text("ab", Spot { node: 0, offset: 1 });
        joiner.text("cd", Spot { node: 0, offset: 4 });
        let runs = joiner.finish().runs;
        let spot = |offset| Spot { node: 0, offset };
        assert_eq!(runs.place(1, 3), Some((spot(2), spot(5))));
        assert_eq!(runs.place(2, 4), Some((spot(4), spot(6))));
        assert_eq!(runs.place(2, 2), None);
        assert_eq!(runs.place(3, 5), None);
    }

    #[test]
    fn an_empty_editor_is_empty() {
        assert_eq!(joined(""), "");
        assert_eq!(joined("(|)"), "");
        assert_eq!(joined("((|))"), "");
    }

    #[test]
    fn paragraphs_become_line_breaks() {
        assert_eq!(joined("(a)(b)"), "a\nb");
        assert_eq!(joined("(a)(|)(b)"), "a\n\nb");
        assert_eq!(joined("(a)()(b)"), "a\n\nb");
    }

    #[test]
    fn nested_blocks_are_one_line() {
        assert_eq!(joined("(((a)))(((|)))(((b)))"), "a\n\nb");
    }

    #[test]
    fn a_trailing_break_only_holds_the_line_open() {
        assert_eq!(joined("(a|)"), "a");
        assert_eq!(joined("(a||)"), "a\n");
        assert_eq!(joined("(a|b)"), "a\nb");
        assert_eq!(joined("(a||b)"), "a\n\nb");
        assert_eq!(joined("a|b|"), "a\nb");
    }

    #[test]
    fn text_beside_a_block_has_its_own_line() {
        assert_eq!(joined("a(b)c"), "a\nb\nc");
    }

    #[test]
    fn text_is_kept_to_the_last_character() {
        assert_eq!(joined("( 👩‍👩‍👧 é  x )"), " 👩‍👩‍👧 é  x ");
    }

    #[test]
    fn fields_are_kept_apart_and_empty_ones_left_out() {
        let of = |fields: &[(Role, &str)]| {
            Whole::of(
                fields
                    .iter()
                    .map(|(role, text)| (*role, (*text).to_owned())),
            )
        };
        let whole = of(&[(Warning, "cw"), (Text, " "), (Text, "post\n")]);
        assert_eq!(whole.text, "cw\n\npost\n");
        assert_eq!(of(&[(Text, "")]).text, "");
    }

    #[test]
    fn a_place_is_in_the_field_that_it_stands_in() {
        let fields = [(Warning, "c🙂"), (Text, "post"), (Alt, "alt")];
        let whole = Whole::of(fields.map(|(role, text)| (role, text.to_owned())));
        let roles: Vec<_> = [0, 2, 5, 8, 11, 13]
            .map(|at| whole.parts.role_at(at))
            .into();
        assert_eq!(roles, [Warning, Warning, Text, Text, Alt, Alt]);
        assert_eq!(Parts::default().role_at(0), Text);
    }

    #[test]
    fn words_are_found_in_the_field_that_has_all_of_them() {
        let fields = [(Warning, " "), (Text, "een 🙂 post"), (Alt, "alt")];
        let parts = Whole::of(fields.map(|(role, text)| (role, text.to_owned()))).parts;
        assert_eq!(parts.in_field(0, 3), Some((1, 0, 3)));
        assert_eq!(parts.in_field(7, 11), Some((1, 7, 11)));
        assert_eq!(parts.in_field(13, 16), Some((2, 0, 3)));
        assert_eq!(parts.in_field(7, 14), None);
        assert_eq!(parts.in_field(4, 4), None);
        assert_eq!(parts.in_field(13, 17), None);
    }

    #[test]
    fn the_posts_of_a_thread_are_numbered() {
        let of = |fields: &[(Role, &str)]| {
            let fields = fields.iter();
            Whole::of(fields.map(|(role, text)| (*role, (*text).to_owned()))).parts
        };
        let thread = of(&[(Warning, "cw"), (Text, "one"), (Text, "two"), (Text, "3")]);
        assert_eq!(
            [4, 6, 9, 14].map(|at| thread.post_at(at)),
            [Some(1), Some(1), Some(2), Some(3)]
        );
        assert_eq!(of(&[(Text, "one"), (Text, " ")]).post_at(0), None);
    }
}

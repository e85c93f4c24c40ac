//! The text of a rich-text editor, joined from the pieces of its DOM as the
//! editor means it: paragraphs become line breaks, the break that only keeps
//! an empty line open does not, emoji and mentions stay.

use crate::Role;

/// Between two fields of one composer, and two posts of one thread.
const BETWEEN_FIELDS: &str = "\n\n";

/// Takes the pieces in document order and gives the text.
#[derive(Debug, Default)]
pub struct Joiner {
    text: String,
    /// Whether a line was finished before this one.
    has_line: bool,
    /// The line that is open, where one is.
    open: Option<Line>,
    /// For each open block whether it held anything yet.
    blocks: Vec<bool>,
}

/// An open line of a block. A `<br>` at its end only holds the line open.
#[derive(Debug, Default)]
struct Line {
    text: String,
    break_pending: bool,
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
            self.push_line("");
        }
    }

    /// Text within a line: a text node, or what stands for an atom such as an
    /// emoji's picture.
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.fill();
        let line = self.open.get_or_insert_default();
        if std::mem::take(&mut line.break_pending) {
            line.text.push('\n');
        }
        line.text.push_str(text);
    }

    /// A `<br>`.
    pub fn line_break(&mut self) {
        self.fill();
        let line = self.open.get_or_insert_default();
        if line.break_pending {
            line.text.push('\n');
        }
        line.break_pending = true;
    }

    /// The text.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.finish_line();
        self.text
    }

    fn fill(&mut self) {
        if let Some(held) = self.blocks.last_mut() {
            *held = true;
        }
    }

    fn finish_line(&mut self) {
        if let Some(line) = self.open.take() {
            self.push_line(&line.text);
        }
    }

    fn push_line(&mut self, line: &str) {
        if std::mem::replace(&mut self.has_line, true) {
            self.text.push('\n');
        }
        self.text.push_str(line);
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
pub struct Parts(Vec<(usize, Role)>);

impl Whole {
    /// Joins fields; those that hold nothing are left out.
    #[must_use]
    pub fn of(fields: impl IntoIterator<Item = (Role, String)>) -> Self {
        let mut whole = Self::default();
        for (role, text) in fields {
            if text.trim().is_empty() {
                continue;
            }
            if !whole.text.is_empty() {
                whole.text.push_str(BETWEEN_FIELDS);
            }
            let start = whole.text.encode_utf16().count();
            whole.parts.0.push((start, role));
            whole.text.push_str(&text);
        }
        whole
    }
}

impl Parts {
    /// What the field holds in which this place is, in UTF-16 code units of
    /// the whole text.
    #[must_use]
    pub fn role_at(&self, offset: usize) -> Role {
        let before = self.0.iter().rev().find(|(start, _)| *start <= offset);
        before.map_or(Role::Text, |(_, role)| *role)
    }

    /// In which of some boxes for the post itself this place is, from 1; such
    /// are the posts of a thread. `None` where there is one box.
    #[must_use]
    pub fn post_at(&self, offset: usize) -> Option<usize> {
        let posts = || self.0.iter().filter(|(_, role)| *role == Role::Text);
        let number = posts().filter(|(start, _)| *start <= offset).count();
        (posts().count() > 1).then_some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Alt, Text, Warning};

    /// Reads a tiny notation: `(` and `)` are a block, `|` is a `<br>`, the
    /// rest is text.
    fn joined(notation: &str) -> String {
        let mut joiner = Joiner::default();
        let mut text = String::new();
        for c in notation.chars() {
            if "()|".contains(c) {
                joiner.text(&std::mem::take(&mut text));
            }
            match c {
                '(' => joiner.block_start(),
                ')' => joiner.block_end(),
                '|' => joiner.line_break(),
                _ => text.push(c),
            }
        }
        joiner.text(&text);
        joiner.finish()
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

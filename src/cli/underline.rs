//! A text in rows, with marks under its words.
//!
//! A column is one cell of a terminal: an emoji takes two, a combining accent
//! none, so marks are counted in columns and not in characters.

use namens_norms::Level;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// A row of the text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// What to print.
    pub(crate) text: String,
    /// The level under each column; ends at the last mark.
    pub(crate) marks: Vec<Level>,
}

/// What a reader sees as one character.
struct Cell {
    text: String,
    columns: usize,
    mark: Level,
}

/// Breaks a text into rows of at most `width` columns, at spaces where there
/// are any. The spans count UTF-16 code units; where two overlap, the higher
/// level shows.
pub(crate) fn rows(text: &str, spans: &[(Range<usize>, Level)], width: usize) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut line = Vec::new();
    let mut start = 0;
    for cluster in text.graphemes(true) {
        let end = start + cluster.encode_utf16().count();
        if matches!(cluster, "\n" | "\r\n" | "\r") {
            wrap(&line, width, &mut rows);
            line.clear();
        } else {
            let text = printable(cluster);
            let levels = spans.iter().filter_map(|(span, level)| {
                (span.start < end && start < span.end).then_some(*level)
            });
            line.push(Cell {
                columns: text.width(),
                text,
                mark: levels.max().unwrap_or_default(),
            });
        }
        start = end;
    }
    wrap(&line, width, &mut rows);
    rows
}

/// The text without what a terminal would obey: a tab becomes a space, other
/// control characters U+FFFD.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\t' => ' ',
            c if c.is_control() => char::REPLACEMENT_CHARACTER,
            c => c,
        })
        .collect()
}

fn wrap(mut line: &[Cell], width: usize, rows: &mut Vec<Row>) {
    loop {
        let mut columns = 0;
        let fitting = line
            .iter()
            .take_while(|cell| {
                columns += cell.columns;
                columns <= width
            })
            .count();
        if fitting == line.len() {
            rows.push(row(line));
            return;
        }
        // A space that just does not fit ends the row all the same.
        let space = line[..=fitting].iter().rposition(|cell| cell.text == " ");
        let end = space.map_or(fitting.max(1), |space| space + 1);
        rows.push(row(&line[..end]));
        line = &line[end..];
        if line.is_empty() {
            return;
        }
    }
}

fn row(mut cells: &[Cell]) -> Row {
    while let [rest @ .., last] = cells
        && last.text == " "
    {
        cells = rest;
    }
    let mut marks: Vec<_> = cells
        .iter()
        .flat_map(|cell| std::iter::repeat_n(cell.mark, cell.columns))
        .collect();
    let end = marks.iter().rposition(|mark| *mark != Level::None);
    marks.truncate(end.map_or(0, |last| last + 1));
    Row {
        text: cells.iter().map(|cell| cell.text.as_str()).collect(),
        marks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::Level::{Confirm, None, Notice};

    /// The rows, with the marks as `^` and `~` below each.
    fn shown(text: &str, words: &[(&str, Level)], width: usize) -> Vec<String> {
        let units = |text: &str| text.encode_utf16().count();
        let spans: Vec<_> = words
            .iter()
            .map(|(words, level)| {
                let start = units(&text[..text.find(words).unwrap()]);
                (start..start + units(words), *level)
            })
            .collect();
        let marks = |row: &Row| {
            row.marks
                .iter()
                .map(|mark| match mark {
                    None => ' ',
                    Notice => '~',
                    Confirm => '^',
                })
                .collect()
        };
        rows(text, &spans, width)
            .into_iter()
            .flat_map(|row| [marks(&row), row.text].into_iter().rev())
            .collect()
    }

    #[test]
    fn marks_stand_under_their_words() {
        let rows = shown("wij van de wijk", &[("wijk", Confirm)], 76);
        assert_eq!(rows, ["wij van de wijk", "           ^^^^"]);
    }

    #[test]
    fn wide_and_combining_characters_count_by_columns() {
        let rows = shown("👩‍👩‍👧 cafe\u{301} 漢字 de", &[("漢字", Notice)], 76);
        assert_eq!(rows, ["👩‍👩‍👧 cafe\u{301} 漢字 de", "        ~~~~"]);
    }

    #[test]
    fn a_span_inside_a_character_marks_all_of_it() {
        let row = rows("a👍b", &[(1..2, Confirm)], 76);
        assert_eq!(row[0].marks, [None, Confirm, Confirm]);
    }

    #[test]
    fn where_spans_overlap_the_higher_level_shows() {
        let words = [("b c", Confirm), ("a b c d", Notice)];
        assert_eq!(shown("a b c d", &words, 76), ["a b c d", "~~^^^~~"]);
    }

    #[test]
    fn long_lines_break_at_spaces_and_long_words_anywhere() {
        let rows = shown("een twee drie abcdefghijk", &[("drie abc", Notice)], 8);
        assert_eq!(
            rows,
            ["een twee", "", "drie", "~~~~", "abcdefgh", "~~~", "ijk", ""]
        );
    }

    #[test]
    fn lines_of_the_text_stay_lines() {
        assert_eq!(shown("a\r\n\nb", &[("b", Notice)], 76)[4..], ["b", "~"]);
        assert_eq!(shown("", &[], 76), ["", ""]);
    }

    #[test]
    fn a_column_too_narrow_for_a_character_still_ends() {
        assert_eq!(rows("漢字", &[], 1).len(), 2);
    }

    #[test]
    fn a_space_that_does_not_fit_makes_no_row() {
        assert_eq!(shown("een twee ", &[], 8), ["een twee", ""]);
    }

    #[test]
    fn a_terminal_is_given_no_orders() {
        assert_eq!(printable("a\tb\u{1b}[2Jc\u{7}"), "a b\u{FFFD}[2Jc\u{FFFD}");
    }
}

//! The lines of standard input and of files.
//!
//! A line ends at a line feed; a carriage return before it and a byte order
//! mark at the start of a file are dropped. Blank lines are skipped, but they
//! count: line numbers are those an editor shows, from 1 in each file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::str::Utf8Error;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A line that holds something.
pub(crate) struct Line<'a> {
    /// Where it was read, for messages: "posts.jsonl".
    pub(crate) source: &'a str,
    /// From 1.
    pub(crate) number: usize,
    /// Its text, without the line's end.
    pub(crate) text: Result<&'a str, Utf8Error>,
}

/// Hands each line of the files, in order, to `each`; `-`, or no file at all,
/// is standard input. A file that cannot be read is named in `errors`, and the
/// next one is read.
///
/// Returns whether all of them could be read.
///
/// # Errors
/// What `each` returns: then nothing more is read.
pub(crate) fn of_files(
    files: &[impl AsRef<Path>],
    errors: &mut impl Write,
    mut each: impl FnMut(Line<'_>, &mut dyn Write) -> io::Result<()>,
) -> io::Result<bool> {
    if files.is_empty() {
        return of_reader("standard input", io::stdin().lock(), errors, each);
    }
    let mut all = true;
    for file in files.iter().map(AsRef::as_ref) {
        if file == Path::new("-") {
            all &= of_reader("standard input", io::stdin().lock(), errors, &mut each)?;
            continue;
        }
        let source = file.display().to_string();
        match File::open(file) {
            Ok(open) => all &= of_reader(&source, BufReader::new(open), errors, &mut each)?,
            Err(error) => {
                complain(errors, &format!("{source}: {error}"));
                all = false;
            }
        }
    }
    Ok(all)
}

/// As [`of_files`], for one source.
///
/// # Errors
/// What `each` returns: then nothing more is read.
pub(crate) fn of_reader(
    source: &str,
    mut reader: impl BufRead,
    errors: &mut impl Write,
    mut each: impl FnMut(Line<'_>, &mut dyn Write) -> io::Result<()>,
) -> io::Result<bool> {
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        match reader.read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                complain(errors, &format!("{source}: {error}"));
                return Ok(false);
            }
        }
        let mut line = bytes.as_slice();
        if number == 1 {
            line = line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(line);
        }
        let line = line.trim_ascii_end();
        if line.is_empty() {
            continue;
        }
        let text = std::str::from_utf8(line);
        let line = Line {
            source,
            number,
            text,
        };
        each(line, errors)?;
    }
    Ok(true)
}

/// Writes a message for a person to standard error. That nobody reads there
/// is no reason to stop.
pub(crate) fn complain(errors: &mut (impl Write + ?Sized), message: &str) {
    let _ = writeln!(errors, "namens: {message}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(input: &[u8]) -> Vec<(usize, Option<String>)> {
        let mut lines = Vec::new();
        let all = of_reader("test", input, &mut Vec::new(), |line, _| {
            lines.push((line.number, line.text.ok().map(str::to_owned)));
            Ok(())
        });
        assert!(all.unwrap());
        lines
    }

    #[test]
    fn blank_lines_are_skipped_but_count() {
        let lines = numbered(b"\n a\n\n \t\r\nb");
        assert_eq!(lines, [(2, Some(" a".into())), (5, Some("b".into()))]);
    }

    #[test]
    fn byte_order_mark_and_carriage_return_are_dropped() {
        let lines = numbered(b"\xEF\xBB\xBFa\r\nb\r\n");
        assert_eq!(lines, [(1, Some("a".into())), (2, Some("b".into()))]);
    }

    #[test]
    fn a_line_that_is_no_text_keeps_its_place() {
        let lines = numbered(b"a\n\xFF\xFE\nb\n");
        assert_eq!(lines[1], (2, None));
        assert_eq!(lines[2], (3, Some("b".into())));
    }

    #[test]
    fn a_missing_file_does_not_stop_the_rest() {
        let mut errors = Vec::new();
        let read = of_files(&["no such file"], &mut errors, |_, _| Ok(()));
        assert!(!read.unwrap());
        let errors = String::from_utf8(errors).unwrap();
        assert!(errors.starts_with("namens: no such file: "), "{errors}");
    }
}

//! Half characters in JSON strings.
//!
//! Programs that cut a text at a number of UTF-16 code units leave half an
//! emoji behind, `\ud83d` with no second half. It is no Unicode text, and
//! `serde_json` refuses the whole line; a page's editor would show U+FFFD.

use std::borrow::Cow;

/// The length of `\uXXXX`, in bytes.
const ESCAPE: usize = 6;

/// Turns each lone surrogate escape into `\ufffd`. Both are one UTF-16 code
/// unit and six bytes, so spans and columns stay what they were.
pub(crate) fn mend(json: &str) -> Cow<'_, str> {
    let bytes = json.as_bytes();
    let mut mended: Option<String> = None;
    let mut at = 0;
    while let Some(offset) = json[at..].find('\\') {
        at += offset;
        at += match code_unit(bytes, at) {
            Some(0xD800..=0xDBFF)
                if matches!(code_unit(bytes, at + ESCAPE), Some(0xDC00..=0xDFFF)) =>
            {
                2 * ESCAPE
            }
            Some(0xD800..=0xDFFF) => {
                let text = mended.get_or_insert_with(|| json.to_owned());
                text.replace_range(at..at + ESCAPE, "\\ufffd");
                ESCAPE
            }
            Some(_) => ESCAPE,
            // The backslash and the character it escapes, however long.
            None => 1 + json[at + 1..].chars().next().map_or(0, char::len_utf8),
        };
    }
    mended.map_or(Cow::Borrowed(json), Cow::Owned)
}

/// The code unit of the `\uXXXX` at this place, if one is there.
fn code_unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + ESCAPE)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit, digit| {
        let value = char::from(*digit).to_digit(16)?;
        Some(unit * 16 + u16::try_from(value).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn half_characters_become_the_replacement_character() {
        for (given, wanted) in [
            (r#""a\ud83d""#, r#""a\ufffd""#),
            (r#""\uD83D b""#, r#""\ufffd b""#),
            (r#""\ude00""#, r#""\ufffd""#),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#),
            (r#""\ude00\ud83d""#, r#""\ufffd\ufffd""#),
        ] {
            assert_eq!(mend(given), wanted);
        }
    }

    #[test]
    fn whole_characters_and_other_escapes_stay() {
        for text in [
            r#""\ud83d\ude00""#,
            r#""\\ud83d""#,
            r#""\u00e9\n\\""#,
            r#""\ud83""#,
            r#""\u+83d""#,
            "\"\\é\\",
            "",
        ] {
            assert_eq!(mend(text), text);
        }
    }
}

//! Words with what stands around them in the post.

/// How many characters are shown before the words, and after them, at most.
const AROUND: usize = 60;

/// Words with what stands around them in their sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the words; begins with "…" where there was more.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands after them; ends with "…" where there was more.
    pub after: String,
}

/// The words from `start` to `end` (UTF-16 code units of `text`) in their
/// sentence; `None` where there are no such words.
#[must_use]
pub fn excerpt(text: &str, start: usize, end: usize) -> Option<Excerpt> {
    let (start, end) = (byte_at(text, start)?, byte_at(text, end)?);
    if start >= end {
        return None;
    }
    Some(Excerpt {
        before: before(&text[..start]),
        words: text[start..end].to_owned(),
        after: after(&text[end..]),
    })
}

/// Where this UTF-16 code unit begins; `None` in the middle of a character.
fn byte_at(text: &str, wanted: usize) -> Option<usize> {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        if units >= wanted {
            return (units == wanted).then_some(at);
        }
        units += c.len_utf16();
    }
    (units == wanted).then_some(text.len())
}

fn before(text: &str) -> String {
    let sentence = &text[sentence_start(text)..];
    let Some((cut, _)) = sentence.char_indices().nth_back(AROUND - 1) else {
        return sentence.trim_start().to_owned();
    };
    let kept = &sentence[cut..];
    if sentence[..cut].trim().is_empty() {
        return kept.trim_start().to_owned();
    }
    // Half a word says nothing, unless there is no whole one.
    let whole = kept.find(char::is_whitespace).map(|space| &kept[space..]);
    let whole = whole.filter(|whole| !whole.trim().is_empty());
    format!("…{}", whole.unwrap_or(kept))
}

fn after(text: &str) -> String {
    let sentence = &text[..sentence_end(text)];
    let Some((cut, _)) = sentence.char_indices().nth(AROUND) else {
        return sentence.trim_end().to_owned();
    };
    let kept = &sentence[..cut];
    if sentence[cut..].trim().is_empty() {
        return kept.trim_end().to_owned();
    }
    let whole = kept.rfind(char::is_whitespace).map(|space| &kept[..=space]);
    let whole = whole.filter(|whole| !whole.trim().is_empty());
    format!("{}…", whole.unwrap_or(kept))
}

fn ends_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
}

/// Where the sentence begins that goes on at the end of this text.
fn sentence_start(text: &str) -> usize {
    let mut start = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        if c == '\n' || (ended && c.is_whitespace()) {
            start = next;
        }
        ended = ends_sentence(c);
    }
    start
}

/// Where the sentence ends that this text begins in the middle of.
fn sentence_end(text: &str) -> usize {
    let mut ended = false;
    for (at, c) in text.char_indices() {
        if c == '\n' || (ended && c.is_whitespace()) {
            return at;
        }
        ended = ends_sentence(c);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, words: &str) -> (String, String) {
        let at = text.find(words).unwrap();
        let start = text[..at].encode_utf16().count();
        let end = start + words.encode_utf16().count();
        let excerpt = excerpt(text, start, end).unwrap();
        assert_eq!(excerpt.words, words);
        (excerpt.before, excerpt.after)
    }

    fn pair(before: &str, after: &str) -> (String, String) {
        (before.to_owned(), after.to_owned())
    }

    #[test]
    fn a_short_sentence_is_shown_whole_and_its_neighbours_are_not() {
        let text = "Drukke dag. Wij van de gemeente vinden dat. Tot morgen!";
        assert_eq!(
            around(text, "van de gemeente"),
            pair("Wij ", " vinden dat.")
        );
        assert_eq!(around("wij\nhier", "wij"), pair("", ""));
        assert_eq!(around("Nr. 3.5 van wij", "wij"), pair("3.5 van ", ""));
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let text = "Zoals ik vorige week al eerder zei op dat grote feest van mijn oom Karel, \
                    wij van de gemeente doen daar echt helemaal niets aan zolang de raad \
                    niets besluit over de dijk";
        let (before, after) = around(text, "wij van de gemeente");
        assert_eq!(
            before,
            "… week al eerder zei op dat grote feest van mijn oom Karel, "
        );
        assert_eq!(
            after,
            " doen daar echt helemaal niets aan zolang de raad niets …"
        );
    }

    #[test]
    fn a_word_without_end_is_cut_where_it_must() {
        let long = "x".repeat(500);
        let text = format!("{long}wij{long}");
        let (before, after) = around(&text, "wij");
        assert_eq!(before, format!("…{}", "x".repeat(AROUND)));
        assert_eq!(after, format!("{}…", "x".repeat(AROUND)));
    }

    #[test]
    fn places_are_counted_as_the_editor_counts() {
        assert_eq!(around("🙂🙂 wij 🙂", "wij"), pair("🙂🙂 ", " 🙂"));
        assert_eq!(excerpt("🙂 wij", 1, 4), None, "half a character");
        assert_eq!(excerpt("wij", 0, 4), None, "past the end");
        assert_eq!(excerpt("wij", 2, 2), None, "no words");
        assert_eq!(excerpt("wij", 3, 1), None);
    }
}

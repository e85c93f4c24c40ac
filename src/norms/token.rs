//! From text to words, with spans in UTF-16 code units of the original text.

use crate::fold::fold_into;
use crate::pattern::MOST_WORDS;
use crate::spelling;
use crate::tables::tables;
use std::ops::Range;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with the apostrophes and hyphens inside them.
    Word,
    /// Starts with a digit.
    Number,
    /// A web address, with or without scheme.
    Url,
    /// `@handle`.
    Mention,
    /// `#tag`; folded without its `#`, so that rules read it as a word.
    Hashtag,
    /// An e-mail address.
    Email,
    /// An emoji or another symbol that stands for itself.
    Emoji,
}

/// A word, with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word<'t> {
    /// What it is.
    pub kind: Kind,
    /// As typed.
    pub text: &'t str,
    /// As compared: where that stands in [`Reading::folded`].
    pub fold: Range<u32>,
    /// Start, in UTF-16 code units.
    pub start: usize,
    /// End, exclusive, in UTF-16 code units.
    pub end: usize,
    /// Start, in bytes.
    pub byte: usize,
    /// The punctuation directly before it, since the last word.
    pub before: Before,
    /// Whether it stands in a marked quote.
    pub quoted: bool,
}

/// The punctuation between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Before {
    /// A comma, semicolon, dash or parenthesis.
    pub comma: bool,
    /// A colon.
    pub colon: bool,
    /// A euro, dollar or pound sign.
    pub currency: bool,
}

/// A sentence: a range of words, and how it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Index of the first word.
    pub first: usize,
    /// Index after the last word.
    pub last: usize,
    /// Whether it ends with a question mark.
    pub question: bool,
    /// How many exclamation marks end it.
    pub exclamations: usize,
}

/// A text, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading<'t> {
    /// All words in order.
    pub words: Vec<Word<'t>>,
    /// All sentences in order; each has at least one word, and at most as many
    /// as a pattern can look at.
    pub sentences: Vec<Sentence>,
    /// What the words are compared as, all in one.
    pub folded: String,
}

impl Reading<'_> {
    /// A word as it is compared.
    #[must_use]
    pub fn folded(&self, word: &Word<'_>) -> &str {
        &self.folded[word.fold.start as usize..word.fold.end as usize]
    }
}

/// Abbreviations whose full stop ends no sentence.
const ABBREVIATIONS: [&str; 42] = [
    "a", "b", "bijv", "c", "dhr", "dr", "drs", "e", "ed", "enz", "evt", "g", "i", "ing", "incl",
    "ir", "jl", "k", "ll", "m", "max", "mevr", "min", "mr", "mrs", "ms", "mw", "n", "nl", "no",
    "nr", "o", "p", "prof", "resp", "s", "st", "t", "tel", "v", "vs", "z",
];

/// In bytes.
const LONGEST_ABBREVIATION: usize = 4;

/// Top-level domains by which an address without a scheme is known.
const DOMAINS: [&str; 14] = [
    "nl",
    "com",
    "org",
    "eu",
    "net",
    "be",
    "gov",
    "info",
    "frl",
    "amsterdam",
    "social",
    "de",
    "uk",
    "int",
];

/// Reads a text.
#[must_use]
pub fn read(text: &str) -> Reading<'_> {
    let mut reader = Reader {
        text,
        byte: 0,
        utf16: 0,
        words: Vec::with_capacity(text.len() / 6),
        sentences: Vec::new(),
        folded: String::with_capacity(text.len()),
        first: 0,
        before: Before::default(),
        quote: None,
        question: false,
        exclamations: 0,
    };
    reader.read();
    Reading {
        words: reader.words,
        sentences: reader.sentences,
        folded: reader.folded,
    }
}

struct Reader<'t> {
    text: &'t str,
    byte: usize,
    utf16: usize,
    words: Vec<Word<'t>>,
    sentences: Vec<Sentence>,
    folded: String,
    /// Index of the first word of the sentence under way.
    first: usize,
    before: Before,
    /// The character that closes the quote under way.
    quote: Option<char>,
    question: bool,
    exclamations: usize,
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.byte..]
    }

    fn read(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            if c == ' ' {
                self.advance(1);
            } else if let Some((kind, bytes)) = word_at(self.rest(), self.previous_char()) {
                self.word(kind, bytes);
            } else {
                self.punctuation(c);
                self.advance(c.len_utf8());
            }
        }
        self.end_sentence();
    }

    fn previous_char(&self) -> Option<char> {
        self.text[..self.byte].chars().next_back()
    }

    fn advance(&mut self, bytes: usize) {
        let passed = &self.rest()[..bytes];
        self.utf16 += if passed.is_ascii() {
            bytes
        } else {
            passed.encode_utf16().count()
        };
        self.byte += bytes;
    }

    fn word(&mut self, kind: Kind, bytes: usize) {
        // A sentence whose end mark was seen ends at the next word, so that
        // "?!" and "..." are one end.
        if self.question || self.exclamations > 0 {
            self.end_sentence();
        }
        let text = &self.rest()[..bytes];
        let (start, byte) = (self.utf16, self.byte);
        self.advance(bytes);
        let from = self.folded.len();
        let bare = text.strip_prefix('#').unwrap_or(text);
        fold_into(bare, &mut self.folded);
        let word = Word {
            kind,
            text,
            fold: from as u32..self.folded.len() as u32,
            start,
            end: self.utf16,
            byte,
            before: std::mem::take(&mut self.before),
            quoted: self.quote.is_some(),
        };
        let parts = match kind {
            Kind::Hashtag => spelling::parts(bare, &self.folded[from..], tables()),
            Kind::Word => spelling::meant(&self.folded[from..])
                .map(|meant| meant.split(' ').map(str::to_owned).collect())
                .unwrap_or_default(),
            _ => Vec::new(),
        };
        if parts.is_empty() {
            self.push(word);
        } else {
            self.push_parts(word, parts);
        }
    }

    #[inline(never)]
    fn push_parts(&mut self, mut word: Word<'t>, parts: Vec<String>) {
        // Each part is a word for the rules, and points at all that was typed.
        for part in parts {
            let from = self.folded.len() as u32;
            self.folded.push_str(&part);
            word.fold = from..self.folded.len() as u32;
            self.push(word.clone());
            word.before = Before::default();
        }
    }

    fn push(&mut self, word: Word<'t>) {
        self.words.push(word);
        if self.words.len() - self.first > MOST_WORDS {
            self.cut();
        }
    }

    fn punctuation(&mut self, c: char) {
        match c {
            '.' | '\u{2026}' if self.is_abbreviation() => {}
            '.' | '\u{2026}' => self.end_sentence(),
            '?' => self.question = true,
            '!' => self.exclamations += 1,
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                self.end_sentence();
                // A quote that nobody closed ends with its paragraph.
                self.quote = None;
            }
            ',' | ';' | '(' | ')' | '[' | ']' | '\u{2013}' | '\u{2014}' | '/' => {
                self.before.comma = true;
            }
            '-' if self.previous_char().is_none_or(char::is_whitespace) => {
                self.before.comma = true;
            }
            ':' => self.before.colon = true,
            '€' | '$' | '£' => self.before.currency = true,
            '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '«' | '»' | '\u{2018}' | '\u{2019}'
            | '\'' => {
                self.quote_mark(c);
            }
            '>' if self.previous_char().is_none_or(|c| c == '\n') => self.quote = Some('\n'),
            _ => {}
        }
    }

    #[inline(never)]
    fn quote_mark(&mut self, c: char) {
        if let Some(close) = self.quote {
            let closes = c == close || (close == '"' && matches!(c, '\u{201d}' | '\u{201c}'));
            if closes {
                self.quote = None;
            }
            return;
        }
        let opens = self
            .previous_char()
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | ':'));
        let after = self.rest()[c.len_utf8()..].chars().next();
        if !opens || after.is_none_or(char::is_whitespace) {
            return;
        }
        let close = match c {
            '\u{201c}' | '\u{201e}' | '"' => '"',
            '\u{201d}' => '\u{201d}',
            '\u{2018}' => '\u{2019}',
            '«' => '»',
            other => other,
        };
        // A quote needs its close mark within the paragraph, else it is an
        // apostrophe or an inch sign.
        let ahead = &self.rest()[c.len_utf8()..];
        let open = run(ahead, |c| {
            c != '\n' && c != close && !(close == '"' && matches!(c, '\u{201d}' | '\u{201c}'))
        });
        let closed = ahead[open..].chars().next().is_some_and(|c| c != '\n');
        if closed && open < LONGEST_RUN {
            self.quote = Some(close);
        }
    }

    /// Whether the full stop at this place belongs to an abbreviation or
    /// stands inside a number or name, so that the sentence goes on.
    #[inline(never)]
    fn is_abbreviation(&self) -> bool {
        // The stop itself may be an ellipsis, which takes more than one byte.
        let after = self.rest().chars().nth(1);
        if after.is_some_and(char::is_alphanumeric) {
            return true;
        }
        self.words.last().is_some_and(|word| {
            word.end == self.utf16
                && word.kind == Kind::Word
                && (self.is_known_abbreviation(word) || self.is_initial())
                // "z" ends a sentence only where a capital follows a longer word.
                && after != Some('\n')
        })
    }

    fn is_known_abbreviation(&self, word: &Word<'_>) -> bool {
        let folded = &self.folded[word.fold.start as usize..];
        folded.len() <= LONGEST_ABBREVIATION && ABBREVIATIONS.contains(&folded)
    }

    /// Whether the last word is the initial of a surname: "Ricardo W. zit vast".
    fn is_initial(&self) -> bool {
        let [.., name, initial] = self.words.as_slice() else {
            return false;
        };
        let name_before = name.text.starts_with(char::is_uppercase) && name.text.len() > 1
            || matches!(
                name.text,
                "mevrouw" | "meneer" | "mister" | "heer" | "familie"
            );
        name_before
            && name.end + 1 == initial.start
            && initial.text.len() == 1
            && initial.text.starts_with(char::is_uppercase)
    }

    /// Nobody reads a longer sentence as one; it ends at its last comma.
    #[inline(never)]
    fn cut(&mut self) {
        let here = self.words.len();
        let comma =
            (self.first + MOST_WORDS / 2..here).rfind(|&word| self.words[word].before.comma);
        let last = comma.unwrap_or(here);
        self.sentences.push(Sentence {
            first: self.first,
            last,
            question: false,
            exclamations: 0,
        });
        self.first = last;
    }

    fn end_sentence(&mut self) {
        if self.words.len() > self.first {
            self.sentences.push(Sentence {
                first: self.first,
                last: self.words.len(),
                question: self.question,
                exclamations: self.exclamations,
            });
            self.first = self.words.len();
        }
        self.question = false;
        self.exclamations = 0;
    }
}

/// The word that starts here: its kind and its length in bytes.
fn word_at(rest: &str, previous: Option<char>) -> Option<(Kind, usize)> {
    let c = rest.chars().next()?;
    if c == '@' || c == '#' {
        return handle_or_tag(rest, c, previous);
    }
    if c.is_alphanumeric() || is_elision(rest, previous) {
        if let Some(found) = address_at(rest) {
            return Some(found);
        }
        return Some(plain_word(rest, c));
    }
    is_emoji(c).then(|| (Kind::Emoji, emoji_length(rest)))
}

#[inline(never)]
fn handle_or_tag(rest: &str, c: char, previous: Option<char>) -> Option<(Kind, usize)> {
    let inside_word = previous.is_some_and(char::is_alphanumeric);
    let length = run(&rest[1..], |c| c.is_alphanumeric() || "_.-@".contains(c));
    let length = rest[1..=length].trim_end_matches(['.', '-', '@']).len();
    let kind = if c == '@' {
        Kind::Mention
    } else {
        Kind::Hashtag
    };
    (length > 0 && !inside_word).then_some((kind, length + 1))
}

/// Whether a short elided word starts here: 't, 's, 'n, 'k, 'm.
fn is_elision(rest: &str, previous: Option<char>) -> bool {
    let mut chars = rest.chars();
    matches!(chars.next(), Some('\'' | '\u{2019}' | '\u{2018}'))
        && previous.is_none_or(char::is_whitespace)
        && matches!(chars.next(), Some('t' | 's' | 'n' | 'k' | 'm'))
        && chars.next().is_none_or(|c| !c.is_alphanumeric())
}

fn plain_word(rest: &str, first: char) -> (Kind, usize) {
    let number = first.is_ascii_digit();
    let mut length = first.len_utf8();
    loop {
        // Most of a word is plain letters.
        let plain = rest.as_bytes()[length..].iter();
        length += plain
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let mut after = rest[length..].chars();
        let Some(c) = after.next() else { break };
        let next = after.next();
        let joins = match c {
            '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' => {
                next.is_some_and(char::is_alphanumeric)
            }
            '.' | ',' | ':' | '/' => number && next.is_some_and(|c| c.is_ascii_digit()),
            // Party and office names: "A&M", "M/V".
            '&' => next.is_some_and(char::is_uppercase),
            // Swearing with a letter starred out: "kl*te", "f**k".
            '*' => !number && next.is_some_and(|c| c.is_alphanumeric() || c == '*'),
            _ => false,
        };
        let inside = c.is_alphanumeric() || ('\u{0300}'..='\u{036f}').contains(&c) || c == '_';
        if !inside && !joins {
            break;
        }
        length += c.len_utf8();
    }
    let kind = if number { Kind::Number } else { Kind::Word };
    (kind, length)
}

/// A web or mail address that starts here.
fn address_at(rest: &str) -> Option<(Kind, usize)> {
    // Most words are none, and need no look at each character to tell.
    let plain = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'-' | b'\'');
    let ends = |byte: &&u8| matches!(**byte, b'.' | b',' | b';' | b':' | b'!' | b'?');
    let near = &rest.as_bytes()[..rest.len().min(LONGEST_RUN)];
    let word = near.iter().take_while(plain).count();
    let end = word + near[word..].iter().take_while(ends).count();
    let after = rest.as_bytes().get(end);
    if end < LONGEST_RUN && after.is_none_or(u8::is_ascii_whitespace) {
        return None;
    }
    let length = run(rest, |c| {
        !c.is_whitespace()
            && !matches!(c, '<' | '>' | '"' | '(' | ')' | '[' | ']' | '{' | '}' | '|')
    });
    let run = rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '…']);
    // Most words are none, and need no copy to tell.
    if run.bytes().any(|byte| matches!(byte, b'.' | b':' | b'@')) {
        address(run)
    } else {
        None
    }
}

#[inline(never)]
fn address(run: &str) -> Option<(Kind, usize)> {
    let lower = run.to_ascii_lowercase();
    if lower.starts_with("http://") || lower.starts_with("https://") {
        return Some((Kind::Url, run.len()));
    }
    let host = lower.split(['/', '?', '#']).next().unwrap_or("");
    if let Some((name, domain)) = lower.split_once('@') {
        let mail = !name.is_empty() && domain.contains('.') && is_host(domain);
        return mail.then_some((Kind::Email, run.len()));
    }
    let end = host.rsplit('.').next().unwrap_or("");
    let known = host.starts_with("www.") || (host.contains('.') && DOMAINS.contains(&end));
    (known && is_host(host)).then_some((Kind::Url, run.len()))
}

fn is_host(host: &str) -> bool {
    host.split('.').all(|label| {
        !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    }) && host.chars().any(char::is_alphabetic)
        // "einde.De" without a space is two sentences, not a host.
        && host.len() >= 4
}

/// Nothing real is longer, and a wall of characters must not be read anew for
/// each of its words. In bytes.
const LONGEST_RUN: usize = 512;

fn run(text: &str, inside: impl Fn(char) -> bool) -> usize {
    text.char_indices()
        .take_while(|&(byte, c)| byte < LONGEST_RUN && inside(c))
        .last()
        .map_or(0, |(byte, c)| byte + c.len_utf8())
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{21ff}')
}

/// One emoji: joiners, variation selectors, skin tones and flags belong to it.
#[inline(never)]
fn emoji_length(rest: &str) -> usize {
    let mut length = 0;
    let mut joined = true;
    for c in rest.chars() {
        let modifier = matches!(
            c,
            '\u{fe0e}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{20e3}'
        );
        let joiner = c == '\u{200d}';
        if !(joined || modifier || joiner) {
            break;
        }
        joined = joiner;
        length += c.len_utf8();
    }
    length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let reading = read(text);
        let words = reading.words.iter();
        words.map(|word| reading.folded(word).to_owned()).collect()
    }

    fn sentences(text: &str) -> Vec<String> {
        let reading = read(text);
        reading
            .sentences
            .iter()
            .map(|sentence| {
                let words = &reading.words[sentence.first..sentence.last];
                let words: Vec<_> = words.iter().map(|word| word.text).collect();
                words.join(" ")
            })
            .collect()
    }

    #[test]
    fn words_fold_alike() {
        assert_eq!(
            words("Één PVV’er, zo'n café!"),
            ["een", "pvv'er", "zo'n", "cafe"]
        );
        assert_eq!(
            words("in 't Gooi 's avonds"),
            ["in", "'t", "gooi", "'s", "avonds"]
        );
        assert_eq!(
            words("om 16.30 of 23.000,50"),
            ["om", "16.30", "of", "23.000,50"]
        );
    }

    #[test]
    fn spans_are_utf16_of_the_original() {
        let text = "👩‍👩‍👧 é😀 wij";
        let reading = read(text);
        let wij = reading.words.last().unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_eq!(
            String::from_utf16(&units[wij.start..wij.end]).unwrap(),
            "wij"
        );
        assert_eq!(reading.words[0].text, "👩‍👩‍👧");
    }

    #[test]
    fn addresses_mentions_and_tags_are_single_words() {
        let kinds: Vec<_> = read("zie breda.nl/projecten. @piet #raad a@b.nl https://x.nl/a?b=c!")
            .words
            .iter()
            .map(|word| word.kind)
            .collect();
        assert_eq!(
            kinds,
            [
                Kind::Word,
                Kind::Url,
                Kind::Mention,
                Kind::Hashtag,
                Kind::Email,
                Kind::Url
            ]
        );
    }

    #[test]
    fn sentences_end_where_people_end_them() {
        assert_eq!(
            sentences("Dhr. Jansen belt om 16.30 uur. Echt waar?! Ja\nNee"),
            ["Dhr Jansen belt om 16.30 uur", "Echt waar", "Ja", "Nee"]
        );
        assert_eq!(sentences("Nou... oké, bijv. dit."), ["Nou", "oké bijv dit"]);
        assert_eq!(sentences("Nou… Tja, bijv… dit.…"), ["Nou", "Tja bijv dit"]);
        assert!(read("Wat?!").sentences[0].question);
    }

    #[test]
    fn quotes_are_marked() {
        let reading =
            read("\"De gemeente doet niets\" las ik. ‘Onzin’ zei ik, 't is zo'n 3\" buis");
        let quoted: Vec<_> = reading
            .words
            .iter()
            .filter(|word| word.quoted)
            .map(|word| word.text)
            .collect();
        assert_eq!(quoted, ["De", "gemeente", "doet", "niets", "Onzin"]);
    }

    #[test]
    fn odd_text_is_read_without_harm() {
        for text in [
            "",
            "\u{fffd}",
            "....",
            "@",
            "#",
            "''",
            "\0",
            "a\u{301}",
            "\u{200d}\u{200d}",
        ] {
            let _ = read(text);
        }
    }
}

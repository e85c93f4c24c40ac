//! Gives the words of a sentence their symbols: word forms, classes, shapes,
//! identifiers and what the profile knows.

use crate::identify::{Found, Identifier, identify};
use crate::own::Own;
use crate::pattern::{Symbol, Symbols};
use crate::spelling;
use crate::tables::{Tables, known, tables};
use crate::token::{Kind, Reading, Sentence, read};

/// The words of a text, folded.
pub fn folded(text: &str) -> Vec<String> {
    let reading = read(text);
    let words = reading.words.iter();
    words.map(|word| reading.folded(word).to_owned()).collect()
}

/// Word forms and classes of a name, without shapes and profile marks.
pub fn plain_symbols(name: &str) -> Symbols {
    of_words(&folded(name))
}

/// Word forms and classes of some words.
pub fn of_words(words: &[String]) -> Symbols {
    let mut symbols = Symbols::of_name(words.len());
    let mut forms = Forms::default();
    for word in words.iter().take(symbols.len()) {
        forms.read(word, tables());
    }
    forms.mark(&mut symbols, tables());
    symbols
}

/// Whether these words are the name of a municipality or province.
pub fn is_place(words: &[String]) -> bool {
    of_words(words).occurrences.iter().any(|found| {
        found.symbol == known::CLASS_PLACE
            && found.at == 0
            && usize::from(found.length) == words.len()
    })
}

/// The symbols of every sentence.
pub fn symbols(text: &str, reading: &Reading<'_>, own: &Own) -> Vec<Symbols> {
    let identifiers = identify(text, &reading.words);
    reading
        .sentences
        .iter()
        .map(|sentence| sentence_symbols(sentence, reading, own, &identifiers))
        .collect()
}

#[inline(never)]
fn sentence_symbols(
    sentence: &Sentence,
    reading: &Reading<'_>,
    own: &Own,
    identifiers: &[Found],
) -> Symbols {
    let tables = tables();
    let words = &reading.words[sentence.first..sentence.last];
    let folded: Vec<&str> = words.iter().map(|word| reading.folded(word)).collect();
    let mut symbols = Symbols::new(words.iter().map(|word| word.before));
    let mut forms = Forms::of_words(words.len());
    for word in &folded {
        forms.read(word, tables);
    }
    forms.mark(&mut symbols, tables);
    for (position, length, word) in spelling::spelled_out(&folded) {
        tables.dictionary.forms(&word, |form| {
            add_form(&mut symbols, tables, position, form, length);
        });
    }
    for position in 0..words.len() {
        Shapes {
            reading,
            sentence,
            position,
        }
        .mark(&mut |mark| {
            symbols.add(position, mark, 1);
        });
    }
    own.mark(&folded, &mut symbols);
    for found in identifiers {
        if found.first >= sentence.first && found.last <= sentence.last {
            let mark = identifier_mark(found.identifier);
            let length = found.last - found.first;
            symbols.add(found.first - sentence.first, mark, length);
        }
    }
    if sentence.question {
        symbols.add(0, known::MARK_QUESTION, 1);
    }
    if sentence.exclamations > 1 {
        symbols.add(0, known::MARK_SHOUT, 1);
    }
    if sentence.first == 0 {
        symbols.add(0, known::MARK_FIRST, 1);
    }
    symbols
}

/// Adds a word form and the classes it belongs to.
fn add_form(symbols: &mut Symbols, tables: &Tables, position: usize, form: Symbol, length: usize) {
    symbols.add(position, form, length);
    for &class in tables.classes.of(form) {
        symbols.add(position, class, length);
    }
}

/// The word forms of the words of a sentence.
#[derive(Default)]
struct Forms {
    forms: Vec<Symbol>,
    /// Where the forms of each word end.
    ends: Vec<usize>,
}

impl Forms {
    /// With room for so many words.
    fn of_words(words: usize) -> Self {
        Self {
            forms: Vec::with_capacity(words * 3),
            ends: Vec::with_capacity(words),
        }
    }

    /// The next word.
    fn read(&mut self, word: &str, tables: &Tables) {
        let before = self.forms.len();
        tables.dictionary.forms(word, |form| self.forms.push(form));
        if self.forms.len() == before {
            spelling::guesses(word, tables, |plain| {
                tables.dictionary.forms(plain, |form| self.forms.push(form));
            });
        }
        if word.contains(|c: char| c == '*' || c.is_ascii_digit()) {
            self.read_disguised(word, tables);
        }
        // "Our agency's letter": the owner is the word without its ending.
        if self.forms.len() == before
            && let Some(owner) = word.strip_suffix("'s")
            && owner.len() > 3
        {
            tables.dictionary.forms(owner, |form| self.forms.push(form));
        }
        self.ends.push(self.forms.len());
    }

    /// What a word with digits or stars in it may stand for.
    #[inline(never)]
    fn read_disguised(&mut self, word: &str, tables: &Tables) {
        for plain in undisguised(word).into_iter().chain(unstarred(word)) {
            tables
                .dictionary
                .forms(&plain, |form| self.forms.push(form));
        }
    }

    fn of(&self, position: usize) -> &[Symbol] {
        let Some(&end) = self.ends.get(position) else {
            return &[];
        };
        let start = position
            .checked_sub(1)
            .map_or(0, |before| self.ends[before]);
        &self.forms[start..end]
    }

    /// Gives the sentence its word forms, and the classes they belong to.
    fn mark(&self, symbols: &mut Symbols, tables: &Tables) {
        for position in 0..self.ends.len() {
            for &form in self.of(position) {
                add_form(symbols, tables, position, form, 1);
                for &next in self.of(position + 1) {
                    for (rest, class) in tables.phrases.of(form, next) {
                        let mut places = rest.iter().zip(position + 2..);
                        if places.all(|(word, place)| self.of(place).contains(word)) {
                            symbols.add(position, class, rest.len() + 2);
                        }
                    }
                }
            }
        }
    }
}

/// A word with the letters that digits stand for ("m0ngool", "kl00tzak"):
/// people write so in order to slip past a check. Only inside a word, so that
/// a number with an ending ("3de") stays one.
fn undisguised(word: &str) -> Option<String> {
    let letter = |c: char| match c {
        '0' => Some('o'),
        '1' => Some('i'),
        '3' => Some('e'),
        '4' => Some('a'),
        '5' => Some('s'),
        '7' => Some('t'),
        c => c.is_alphabetic().then_some(c),
    };
    let bare = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    if !word.contains(|c: char| c.is_ascii_digit())
        || !bare(word.chars().next())
        || !bare(word.chars().next_back())
    {
        return None;
    }
    word.chars().map(letter).collect()
}

/// What a word with letters starred out may stand for ("kl*te", "f**k"): vowels
/// in the place of the stars, or a vowel and "c".
fn unstarred(word: &str) -> Vec<String> {
    const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "y"];
    let Some((before, rest)) = word.split_once('*') else {
        return Vec::new();
    };
    let after = rest.trim_start_matches('*');
    if before.is_empty() || after.is_empty() || after.contains('*') {
        return Vec::new();
    }
    let filled = |first: &str, second: &str| format!("{before}{first}{second}{after}");
    let mut plain: Vec<_> = VOWELS.iter().map(|vowel| filled(vowel, "")).collect();
    for first in VOWELS {
        let seconds = VOWELS.iter().chain(&["c"]);
        plain.extend(seconds.map(|second| filled(first, second)));
    }
    plain
}

fn identifier_mark(identifier: Identifier) -> Symbol {
    match identifier {
        Identifier::Bsn => known::MARK_BSN,
        Identifier::Iban => known::MARK_IBAN,
        Identifier::Phone => known::MARK_PHONE,
        Identifier::PublicPhone => known::MARK_PUBLIC_PHONE,
        Identifier::Plate => known::MARK_PLATE,
        Identifier::CaseNumber => known::MARK_CASE_NUMBER,
        Identifier::Container => known::MARK_CONTAINER,
        Identifier::Postcode => known::MARK_POSTCODE,
        Identifier::Coordinates => known::MARK_COORDINATES,
    }
}

/// Marks by the look of a word.
struct Shapes<'a, 't> {
    reading: &'a Reading<'t>,
    sentence: &'a Sentence,
    position: usize,
}

impl Shapes<'_, '_> {
    fn mark(&self, add: &mut impl FnMut(Symbol)) {
        let word = &self.reading.words[self.sentence.first + self.position];
        if word.quoted {
            add(known::MARK_QUOTED);
        }
        // "!{small} sp": a short name that is also a word counts in capitals.
        if word.text.chars().any(char::is_lowercase) {
            add(known::MARK_SMALL);
        }
        match word.kind {
            Kind::Number => self.number(add),
            Kind::Url => add(known::MARK_URL),
            Kind::Mention => add(known::MARK_MENTION),
            Kind::Hashtag => add(known::MARK_HASHTAG),
            Kind::Email => add(known::MARK_EMAIL),
            Kind::Emoji => add(known::MARK_EMOJI),
            Kind::Word => {
                if is_road_number(self.reading.folded(word)) {
                    add(known::CLASS_ROAD);
                }
                self.letters(word.text, add);
            }
        }
    }

    fn letters(&self, text: &str, add: &mut impl FnMut(Symbol)) {
        if !text.chars().next().is_some_and(char::is_uppercase) {
            return;
        }
        add(known::MARK_CAPITAL);
        let (mut letters, mut small) = (0, false);
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            letters += 1;
            small |= !c.is_uppercase();
        }
        if letters >= 4 && !small {
            add(known::MARK_CAPS);
        }
        // At the start of a sentence a capital says nothing.
        if self.position > 0 && text.chars().any(char::is_lowercase) {
            add(known::MARK_NAME);
        }
    }

    #[inline(never)]
    fn number(&self, add: &mut impl FnMut(Symbol)) {
        add(known::MARK_NUMBER);
        let place = self.sentence.first + self.position;
        let word = &self.reading.words[place];
        let folded = self.reading.folded(word);
        let next = match self.reading.words[..self.sentence.last].get(place + 1) {
            Some(next) => self.reading.folded(next),
            None => "",
        };
        let mut parts = folded.split(['.', ':']);
        let clock = match (parts.next(), parts.next(), parts.next()) {
            (Some(hours), Some(minutes), None) => {
                hours.len() <= 2
                    && minutes.len() == 2
                    && hours.parse::<u8>().is_ok_and(|hours| hours < 25)
            }
            _ => false,
        };
        let hour = ["u", "am", "pm"].iter().any(|end| folded.ends_with(end));
        if clock || hour || matches!(next, "uur" | "u" | "am" | "pm" | "o'clock") {
            add(known::MARK_TIME);
        }
        if word.before.currency
            || matches!(
                next,
                "euro" | "euros" | "euro's" | "miljoen" | "miljard" | "million" | "billion"
            )
        {
            add(known::MARK_AMOUNT);
        }
        if matches!(next, "jaar" | "jarige" | "years" | "year-old")
            || ["-jarige", "-year-old", "-jarig"]
                .iter()
                .any(|end| folded.ends_with(end))
        {
            add(known::MARK_AGE);
        }
        if folded.len() == 4 && (folded.starts_with('1') || folded.starts_with("20")) {
            add(known::MARK_YEAR);
        }
    }
}

/// A provincial road: "n9", "n322". The motorways are in the lexicon, since
/// some of their names are also sizes of paper.
fn is_road_number(word: &str) -> bool {
    word.strip_prefix('n').is_some_and(|number| {
        (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::{is_road_number, undisguised, unstarred};

    #[test]
    fn provincial_roads_have_a_number() {
        assert!(is_road_number("n322"));
        assert!(is_road_number("n9"));
        assert!(!is_road_number("n"));
        assert!(!is_road_number("n95-masker"));
        assert!(!is_road_number("no1"));
    }

    #[test]
    fn stars_inside_a_word_stand_for_vowels() {
        for (typed, meant) in [
            ("kl*te", "klote"),
            ("kl**tzak", "klootzak"),
            ("f**k", "fuck"),
        ] {
            assert!(
                unstarred(typed).iter().any(|plain| plain == meant),
                "{typed}"
            );
        }
        assert!(unstarred("*nee*").is_empty());
        assert!(unstarred("nee").is_empty());
    }

    #[test]
    fn digits_inside_a_word_stand_for_letters() {
        assert_eq!(undisguised("kl00tzak").as_deref(), Some("klootzak"));
        assert_eq!(undisguised("m0ng00l").as_deref(), Some("mongool"));
        assert_eq!(undisguised("klootzak"), None);
        assert_eq!(undisguised("3de"), None);
        assert_eq!(undisguised("covid19"), None);
        assert_eq!(undisguised("b2b"), None);
    }
}

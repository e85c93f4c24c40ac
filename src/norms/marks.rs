//! Gives the words of a sentence their symbols: word forms, classes, shapes,
//! identifiers and what the profile knows.

use crate::context::Context;
use crate::fold::fold;
use crate::identify::{Found, Identifier, identify};
use crate::pattern::{Symbol, Symbols};
use crate::profile::Profile;
use crate::rules::tables;
use crate::token::{Kind, Reading, Sentence, Word, read};

/// Words of the profile and the context, folded once for each assessment.
pub struct Own {
    phrases: Vec<(Vec<Form>, Symbol)>,
}

/// How one word of a profile phrase is compared.
enum Form {
    Exact(String),
    /// Also longer forms: plurals and compounds of a subject word.
    Begin(String),
}

impl Form {
    fn fits(&self, word: &str) -> bool {
        match self {
            // "vws's", and the first part of "uwv-klanten".
            Self::Exact(form) => word
                .strip_prefix(form.as_str())
                .is_some_and(|rest| rest.is_empty() || rest == "'s" || rest.starts_with('-')),
            Self::Begin(form) => word.starts_with(form.as_str()),
        }
    }
}

/// Words before a place in an organisation's name.
const INSTITUTIONS: [&str; 6] = [
    "gemeente",
    "provincie",
    "stad",
    "municipality",
    "city",
    "province",
];

/// Kinds of organisation that go by their abbreviation: staff of "GGD Fryslân"
/// say "de GGD".
const ABBREVIATED: [&str; 3] = ["ggd", "roc", "umc"];

impl Own {
    /// Of this profile and context.
    pub fn new(profile: &Profile, context: &Context) -> Self {
        let mut own = Self {
            phrases: Vec::new(),
        };
        for organisation in &profile.organisations {
            let names = std::iter::once(&organisation.name).chain(&organisation.aliases);
            for name in names {
                own.organisation(name);
            }
        }
        for office in &profile.offices {
            own.office(office);
        }
        let today = context.now.map(crate::clock::Moment::date);
        for dossier in &profile.dossiers {
            let agreed = match (dossier.agreed_until, today) {
                (Some(until), Some(today)) => until >= today,
                _ => false,
            };
            for word in std::iter::once(&dossier.name).chain(&dossier.words) {
                own.subject(word, tables::MARK_DOSSIER);
                if agreed {
                    own.subject(word, tables::MARK_AGREED);
                }
            }
        }
        for word in &context.topical {
            own.subject(word, tables::MARK_TOPICAL);
        }
        own
    }

    fn organisation(&mut self, name: &str) {
        let words = folded(name);
        let Some(first) = words.first() else { return };
        let institution = INSTITUTIONS.contains(&first.as_str());
        if ABBREVIATED.contains(&first.as_str()) {
            let short = Form::Exact(first.clone());
            self.add(std::iter::once(short), tables::MARK_EMPLOYER_NAME);
        }
        let place: Vec<_> = words
            .iter()
            .skip(usize::from(institution))
            .skip_while(|word| institution && (*word == "van" || *word == "of"))
            .cloned()
            .collect();
        if place.is_empty() {
            return;
        }
        if institution || is_place(&place) {
            self.add(place.into_iter().map(Form::Exact), tables::MARK_OWN_PLACE);
        }
        if institution || !is_place(&words) {
            self.add(
                words.into_iter().map(Form::Exact),
                tables::MARK_EMPLOYER_NAME,
            );
        }
    }

    fn office(&mut self, title: &str) {
        let words = folded(title);
        let last = words.len().saturating_sub(1);
        let forms = words.into_iter().enumerate().map(|(index, word)| {
            if index == last && word.chars().count() >= 5 {
                Form::Begin(word)
            } else {
                Form::Exact(word)
            }
        });
        self.add(forms, tables::MARK_OFFICE);
    }

    fn subject(&mut self, text: &str, mark: Symbol) {
        let forms = folded(text).into_iter().map(|word| {
            if word.chars().count() >= 5 {
                Form::Begin(word)
            } else {
                Form::Exact(word)
            }
        });
        self.add(forms, mark);
    }

    fn add(&mut self, forms: impl Iterator<Item = Form>, mark: Symbol) {
        let forms: Vec<_> = forms.take(16).collect();
        if !forms.is_empty() {
            self.phrases.push((forms, mark));
        }
    }

    /// Whether a text (a name or a description) holds one of these marks.
    pub fn mentions(&self, text: &str, marks: &[Symbol]) -> bool {
        let words = folded(text);
        self.phrases
            .iter()
            .filter(|(_, mark)| marks.contains(mark))
            .any(|(forms, _)| {
                words
                    .windows(forms.len())
                    .any(|words| forms.iter().zip(words).all(|(form, word)| form.fits(word)))
            })
    }

    fn mark(&self, words: &[Word<'_>], symbols: &mut Symbols) {
        for (forms, mark) in &self.phrases {
            for (position, here) in words.windows(forms.len()).enumerate() {
                if forms
                    .iter()
                    .zip(here)
                    .all(|(form, word)| form.fits(&word.folded))
                {
                    symbols.add(position, *mark, forms.len());
                }
            }
        }
    }
}

fn folded(text: &str) -> Vec<String> {
    read(text)
        .words
        .into_iter()
        .map(|word| word.folded)
        .collect()
}

/// Word forms and classes of a name, without shapes and profile marks.
pub fn plain_symbols(name: &str) -> Symbols {
    of_words(&folded(name))
}

fn of_words(words: &[String]) -> Symbols {
    let mut symbols = Symbols::new(words.iter().map(|_| crate::token::Before::default()));
    for (position, word) in words.iter().enumerate() {
        forms(word, |symbol| symbols.add(position, symbol, 1));
    }
    classes(&mut symbols);
    symbols
}

/// Whether these words are the name of a municipality or province.
fn is_place(words: &[String]) -> bool {
    of_words(words).at(0).iter().any(|&(symbol, length)| {
        symbol == tables::CLASS_PLACE && usize::from(length) == words.len()
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

fn sentence_symbols(
    sentence: &Sentence,
    reading: &Reading<'_>,
    own: &Own,
    identifiers: &[Found],
) -> Symbols {
    let words = &reading.words[sentence.first..sentence.last];
    let mut symbols = Symbols::new(words.iter().map(|word| word.before));
    for (position, word) in words.iter().enumerate() {
        forms(&word.folded, |symbol| symbols.add(position, symbol, 1));
        if let Some(plain) = undisguised(&word.folded) {
            forms(&plain, |symbol| symbols.add(position, symbol, 1));
        }
        shapes(words, position, &mut symbols);
    }
    classes(&mut symbols);
    own.mark(words, &mut symbols);
    for found in identifiers {
        if found.first >= sentence.first && found.last <= sentence.last {
            let mark = identifier_mark(found.identifier);
            symbols.add(found.first - sentence.first, mark, found.last - found.first);
        }
    }
    if sentence.question {
        symbols.add(0, tables::MARK_QUESTION, 1);
    }
    if sentence.exclamations > 1 {
        symbols.add(0, tables::MARK_SHOUT, 1);
    }
    if sentence.first == 0 {
        symbols.add(0, tables::MARK_FIRST, 1);
    }
    symbols
}

/// The symbols of a word form: itself, and what it begins and ends with and
/// contains.
fn forms(word: &str, mut add: impl FnMut(Symbol)) {
    if let Some(&symbol) = tables::WORDS.get(word) {
        add(symbol);
    }
    let starts: Vec<usize> = word.char_indices().map(|(byte, _)| byte).collect();
    let many_infixes = !tables::INFIXES.is_empty();
    // Nothing real is longer; a wall of letters must not cost a square.
    if starts.len() > 60 {
        return;
    }
    for (index, &start) in starts.iter().enumerate() {
        if let Some(&symbol) = tables::SUFFIXES.get(&word[start..]) {
            add(symbol);
        }
        let ends = starts[index + 1..].iter().copied().chain([word.len()]);
        for end in ends {
            if start == 0
                && let Some(&symbol) = tables::PREFIXES.get(&word[..end])
            {
                add(symbol);
            }
            if many_infixes
                && end - start >= 3
                && let Some(&symbol) = tables::INFIXES.get(&word[start..end])
            {
                add(symbol);
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

/// Adds the word classes that the word forms belong to.
fn classes(symbols: &mut Symbols) {
    for position in 0..symbols.len() {
        let here: Vec<Symbol> = symbols
            .at(position)
            .iter()
            .map(|&(symbol, _)| symbol)
            .collect();
        for symbol in here {
            for &class in tables::MEMBERS[usize::from(symbol)] {
                symbols.add(position, class, 1);
            }
            for (rest, class) in tables::PHRASES.get(&symbol).copied().unwrap_or(&[]) {
                let fits = rest.iter().enumerate().all(|(offset, wanted)| {
                    symbols
                        .at(position + 1 + offset)
                        .iter()
                        .any(|(symbol, _)| symbol == wanted)
                });
                if fits {
                    symbols.add(position, *class, rest.len() + 1);
                }
            }
        }
    }
}

fn identifier_mark(identifier: Identifier) -> Symbol {
    match identifier {
        Identifier::Bsn => tables::MARK_BSN,
        Identifier::Iban => tables::MARK_IBAN,
        Identifier::Phone => tables::MARK_PHONE,
        Identifier::PublicPhone => tables::MARK_PUBLIC_PHONE,
        Identifier::Plate => tables::MARK_PLATE,
        Identifier::CaseNumber => tables::MARK_CASE_NUMBER,
        Identifier::Container => tables::MARK_CONTAINER,
        Identifier::Postcode => tables::MARK_POSTCODE,
    }
}

/// Marks by the look of a word.
fn shapes(words: &[Word<'_>], position: usize, symbols: &mut Symbols) {
    let word = &words[position];
    if word.quoted {
        symbols.add(position, tables::MARK_QUOTED, 1);
    }
    // "!{small} sp": a short name that is also a word counts in capitals.
    if word.text.chars().any(char::is_lowercase) {
        symbols.add(position, tables::MARK_SMALL, 1);
    }
    match word.kind {
        Kind::Number => number(words, position, symbols),
        Kind::Url => symbols.add(position, tables::MARK_URL, 1),
        Kind::Mention => symbols.add(position, tables::MARK_MENTION, 1),
        Kind::Hashtag => symbols.add(position, tables::MARK_HASHTAG, 1),
        Kind::Email => symbols.add(position, tables::MARK_EMAIL, 1),
        Kind::Emoji => symbols.add(position, tables::MARK_EMOJI, 1),
        Kind::Word => {
            if is_road_number(&word.folded) {
                symbols.add(position, tables::CLASS_ROAD, 1);
            }
            let mut chars = word.text.chars();
            let capital = chars.next().is_some_and(char::is_uppercase);
            let letters = word.text.chars().filter(|c| c.is_alphabetic());
            if letters.clone().count() >= 4 && letters.clone().all(char::is_uppercase) {
                symbols.add(position, tables::MARK_CAPS, 1);
            }
            if capital {
                symbols.add(position, tables::MARK_CAPITAL, 1);
                // At the start of a sentence a capital says nothing.
                if position > 0 && letters.clone().any(char::is_lowercase) {
                    symbols.add(position, tables::MARK_NAME, 1);
                }
            }
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

fn number(words: &[Word<'_>], position: usize, symbols: &mut Symbols) {
    let word = &words[position];
    symbols.add(position, tables::MARK_NUMBER, 1);
    let next = words
        .get(position + 1)
        .map_or("", |next| next.folded.as_str());
    let parts: Vec<_> = word.folded.split(['.', ':']).collect();
    let clock = matches!(parts.as_slice(), [hours, minutes]
        if hours.len() <= 2 && minutes.len() == 2 && hours.parse::<u8>().is_ok_and(|h| h < 25));
    let hour =
        word.folded.ends_with('u') || word.folded.ends_with("am") || word.folded.ends_with("pm");
    if clock || hour || matches!(next, "uur" | "u" | "am" | "pm" | "o'clock") {
        symbols.add(position, tables::MARK_TIME, 1);
    }
    if word.before.currency
        || matches!(
            next,
            "euro" | "euros" | "euro's" | "miljoen" | "miljard" | "million" | "billion"
        )
    {
        symbols.add(position, tables::MARK_AMOUNT, 1);
    }
    if matches!(next, "jaar" | "jarige" | "years" | "year-old")
        || word.folded.ends_with("-jarige")
        || word.folded.ends_with("-year-old")
        || word.folded.ends_with("-jarig")
    {
        symbols.add(position, tables::MARK_AGE, 1);
    }
    if word.folded.len() == 4 && (word.folded.starts_with("19") || word.folded.starts_with("20")) {
        symbols.add(position, tables::MARK_YEAR, 1);
    }
}

/// Whether a handle names one of the words (an employer, a title).
pub fn handle_mentions(handle: &str, own: &Own, marks: &[Symbol]) -> bool {
    let bare = fold(handle.trim_start_matches('@'));
    let name = bare.split('@').next().unwrap_or("");
    let squeezed: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    own.phrases
        .iter()
        .filter(|(_, mark)| marks.contains(mark))
        .any(|(forms, _)| {
            let joined: String = forms
                .iter()
                .flat_map(|form| match form {
                    Form::Exact(text) | Form::Begin(text) => text.chars(),
                })
                .filter(char::is_ascii_alphanumeric)
                .collect();
            joined.len() >= 4 && squeezed.contains(&joined)
        })
}

#[cfg(test)]
mod tests {
    use super::{is_road_number, undisguised};

    #[test]
    fn provincial_roads_have_a_number() {
        assert!(is_road_number("n322"));
        assert!(is_road_number("n9"));
        assert!(!is_road_number("n"));
        assert!(!is_road_number("n95-masker"));
        assert!(!is_road_number("no1"));
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

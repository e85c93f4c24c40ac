//! What the profile knows: employer, offices, dossiers, and where a post names
//! them.

use crate::clock::{Date, Moment};
use crate::context::Context;
use crate::fields::fields;
use crate::fold::fold;
use crate::marks::{folded, is_place, of_words};
use crate::pattern::{Symbol, Symbols};
use crate::profile::Profile;
use crate::tables::known;
use std::cell::RefCell;
use std::rc::Rc;

/// Words of the profile and the context, folded once as long as these stay the
/// same.
pub struct Own {
    phrases: Vec<(Vec<Form>, Symbol)>,
    /// Field classes of the profile's sectors and tasks.
    pub fields: Vec<Symbol>,
}

/// What [`Own`] was last made of, and it.
struct Last {
    profile: Profile,
    topical: Vec<String>,
    /// Which subjects are agreed depends on it.
    today: Option<Date>,
    own: Rc<Own>,
}

thread_local! {
    /// Who writes stays the same from key to key.
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// How one word of a profile phrase is compared.
enum Form {
    Exact(String),
    /// Also its adjective: "Bredase".
    Place(String),
    /// Also longer forms: plurals of a title.
    Begin(String),
    /// Also plurals and compounds of a subject word: "afvalpas", "restafval".
    Part(String),
}

impl Form {
    /// Whether it can fit a word that begins with this byte.
    #[inline]
    fn may_fit(&self, first: Option<&u8>) -> bool {
        match self {
            Self::Exact(form) | Self::Place(form) | Self::Begin(form) => {
                form.as_bytes().first() == first
            }
            Self::Part(_) => true,
        }
    }

    fn fits(&self, word: &str) -> bool {
        match self {
            // "vws's", "vws'er", and the first part of "uwv-klanten".
            Self::Exact(form) => word.strip_prefix(form.as_str()).is_some_and(|rest| {
                matches!(rest, "" | "'s" | "'er" | "'ers") || rest.starts_with('-')
            }),
            Self::Place(form) => word.strip_prefix(form.as_str()).is_some_and(|rest| {
                matches!(rest, "" | "'s" | "s" | "se" | "er" | "ers" | "ense")
                    || rest.starts_with('-')
            }),
            Self::Begin(form) => word.starts_with(form.as_str()),
            Self::Part(form) => word.starts_with(form.as_str()) || word.ends_with(form.as_str()),
        }
    }
}

mod names {
    include!(concat!(env!("OUT_DIR"), "/organisations.rs"));
}

impl Own {
    /// Of this profile and context.
    pub fn of(profile: &Profile, context: &Context) -> Rc<Self> {
        let today = context.now.map(Moment::date);
        LAST.with_borrow_mut(|last| {
            let same = last.as_ref().filter(|last| {
                last.today == today && last.topical == context.topical && last.profile == *profile
            });
            if let Some(last) = same {
                return Rc::clone(&last.own);
            }
            let own = Rc::new(Self::new(profile, &context.topical, today));
            *last = Some(Last {
                profile: profile.clone(),
                topical: context.topical.clone(),
                today,
                own: Rc::clone(&own),
            });
            own
        })
    }

    #[inline(never)]
    fn new(profile: &Profile, topical: &[String], today: Option<Date>) -> Self {
        let mut own = Self {
            phrases: Vec::new(),
            fields: fields(profile),
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
        for dossier in &profile.dossiers {
            let agreed = match (dossier.agreed_until, today) {
                (Some(until), Some(today)) => until >= today,
                _ => false,
            };
            for word in std::iter::once(&dossier.name).chain(&dossier.words) {
                own.subject(word, known::MARK_DOSSIER);
                if agreed {
                    own.subject(word, known::MARK_AGREED);
                }
            }
        }
        for word in topical {
            own.subject(word, known::MARK_TOPICAL);
        }
        own
    }

    fn organisation(&mut self, name: &str) {
        let words = folded(name);
        let Some(first) = words.first() else { return };
        let institution = names::INSTITUTIONS.contains(&first.as_str());
        if names::ABBREVIATED.contains(&first.as_str()) {
            self.employer(first);
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
            // "Bredase", "Emmense": of the place.
            let last = place.len() - 1;
            let forms = place
                .into_iter()
                .enumerate()
                .map(|(index, word)| match index {
                    index if index == last => Form::Place(word),
                    _ => Form::Exact(word),
                });
            self.add(forms, known::MARK_OWN_PLACE);
        }
        self.other_names(&words);
        for proper in proper_names(&words) {
            let forms = proper.iter().cloned().map(Form::Exact);
            self.add(forms, known::MARK_EMPLOYER_NAME);
        }
        if institution || !is_place(&words) {
            let forms = words.into_iter().map(Form::Exact);
            self.add(forms, known::MARK_EMPLOYER_NAME);
        }
    }

    /// What everybody calls an organisation of this name.
    #[inline(never)]
    fn other_names(&mut self, words: &[String]) {
        let whole = words.join(" ");
        let whole = names::ALSO.iter().filter(|(name, _)| *name == whole);
        let first = names::BY_FIRST_WORD
            .iter()
            .filter(|(word, _)| words[0] == *word);
        for other in whole.chain(first).flat_map(|(_, others)| *others) {
            self.employer(other);
        }
        // "De bieb", by who works at "Bibliotheek De Plataan".
        let kinds = names::BY_KIND.iter();
        let kinds = kinds.filter(|(kind, _)| words.iter().any(|word| word == kind));
        for short in kinds.flat_map(|(_, shorts)| *shorts) {
            for article in ["de", "het", "onze", "the"] {
                self.employer(&format!("{article} {short}"));
            }
        }
    }

    fn employer(&mut self, name: &str) {
        let forms = name.split(' ').map(|word| Form::Exact(word.to_owned()));
        self.add(forms, known::MARK_EMPLOYER_NAME);
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
        self.add(forms, known::MARK_OFFICE);
    }

    fn subject(&mut self, text: &str, mark: Symbol) {
        let forms = folded(text).into_iter().map(|word| {
            if word.chars().count() >= 5 {
                Form::Part(word)
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

    /// Marks what a sentence names of the profile.
    pub fn mark(&self, words: &[&str], symbols: &mut Symbols) {
        for (forms, mark) in &self.phrases {
            for (position, here) in words.windows(forms.len()).enumerate() {
                if !forms[0].may_fit(here[0].as_bytes().first()) {
                    continue;
                }
                if forms.iter().zip(here).all(|(form, word)| form.fits(word)) {
                    symbols.add(position, *mark, forms.len());
                }
            }
        }
    }
}

/// An organisation's name without its kind, as people say it: "De Wegwijzer" for
/// "Basisschool De Wegwijzer", "Aa en Maas" for "Waterschap Aa en Maas". A single
/// word may be a place, a river or a person, unless the kind says that it is not.
fn proper_names(words: &[String]) -> Vec<&[String]> {
    let mut proper = Vec::new();
    if let Some((kind, rest)) = words.split_first() {
        let shape = rest.len() > 1
            && !names::INSTITUTIONS.contains(&kind.as_str())
            && !["van", "voor", "of", "for"].contains(&rest[0].as_str());
        let a_kind = of_words(std::slice::from_ref(kind))
            .occurrences
            .iter()
            .any(|found| found.symbol == known::CLASS_ORG_KIND);
        if shape && a_kind {
            proper.push(rest);
        }
    }
    let left_out =
        |word: Option<&String>| word.is_some_and(|word| names::LEFT_OUT.contains(&word.as_str()));
    let rest = &words[usize::from(left_out(words.first()))..];
    let rest = &rest[..rest.len() - usize::from(left_out(rest.last()))];
    if !rest.is_empty() && rest.len() < words.len() {
        proper.push(rest);
    }
    proper.retain(|name| !is_place(name));
    proper.dedup();
    proper
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
                    Form::Exact(text)
                    | Form::Place(text)
                    | Form::Begin(text)
                    | Form::Part(text) => text.chars(),
                })
                .filter(char::is_ascii_alphanumeric)
                .collect();
            joined.len() >= 4 && squeezed.contains(&joined)
        })
}

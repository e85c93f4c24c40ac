//! What the norms say of a text for each function type.

use crate::popup::outcome::Outcome;
use namens_browser::settings::Settings;
use namens_norms::{Assessment, Context, Function, Profile, assess};
use namens_texts::Lang;
use namens_told::Content;

/// What there is to tell to one function type.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The function type.
    pub function: Function,
    /// What there is to tell; `None`: nothing.
    pub content: Option<Box<Content>>,
}

/// A text, for all four.
#[derive(Debug, Clone, PartialEq)]
pub struct Columns {
    /// One for each function type, in the article's order.
    pub columns: Vec<Column>,
    /// Whether it is in a language of which only identifiers are checked.
    pub other_language: bool,
    /// Whether it is about reporting wrongdoing to whom it belongs.
    pub reporting: bool,
}

/// What the engine says of a post by this person in this function.
#[must_use]
pub fn assessed(text: &str, profile: &Profile, function: Function) -> Assessment {
    assess(text, &of(profile, function), &Context::default())
}

/// The person in this function.
fn of(profile: &Profile, function: Function) -> Profile {
    Profile {
        function,
        ..profile.clone()
    }
}

impl Columns {
    /// Of a text by somebody, on a day that does not matter; `None` where
    /// there is no text.
    #[must_use]
    pub fn of(text: &str, profile: &Profile, lang: Lang) -> Option<Self> {
        let mut all = Self {
            columns: Vec::new(),
            other_language: false,
            reporting: false,
        };
        for function in Function::ALL {
            let settings = Settings {
                profile: of(profile, function),
                ..Settings::default()
            };
            let Outcome::Checked {
                content,
                other_language,
                reporting,
            } = Outcome::of(text, &settings, None, lang)
            else {
                return None;
            };
            all.columns.push(Column { function, content });
            all.other_language |= other_language;
            all.reporting |= reporting;
        }
        Some(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::Level;

    fn levels(text: &str, profile: &Profile) -> Vec<Option<Level>> {
        let columns = Columns::of(text, profile, Lang::Nl).unwrap().columns;
        let level = |column: Column| column.content.map(|content| content.level);
        columns.into_iter().map(level).collect()
    }

    fn by(id: &str) -> Profile {
        let mut all = super::super::dilemmas().iter();
        all.find(|dilemma| dilemma.id == id).unwrap().profile()
    }

    #[test]
    fn the_function_of_the_person_does_not_matter() {
        let text = "Wij van de gemeente vinden vuurwerk in de binnenstad geen goed idee.";
        let expected = [Level::Notice, Level::Notice, Level::Confirm, Level::Confirm];
        let mut profile = by("fireworks");
        for function in Function::ALL {
            profile.function = function;
            assert_eq!(levels(text, &profile), expected.map(Some));
        }
    }

    #[test]
    fn the_employer_does() {
        let text = "Twee doden in een woning in Houten, dit was weer huiselijk geweld.";
        let police = levels(text, &by("cause"));
        assert_eq!(police, [Some(Level::Confirm); 4]);
        assert_ne!(levels(text, &by("own-opinion")), police);
    }

    #[test]
    fn without_text_there_are_no_columns() {
        assert_eq!(Columns::of(" \n", &Profile::default(), Lang::Nl), None);
    }

    #[test]
    fn what_is_no_finding_is_told_apart() {
        let of = |text| Columns::of(text, &Profile::default(), Lang::Nl).unwrap();
        let german = "Wir haben heute einen schönen Spaziergang durch den Wald gemacht.";
        assert!(of(german).other_language);
        let asks = "Ik vermoed dat er bij ons gesjoemeld wordt. Bij wie kan ik dat veilig melden?";
        assert!(of(asks).reporting);
        assert!(!of("De koffie staat klaar.").reporting);
    }
}

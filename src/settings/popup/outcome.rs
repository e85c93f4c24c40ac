//! A text that will be posted elsewhere, checked as in a page.

use namens_browser::settings::Settings;
use namens_norms::clock::Moment;
use namens_norms::{Context, Language, Profile, assess, texts};
use namens_sites::join::Parts;
use namens_texts::{Lang, mark, popup};
use namens_told::{Content, Help, Turns, View};

/// What came of checking a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// There is no text.
    Empty,
    /// It was checked.
    Checked {
        /// What there is to tell; `None`: nothing.
        content: Option<Box<Content>>,
        /// Whether it is in a language of which only identifiers are checked.
        other_language: bool,
        /// Whether it is about reporting wrongdoing to whom it belongs.
        reporting: bool,
    },
}

impl Outcome {
    /// Checks a text as a public post of the user's. Where and when it will be
    /// posted is not known here, so working hours are left out; an agreement
    /// counts by today.
    #[must_use]
    pub fn of(text: &str, settings: &Settings, now: Option<Moment>, lang: Lang) -> Self {
        if text.trim().is_empty() {
            return Self::Empty;
        }
        let profile = Profile {
            work_hours: None,
            ..settings.profile.clone()
        };
        let context = Context {
            now,
            ..Context::default()
        };
        let assessment = assess(text, &profile, &context);
        let other_language = assessment.language == Language::Other;
        let reporting = assessment.reporting;
        let content = Content::of(&View {
            assessment,
            parts: Parts::default(),
            // It is published elsewhere, if at all.
            held: false,
            turns: Turns::new(),
            may_less: false,
            replaces: Vec::new(),
            help: Help::default(),
            profile,
            lang,
        });
        Self::Checked {
            content: content.map(Box::new),
            other_language,
            reporting,
        }
    }

    /// What a screen reader says once when this appears.
    #[must_use]
    pub fn announcement(&self, lang: Lang) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Checked {
                content: Some(content),
                ..
            } => content.announcement(),
            Self::Checked {
                other_language: true,
                ..
            } => mark::other_language(lang).to_owned(),
            Self::Checked {
                reporting: true, ..
            } => texts::reporting(lang).to_owned(),
            Self::Checked { .. } => format!("{} {}", popup::fine(lang), popup::fine_rest(lang)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use namens_norms::{Function, Level, Organisation, Sector, WorkHours};

    const FIRST: &str = "Twee doden in een woning in Houten, dit was weer huiselijk geweld.";

    fn settings(function: Function, name: &str, sector: Sector) -> Settings {
        Settings {
            profile: Profile {
                function,
                organisations: vec![Organisation {
                    name: name.into(),
                    sector,
                    ..Organisation::default()
                }],
                ..Profile::default()
            },
            ..Settings::default()
        }
    }

    fn level(text: &str, settings: &Settings) -> Option<Level> {
        let now = "2026-11-24T10:00:00+01:00".parse().ok();
        match Outcome::of(text, settings, now, Lang::Nl) {
            Outcome::Empty => None,
            Outcome::Checked { content, .. } => {
                Some(content.map_or(Level::None, |content| content.level))
            }
        }
    }

    #[test]
    fn who_writes_decides_as_it_does_in_a_page() {
        let police = settings(Function::Other, "Politie Midden-Nederland", Sector::Politie);
        assert_eq!(level(FIRST, &police), Some(Level::Confirm));
        let text = "Wij van de gemeente vinden vuurwerk in de binnenstad geen goed idee";
        let town = |function| settings(function, "Gemeente Hoorn", Sector::Gemeente);
        assert_eq!(level(text, &town(Function::Other)), Some(Level::Confirm));
        assert_eq!(
            level(text, &town(Function::Communication)),
            Some(Level::Notice)
        );
    }

    #[test]
    fn without_text_there_is_no_outcome() {
        assert_eq!(level(" \n", &Settings::default()), None);
    }

    #[test]
    fn working_hours_are_of_the_moment_and_not_of_the_text() {
        let mut settings = Settings::default();
        settings.profile.work_hours = Some(WorkHours {
            days: (1..=7).collect(),
            from: "00:00".parse().unwrap(),
            to: "23:59".parse().unwrap(),
        });
        assert_eq!(
            level("De koffie staat klaar.", &settings),
            Some(Level::None)
        );
    }

    #[test]
    fn each_outcome_is_said() {
        let say = |text: &str| {
            Outcome::of(text, &Settings::default(), None, Lang::Nl).announcement(Lang::Nl)
        };
        assert_eq!(say(""), "");
        assert!(say("De koffie staat klaar.").contains("geen punten"));
        let asks = "Ik vermoed dat er bij ons gesjoemeld wordt. Bij wie kan ik dat veilig melden?";
        assert_eq!(say(asks), texts::reporting(Lang::Nl));
        assert!(say("BSN 123456782 van Jan Klaassen").starts_with("Namens. "));
        let german = "Wir haben heute einen schönen Spaziergang durch den Wald gemacht.";
        assert_eq!(say(german), mark::other_language(Lang::Nl));
    }
}

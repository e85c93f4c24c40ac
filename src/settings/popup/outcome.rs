//! The post in the composer in use, and a text that will be posted elsewhere,
//! checked as in a page.

use namens_browser::in_use::InUse;
use namens_browser::settings::Settings;
use namens_habits::soften;
use namens_norms::clock::{Date, Moment};
use namens_norms::{Assessment, Context, Language, Profile, assess, texts};
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
        // It is published elsewhere, if at all.
        Self::told(assessment, false, profile, lang)
    }

    /// Tells of the post in the composer in use what is told beside it.
    #[must_use]
    pub fn of_post(post: &InUse, settings: &Settings, today: Date, lang: Lang) -> Self {
        let context = &post.context;
        if post.text.trim().is_empty() || settings.surfaces_off.contains(&context.surface) {
            return Self::Empty;
        }
        let profile = settings.profile.clone();
        let assessment = assess(&post.text, &profile, context);
        let assessment = soften(assessment, &settings.less, &context.site, Some(today));
        Self::told(assessment, post.held, profile, lang)
    }

    fn told(assessment: Assessment, held: bool, profile: Profile, lang: Lang) -> Self {
        let other_language = assessment.language == Language::Other;
        let reporting = assessment.reporting;
        let content = Content::of(&View {
            assessment,
            parts: Parts::default(),
            held,
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
    fn the_post_in_use_is_told_of_as_beside_it() {
        let mut town = settings(Function::Other, "Gemeente Hoorn", Sector::Gemeente);
        let mut post = InUse {
            text: "Wij van de gemeente vinden vuurwerk in de binnenstad geen goed idee".into(),
            context: Context {
                site: "mastodon".into(),
                ..Context::default()
            },
            held: true,
        };
        let today = "2026-11-24".parse().unwrap();
        let level = |post: &InUse, settings: &Settings| match Outcome::of_post(
            post,
            settings,
            today,
            Lang::Nl,
        ) {
            Outcome::Checked {
                content: Some(content),
                ..
            } => Some(content.level),
            _ => None,
        };
        assert_eq!(level(&post, &town), Some(Level::Confirm));
        town.less.add_site("mastodon", today);
        assert_eq!(level(&post, &town), Some(Level::Notice));
        town.surfaces_off.insert(post.context.surface);
        assert_eq!(level(&post, &town), None);
        post.text.clear();
        let nothing = Outcome::of_post(&post, &Settings::default(), today, Lang::Nl);
        assert_eq!(nothing, Outcome::Empty);
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

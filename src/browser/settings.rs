//! What the user chose, as it is kept in `storage.local` and in an exported file.

mod appearance;
pub mod check;
mod coordinator;
pub mod keys;
pub mod limits;
mod problem;
mod read;

pub use appearance::Appearance;
pub use coordinator::Coordinator;
pub use problem::{Fault, Problem};
pub use read::read;

use crate::api::api;
use namens_habits::Less;
use namens_norms::clock::Date;
use namens_norms::texts::Lang;
use namens_norms::{Profile, Surface};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The form of the settings that this version reads and writes. A form that
/// earlier versions cannot read in full gets a higher number.
pub const VERSION: u64 = 1;

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LanguageChoice {
    /// As the browser: Dutch where that speaks Dutch, otherwise English.
    #[default]
    Browser,
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl LanguageChoice {
    /// All choices, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Browser, Self::Nl, Self::En];

    /// The stable identifier, as in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Browser => "browser",
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language to use in a browser that speaks `ui_language` (a BCP 47
    /// tag such as `nl-BE`).
    #[must_use]
    pub fn resolve(self, ui_language: &str) -> Lang {
        let dutch = || {
            let primary = ui_language.split(['-', '_']).next().unwrap_or_default();
            primary.eq_ignore_ascii_case("nl")
        };
        match self {
            Self::Nl => Lang::Nl,
            Self::En => Lang::En,
            Self::Browser if dutch() => Lang::Nl,
            Self::Browser => Lang::En,
        }
    }
}

/// The language to use here and now. Dutch, the language of most who use this,
/// where the browser does not say which one it speaks.
#[must_use]
pub fn lang(choice: LanguageChoice) -> Lang {
    let ui_language = api().and_then(|api| Ok(api.i18n()?.ui_language()?));
    choice.resolve(ui_language.as_deref().unwrap_or("nl"))
}

/// What the user chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// Who writes.
    pub profile: Profile,
    /// The language of the interface.
    pub language: LanguageChoice,
    /// How the interface looks.
    pub appearance: Appearance,
    /// Ids of the site adapters that the user switched off.
    pub sites_off: Vec<String>,
    /// What we do not look at, wherever it is written. Mail is among it until
    /// the user takes it out: most of it goes to colleagues.
    pub surfaces_off: BTreeSet<Surface>,
    /// The day for which the user paused a site, by the id of its adapter. It
    /// means nothing on any other day: a pause ends by itself.
    pub paused: BTreeMap<String, Date>,
    /// What the user wants to be reminded less of.
    pub less: Less,
    /// Whether it is counted what was shown and what came of it, in this
    /// browser and for the user alone.
    pub overview: bool,
    /// Who to agree a post with.
    pub coordinator: Coordinator,
    /// Where the organisation's rules for posting are: `https:` or `mailto:`;
    /// empty where that is not known.
    pub code_url: String,
    /// Whether the question before publishing offers a tick for "I have agreed
    /// this", whatever the function.
    pub agreed_tick: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            profile: Profile::default(),
            language: LanguageChoice::default(),
            appearance: Appearance::default(),
            sites_off: Vec::new(),
            surfaces_off: [Surface::Mail].into(),
            paused: BTreeMap::new(),
            less: Less::default(),
            overview: true,
            coordinator: Coordinator::default(),
            code_url: String::new(),
            agreed_tick: false,
        }
    }
}

impl Settings {
    /// Whether the user wants us on this site. `today` is asked only where it
    /// matters; `None`: the day is not known, and nothing is paused.
    pub fn is_on(&self, site: &str, today: impl FnOnce() -> Option<Date>) -> bool {
        let off = self.sites_off.iter().any(|id| id == site);
        !off && !today_is(self.paused.get(site), today)
    }

    /// Whether this site is paused today.
    #[must_use]
    pub fn is_paused(&self, site: &str, today: Date) -> bool {
        today_is(self.paused.get(site), || Some(today))
    }

    /// Pauses a site for today, and forgets pauses of other days.
    pub fn pause(&mut self, site: &str, today: Date) {
        self.paused.retain(|_, day| *day == today);
        self.paused.insert(site.to_owned(), today);
    }

    /// Ends the pause of a site.
    pub fn resume(&mut self, site: &str) {
        self.paused.remove(site);
    }
}

fn today_is(day: Option<&Date>, today: impl FnOnce() -> Option<Date>) -> bool {
    day.is_some_and(|day| today() == Some(*day))
}

/// Settings that were read, and what of them was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Loaded {
    /// What could be read, with the default in the place of what could not.
    pub settings: Settings,
    /// What was left out, in the order in which it stood.
    pub problems: Vec<Problem>,
}

/// The settings as JSON, in the form that [`read`] reads.
#[must_use]
pub fn write(settings: &Settings) -> Value {
    let mut value = serde_json::to_value(settings)
        .expect("settings are texts, numbers, lists and maps with text keys");
    value["version"] = VERSION.into();
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_decides_only_when_the_user_left_it_to_it() {
        use LanguageChoice::{Browser, En, Nl};
        assert_eq!(Browser.resolve("nl"), Lang::Nl);
        assert_eq!(Browser.resolve("nl-BE"), Lang::Nl);
        assert_eq!(Browser.resolve("NL_nl"), Lang::Nl);
        assert_eq!(Browser.resolve("nld-x"), Lang::En);
        assert_eq!(Browser.resolve("de"), Lang::En);
        assert_eq!(Nl.resolve("en"), Lang::Nl);
        assert_eq!(En.resolve("nl"), Lang::En);
    }

    #[test]
    fn a_pause_holds_for_one_site_and_one_day() {
        let day = |day: &str| day.parse::<Date>().unwrap();
        let (today, tomorrow) = (day("2026-11-24"), day("2026-11-25"));
        let mut settings = Settings::default();
        settings.pause("x", today);
        assert!(settings.is_paused("x", today));
        assert!(!settings.is_on("x", || Some(today)));
        assert!(settings.is_on("bluesky", || Some(today)));
        assert!(settings.is_on("x", || Some(tomorrow)), "ends by itself");
        assert!(settings.is_on("x", || None), "no clock, no pause");
        settings.pause("bluesky", tomorrow);
        assert_eq!(settings.paused.len(), 1, "yesterday's are forgotten");
        settings.resume("bluesky");
        assert!(settings.is_on("bluesky", || Some(tomorrow)));
    }

    #[test]
    fn a_site_that_is_off_stays_off() {
        let mut settings = Settings {
            sites_off: vec!["x".into()],
            ..Settings::default()
        };
        settings.resume("x");
        assert!(!settings.is_on("x", || None));
    }
}

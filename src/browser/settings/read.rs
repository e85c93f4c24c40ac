//! Reads settings from JSON that may be damaged, old, new or somebody's try.
//!
//! What can be read is kept; what cannot is the default, and is named with its
//! place. Nothing is cut to fit: half an alias would match other words.

use super::problem::{Path, Step};
use super::{
    Appearance, Coordinator, Fault, LanguageChoice, Loaded, Problem, Settings, VERSION, check,
    limits,
};
use namens_habits::{LESS_MAX, Less};
use namens_norms::clock::{Date, TimeOfDay};
use namens_norms::{Dossier, Function, Organisation, Profile, Sector, Surface, WorkHours};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Reads settings; nothing at all (`null`) is the default settings.
#[must_use]
pub fn read(json: &Value) -> Loaded {
    if json.is_null() {
        return Loaded::default();
    }
    let mut reader = Reader {
        path: Vec::new(),
        problems: Vec::new(),
    };
    let settings = reader.settings(json);
    Loaded {
        settings: settings.unwrap_or_default(),
        problems: reader.problems,
    }
}

struct Reader<'a> {
    path: Vec<Step<'a>>,
    problems: Vec<Problem>,
}

type Object = Map<String, Value>;

impl<'a> Reader<'a> {
    fn settings(&mut self, json: &'a Value) -> Option<Settings> {
        let object = self.object(
            json,
            &[
                "version",
                "profile",
                "language",
                "appearance",
                "sites_off",
                "surfaces_off",
                "paused",
                "less",
                "overview",
                "coordinator",
                "code_url",
                "agreed_tick",
            ],
        )?;
        self.field(object, "version", |reader, json| match json.as_u64() {
            Some(1..=VERSION) => Some(()),
            _ => reader.wrong(Fault::LaterVersion),
        });
        Some(Settings {
            profile: self
                .field(object, "profile", Self::profile)
                .unwrap_or_default(),
            language: self
                .field(object, "language", |reader, json| {
                    reader.choice(json, &LanguageChoice::ALL, LanguageChoice::id)
                })
                .unwrap_or_default(),
            appearance: self
                .field(object, "appearance", |reader, json| {
                    reader.choice(json, &Appearance::ALL, Appearance::id)
                })
                .unwrap_or_default(),
            sites_off: self.texts(object, "sites_off", check::text),
            surfaces_off: self
                .field(object, "surfaces_off", Self::surfaces)
                .unwrap_or(Settings::default().surfaces_off),
            paused: self
                .field(object, "paused", |reader, json| {
                    reader.days(json, limits::LIST_MAX)
                })
                .unwrap_or_default(),
            less: self.field(object, "less", Self::less).unwrap_or_default(),
            overview: self
                .field(object, "overview", Self::yes_no)
                .unwrap_or(Settings::default().overview),
            coordinator: self
                .field(object, "coordinator", Self::coordinator)
                .unwrap_or_default(),
            code_url: self.optional(object, "code_url", check::link),
            agreed_tick: self
                .field(object, "agreed_tick", Self::yes_no)
                .unwrap_or_default(),
        })
    }

    fn less(&mut self, json: &'a Value) -> Option<Less> {
        let object = self.object(json, &["rules", "sites", "today"])?;
        let days = |reader: &mut Self, json| reader.days(json, LESS_MAX);
        Some(Less {
            rules: self.field(object, "rules", days).unwrap_or_default(),
            sites: self.field(object, "sites", days).unwrap_or_default(),
            today: self.field(object, "today", |reader, json| {
                reader.text(json, check::date)
            }),
        })
    }

    fn coordinator(&mut self, json: &'a Value) -> Option<Coordinator> {
        let object = self.object(json, &["name", "email", "phone", "url"])?;
        Some(Coordinator {
            name: self.optional(object, "name", check::text),
            email: self.optional(object, "email", check::email),
            phone: self.optional(object, "phone", check::phone),
            url: self.optional(object, "url", check::link),
        })
    }

    /// A text that may be empty.
    fn optional(
        &mut self,
        object: &'a Object,
        name: &'static str,
        check: fn(&str) -> Result<String, Fault>,
    ) -> String {
        self.field(object, name, |reader, json| match json.as_str() {
            Some("") => None,
            _ => reader.text(json, check),
        })
        .unwrap_or_default()
    }

    fn surfaces(&mut self, json: &'a Value) -> Option<BTreeSet<Surface>> {
        let Some(items) = json.as_array() else {
            return self.wrong(Fault::NotAList);
        };
        if items.len() > limits::LIST_MAX {
            return self.wrong(Fault::TooMany(limits::LIST_MAX));
        }
        let surface = |(index, item)| {
            self.inside(Step::Item(index), |reader| {
                reader.choice(item, &Surface::ALL, Surface::id)
            })
        };
        // Collected, a set sorts first, and to sort weighs more than the set.
        let mut found = BTreeSet::new();
        found.extend(items.iter().enumerate().filter_map(surface));
        Some(found)
    }

    /// A day for each name, at most `max`.
    fn days(&mut self, json: &'a Value, max: usize) -> Option<BTreeMap<String, Date>> {
        let Some(object) = json.as_object() else {
            return self.wrong(Fault::NotAGroup);
        };
        if object.len() > max {
            return self.wrong(Fault::TooMany(max));
        }
        let day = |(name, day): (&'a String, &'a Value)| {
            let day = self.inside(Step::Name(name), |reader| reader.text(day, check::date));
            Some((name.clone(), day?))
        };
        let mut days = BTreeMap::new();
        days.extend(object.iter().filter_map(day));
        Some(days)
    }

    fn profile(&mut self, json: &'a Value) -> Option<Profile> {
        let object = self.object(
            json,
            &[
                "function",
                "political_office",
                "organisations",
                "offices",
                "dossiers",
                "official_accounts",
                "work_hours",
            ],
        )?;
        Some(Profile {
            function: self
                .field(object, "function", |reader, json| {
                    reader.choice(json, &Function::ALL, Function::id)
                })
                .unwrap_or_default(),
            political_office: self
                .field(object, "political_office", Self::yes_no)
                .unwrap_or_default(),
            organisations: self.items(
                object,
                "organisations",
                limits::ORGANISATIONS_MAX,
                Self::organisation,
            ),
            offices: self.texts(object, "offices", check::text),
            dossiers: self.items(object, "dossiers", limits::DOSSIERS_MAX, Self::dossier),
            official_accounts: self.texts(object, "official_accounts", check::account),
            work_hours: self.field(object, "work_hours", Self::work_hours),
        })
    }

    fn organisation(&mut self, json: &'a Value) -> Option<Organisation> {
        let object = self.object(json, &["name", "aliases", "sector"])?;
        let name = self.required(object, "name", |reader, json| {
            reader.text(json, check::text)
        });
        let organisation = Organisation {
            aliases: self.texts(object, "aliases", check::text),
            sector: self
                .field(object, "sector", |reader, json| {
                    reader.choice(json, &Sector::ALL, Sector::id)
                })
                .unwrap_or_default(),
            name: name?,
        };
        Some(organisation)
    }

    fn dossier(&mut self, json: &'a Value) -> Option<Dossier> {
        let object = self.object(json, &["name", "words", "agreed_until"])?;
        let name = self.required(object, "name", |reader, json| {
            reader.text(json, check::text)
        });
        let dossier = Dossier {
            words: self.texts(object, "words", check::text),
            agreed_until: self.field(object, "agreed_until", |reader, json| {
                reader.text(json, check::date)
            }),
            name: name?,
        };
        Some(dossier)
    }

    fn work_hours(&mut self, json: &'a Value) -> Option<WorkHours> {
        let object = self.object(json, &["days", "from", "to"])?;
        let wrong_before = self.problems.len();
        let days = self.items(object, "days", 7, |reader, json| {
            let day = json.as_u64().and_then(|day| u8::try_from(day).ok());
            match day.filter(|day| (1..=7).contains(day)) {
                Some(day) => Some(day),
                None => reader.wrong(Fault::NotADay),
            }
        });
        let time =
            |reader: &mut Self, json| -> Option<TimeOfDay> { reader.text(json, check::time) };
        let from = self.required(object, "from", time);
        let to = self.required(object, "to", time);
        // Half of somebody's working days is not what they chose.
        if self.problems.len() > wrong_before {
            return None;
        }
        self.checked(check::work_hours(&days, from?, to?))
    }

    fn wrong<T>(&mut self, fault: Fault) -> Option<T> {
        self.problems.push(Problem {
            path: Path(&self.path).to_string(),
            fault,
        });
        None
    }

    fn checked<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_or_else(|fault| self.wrong(fault), Some)
    }

    fn object(&mut self, json: &'a Value, known: &[&str]) -> Option<&'a Object> {
        let Some(object) = json.as_object() else {
            return self.wrong(Fault::NotAGroup);
        };
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            self.inside(Step::Name(name), |reader| {
                reader.wrong::<()>(Fault::UnknownName)
            });
        }
        Some(object)
    }

    fn inside<T>(&mut self, step: Step<'a>, act: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let result = act(self);
        self.path.pop();
        result
    }

    /// The value of this name; none, without a problem, where it is absent.
    fn field<T>(
        &mut self,
        object: &'a Object,
        name: &'static str,
        read: impl FnOnce(&mut Self, &'a Value) -> Option<T>,
    ) -> Option<T> {
        let json = object.get(name).filter(|json| !json.is_null())?;
        self.inside(Step::Name(name), |reader| read(reader, json))
    }

    fn required<T>(
        &mut self,
        object: &'a Object,
        name: &'static str,
        read: impl FnOnce(&mut Self, &'a Value) -> Option<T>,
    ) -> Option<T> {
        if object.get(name).is_none_or(Value::is_null) {
            return self.inside(Step::Name(name), |reader| reader.wrong(Fault::Missing));
        }
        self.field(object, name, read)
    }

    fn items<T>(
        &mut self,
        object: &'a Object,
        name: &'static str,
        max: usize,
        mut read: impl FnMut(&mut Self, &'a Value) -> Option<T>,
    ) -> Vec<T> {
        self.field(object, name, |reader, json| {
            let Some(items) = json.as_array() else {
                return reader.wrong(Fault::NotAList);
            };
            if items.len() > max {
                reader.wrong::<()>(Fault::TooMany(max));
            }
            let read_item =
                |(index, item)| reader.inside(Step::Item(index), |reader| read(reader, item));
            let kept = items.iter().take(max).enumerate();
            Some(kept.filter_map(read_item).collect())
        })
        .unwrap_or_default()
    }

    fn texts(
        &mut self,
        object: &'a Object,
        name: &'static str,
        check: fn(&str) -> Result<String, Fault>,
    ) -> Vec<String> {
        self.items(object, name, limits::LIST_MAX, |reader, json| {
            reader.text(json, check)
        })
    }

    fn text<T>(&mut self, json: &Value, check: fn(&str) -> Result<T, Fault>) -> Option<T> {
        match json.as_str() {
            Some(text) => self.checked(check(text)),
            None => self.wrong(Fault::NotText),
        }
    }

    fn yes_no(&mut self, json: &Value) -> Option<bool> {
        match json.as_bool() {
            Some(yes) => Some(yes),
            None => self.wrong(Fault::NotYesNo),
        }
    }

    fn choice<T: Copy>(&mut self, json: &Value, all: &[T], id: fn(T) -> &'static str) -> Option<T> {
        let Some(given) = json.as_str() else {
            return self.wrong(Fault::NotText);
        };
        let chosen = all.iter().copied().find(|choice| id(*choice) == given);
        if chosen.is_none() {
            let allowed = all.iter().map(|choice| id(*choice)).collect();
            return self.wrong(Fault::unknown_value(given, allowed));
        }
        chosen
    }
}

#[cfg(test)]
mod tests;

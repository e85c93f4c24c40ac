//! What the user is filling in.
//!
//! A value that is wrong changes nothing: the setting stays as it was, and the
//! draft keeps what was typed and what is wrong with it, so that it can be
//! shown and mended.

mod hours;

use crate::field::{CoordinatorPart, DossierPart, Field, OrganisationPart};
use crate::register::{self, Entry};
use hours::Hours;
use namens_browser::settings::{Appearance, Fault, LanguageChoice, Settings, check, limits};
use namens_habits::Less;
use namens_norms::{Dossier, Function, Organisation, Sector};
use std::collections::BTreeMap;

/// What is wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The line, from 1, in a field with a value on each line.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// What was typed and refused.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Refused {
    typed: String,
    wrong: Wrong,
}

/// What the user is filling in.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    settings: Settings,
    hours: Hours,
    refused: BTreeMap<Field, Refused>,
    /// The field that is being typed in, and the settings from before.
    typing: Option<(Field, Settings)>,
}

impl Draft {
    /// Begins with what is stored.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            hours: Hours::new(settings.profile.work_hours.as_ref()),
            settings,
            refused: BTreeMap::new(),
            typing: None,
        }
    }

    /// What may be stored: rows without a name are still being filled in.
    #[must_use]
    pub fn stored(&self) -> Settings {
        let mut settings = self.settings.clone();
        let profile = &mut settings.profile;
        profile.organisations.retain(|row| !row.name.is_empty());
        profile.dossiers.retain(|row| !row.name.is_empty());
        settings
    }

    /// All that is filled in, rows without a name too.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What stands in a field: what was typed, also where it was refused; for a
    /// list one item on each line.
    #[must_use]
    pub fn text(&self, field: &Field) -> String {
        if let Some(refused) = self.refused.get(field) {
            return refused.typed.clone();
        }
        let profile = &self.settings.profile;
        let organisation = |row: usize| profile.organisations.get(row);
        let dossier = |row: usize| profile.dossiers.get(row);
        let text = match field {
            Field::Organisation(row, part) => organisation(*row).map(|organisation| match part {
                OrganisationPart::Name => organisation.name.clone(),
                OrganisationPart::Aliases => organisation.aliases.join("\n"),
                OrganisationPart::Sector => organisation.sector.id().to_owned(),
            }),
            Field::Dossier(row, part) => dossier(*row).map(|dossier| match part {
                DossierPart::Name => dossier.name.clone(),
                DossierPart::Words => dossier.words.join("\n"),
                DossierPart::Until => {
                    let until = dossier.agreed_until.as_ref();
                    until.map(ToString::to_string).unwrap_or_default()
                }
            }),
            Field::Offices => Some(profile.offices.join("\n")),
            Field::Accounts => Some(profile.official_accounts.join("\n")),
            Field::From => Some(self.hours.from.clone()),
            Field::To => Some(self.hours.to.clone()),
            Field::Function => Some(profile.function.id().to_owned()),
            Field::Language => Some(self.settings.language.id().to_owned()),
            Field::Appearance => Some(self.settings.appearance.id().to_owned()),
            Field::Coordinator(part) => Some(self.coordinator(*part).clone()),
            Field::CodeUrl => Some(self.settings.code_url.clone()),
            Field::AgreedTick
            | Field::Overview
            | Field::PoliticalOffice
            | Field::Hours
            | Field::Day(_)
            | Field::Site(_)
            | Field::Surface(_) => None,
        };
        text.unwrap_or_default()
    }

    fn coordinator(&self, part: CoordinatorPart) -> &String {
        let coordinator = &self.settings.coordinator;
        match part {
            CoordinatorPart::Name => &coordinator.name,
            CoordinatorPart::Email => &coordinator.email,
            CoordinatorPart::Phone => &coordinator.phone,
            CoordinatorPart::Url => &coordinator.url,
        }
    }

    /// Whether the box of a field is ticked.
    #[must_use]
    pub fn ticked(&self, field: &Field) -> bool {
        match field {
            Field::PoliticalOffice => self.settings.profile.political_office,
            Field::AgreedTick => self.settings.agreed_tick,
            Field::Overview => self.settings.overview,
            Field::Hours => self.hours.on,
            Field::Day(day) => self.hours.days.contains(day),
            Field::Site(id) => !self.settings.sites_off.contains(id),
            Field::Surface(surface) => !self.settings.surfaces_off.contains(surface),
            _ => false,
        }
    }

    /// What is wrong with what stands in a field; working hours have it
    /// together, at [`Field::Hours`].
    #[must_use]
    pub fn wrong(&self, field: &Field) -> Option<&Wrong> {
        self.refused.get(field).map(|refused| &refused.wrong)
    }

    /// The fields in which something is wrong, from top to bottom of their kind.
    pub fn wrong_fields(&self) -> impl Iterator<Item = &Field> {
        self.refused.keys()
    }

    /// Takes over what was typed or chosen, or is being typed: the person is in
    /// the field until [`Draft::leave`].
    ///
    /// # Errors
    /// It is wrong: the setting is what it was before the person came to the
    /// field, and nothing that was right halfway.
    pub fn fill_in(&mut self, field: &Field, typed: &str) -> Result<(), Wrong> {
        if self.typing.as_ref().is_none_or(|(other, _)| other != field) {
            self.typing = Some((field.clone(), self.settings.clone()));
        }
        let result = self.try_fill_in(field, typed);
        if result.is_err()
            && let Some((_, before)) = &self.typing
        {
            self.settings.clone_from(before);
        }
        self.settle(field, typed, result)
    }

    /// The person is done with the field that was filled in last.
    pub fn leave(&mut self) {
        self.typing = None;
    }

    /// Refuses what the browser could not even read, such as half a date.
    pub fn refuse(&mut self, field: &Field, fault: Fault) {
        let wrong = Wrong { line: None, fault };
        // The same as an error that was found here; the caller knows it.
        let _ = self.settle(field, "", Err(wrong));
    }

    /// Takes over a tick.
    ///
    /// # Errors
    /// It leaves working hours that are none; nothing was changed.
    pub fn tick(&mut self, field: &Field, on: bool) -> Result<(), Wrong> {
        self.leave();
        match field {
            Field::PoliticalOffice => self.settings.profile.political_office = on,
            Field::AgreedTick => self.settings.agreed_tick = on,
            Field::Overview => self.settings.overview = on,
            Field::Site(id) => {
                let off = &mut self.settings.sites_off;
                off.retain(|other| other != id);
                if !on {
                    off.push(id.clone());
                }
            }
            Field::Surface(surface) => {
                let off = &mut self.settings.surfaces_off;
                if on {
                    off.remove(surface);
                } else {
                    off.insert(*surface);
                }
            }
            Field::Hours => self.hours.on = on,
            Field::Day(day) => {
                self.hours.days.remove(day);
                if on {
                    self.hours.days.insert(*day);
                }
            }
            _ => {}
        }
        if matches!(field, Field::Hours | Field::Day(_)) {
            let result = self.try_hours();
            return self.settle(&Field::Hours, "", result);
        }
        Ok(())
    }

    /// Ends today's pause of a site.
    pub fn resume(&mut self, site: &str) {
        self.leave();
        self.settings.resume(site);
    }

    /// Changes what is reminded of less.
    pub fn less(&mut self, change: impl FnOnce(&mut Less)) {
        self.leave();
        change(&mut self.settings.less);
    }

    /// Adds a row for an organisation, and answers which; `None` where there
    /// is no room for more.
    pub fn add_organisation(&mut self) -> Option<usize> {
        self.leave();
        let rows = &mut self.settings.profile.organisations;
        (rows.len() < limits::ORGANISATIONS_MAX).then(|| {
            rows.push(Organisation::default());
            rows.len() - 1
        })
    }

    /// Fills in the organisation in this row from the register.
    pub fn choose_organisation(&mut self, row: usize, chosen: &Entry) {
        self.leave();
        let Some(organisation) = self.settings.profile.organisations.get_mut(row) else {
            return;
        };
        chosen.name.clone_into(&mut organisation.name);
        organisation.aliases = register::aliases_with(chosen, &organisation.aliases);
        organisation.sector = chosen.sector;
        self.refused
            .retain(|field, _| !matches!(field, Field::Organisation(other, _) if *other == row));
    }

    /// Adds a row for an own subject, and answers which; `None` where there is
    /// no room for more.
    pub fn add_dossier(&mut self) -> Option<usize> {
        self.leave();
        let rows = &mut self.settings.profile.dossiers;
        (rows.len() < limits::DOSSIERS_MAX).then(|| {
            rows.push(Dossier::default());
            rows.len() - 1
        })
    }

    /// Removes the organisation in this row.
    pub fn remove_organisation(&mut self, removed: usize) {
        self.leave();
        let rows = &mut self.settings.profile.organisations;
        if removed < rows.len() {
            rows.remove(removed);
            self.move_refused(|field| match field {
                Field::Organisation(row, part) => {
                    row_after(row, removed).map(|row| Field::Organisation(row, part))
                }
                other => Some(other),
            });
        }
    }

    /// Removes the own subject in this row.
    pub fn remove_dossier(&mut self, removed: usize) {
        self.leave();
        let rows = &mut self.settings.profile.dossiers;
        if removed < rows.len() {
            rows.remove(removed);
            self.move_refused(|field| match field {
                Field::Dossier(row, part) => {
                    row_after(row, removed).map(|row| Field::Dossier(row, part))
                }
                other => Some(other),
            });
        }
    }

    fn move_refused(&mut self, place: impl Fn(Field) -> Option<Field>) {
        let refused = std::mem::take(&mut self.refused).into_iter();
        let moved = refused.filter_map(|(field, refused)| Some((place(field)?, refused)));
        self.refused = moved.collect();
    }

    fn settle(
        &mut self,
        field: &Field,
        typed: &str,
        result: Result<(), Wrong>,
    ) -> Result<(), Wrong> {
        match &result {
            Ok(()) => {
                self.refused.remove(field);
            }
            Err(wrong) => {
                let refused = Refused {
                    typed: typed.to_owned(),
                    wrong: wrong.clone(),
                };
                self.refused.insert(field.clone(), refused);
            }
        }
        self.ask_for_name(field);
        result
    }

    /// A row in which something was filled in needs a name to be stored.
    fn ask_for_name(&mut self, field: &Field) {
        let profile = &self.settings.profile;
        let (name, nameless) = match field {
            Field::Organisation(row, _) => (
                Field::Organisation(*row, OrganisationPart::Name),
                profile
                    .organisations
                    .get(*row)
                    .is_some_and(|row| row.name.is_empty()),
            ),
            Field::Dossier(row, _) => (
                Field::Dossier(*row, DossierPart::Name),
                profile
                    .dossiers
                    .get(*row)
                    .is_some_and(|row| row.name.is_empty()),
            ),
            _ => return,
        };
        if nameless {
            self.refused.entry(name).or_insert_with(|| Refused {
                typed: String::new(),
                wrong: whole(Fault::Missing),
            });
        }
    }

    fn try_fill_in(&mut self, field: &Field, typed: &str) -> Result<(), Wrong> {
        let profile = &mut self.settings.profile;
        match field {
            Field::Function => {
                profile.function = choice(typed, &Function::ALL, Function::id)?;
            }
            Field::Language => {
                self.settings.language = choice(typed, &LanguageChoice::ALL, LanguageChoice::id)?;
            }
            Field::Appearance => {
                self.settings.appearance = choice(typed, &Appearance::ALL, Appearance::id)?;
            }
            Field::Coordinator(part) => {
                let coordinator = &mut self.settings.coordinator;
                match part {
                    CoordinatorPart::Name => coordinator.name = optional(typed, check::text)?,
                    CoordinatorPart::Email => coordinator.email = optional(typed, check::email)?,
                    CoordinatorPart::Phone => coordinator.phone = optional(typed, check::phone)?,
                    CoordinatorPart::Url => coordinator.url = optional(typed, check::link)?,
                }
            }
            Field::CodeUrl => self.settings.code_url = optional(typed, check::link)?,
            Field::Organisation(row, part) => {
                let Some(organisation) = profile.organisations.get_mut(*row) else {
                    return Ok(());
                };
                match part {
                    OrganisationPart::Name => {
                        organisation.name = check::text(typed).map_err(whole)?;
                    }
                    OrganisationPart::Aliases => {
                        organisation.aliases = lines(typed, check::text)?;
                    }
                    OrganisationPart::Sector => {
                        organisation.sector = choice(typed, &Sector::ALL, Sector::id)?;
                    }
                }
            }
            Field::Dossier(row, part) => {
                let Some(dossier) = profile.dossiers.get_mut(*row) else {
                    return Ok(());
                };
                match part {
                    DossierPart::Name => dossier.name = check::text(typed).map_err(whole)?,
                    DossierPart::Words => dossier.words = lines(typed, check::text)?,
                    DossierPart::Until if typed.is_empty() => dossier.agreed_until = None,
                    DossierPart::Until => {
                        dossier.agreed_until = Some(check::date(typed).map_err(whole)?);
                    }
                }
            }
            Field::Offices => profile.offices = lines(typed, check::text)?,
            Field::Accounts => profile.official_accounts = lines(typed, check::account)?,
            Field::From | Field::To => {
                let time = match field {
                    Field::From => &mut self.hours.from,
                    _ => &mut self.hours.to,
                };
                typed.clone_into(time);
                let result = self.try_hours();
                // What is wrong with working hours is wrong with them together.
                let _ = self.settle(&Field::Hours, "", result);
            }
            Field::PoliticalOffice
            | Field::AgreedTick
            | Field::Overview
            | Field::Hours
            | Field::Day(_)
            | Field::Site(_)
            | Field::Surface(_) => {}
        }
        Ok(())
    }

    fn try_hours(&mut self) -> Result<(), Wrong> {
        self.settings.profile.work_hours = self.hours.checked().map_err(whole)?;
        Ok(())
    }
}

fn row_after(row: usize, removed: usize) -> Option<usize> {
    match row.cmp(&removed) {
        std::cmp::Ordering::Less => Some(row),
        std::cmp::Ordering::Equal => None,
        std::cmp::Ordering::Greater => Some(row - 1),
    }
}

fn whole(fault: Fault) -> Wrong {
    Wrong { line: None, fault }
}

fn choice<T: Copy>(typed: &str, all: &[T], id: fn(T) -> &'static str) -> Result<T, Wrong> {
    let chosen = all.iter().copied().find(|choice| id(*choice) == typed);
    chosen.ok_or_else(|| {
        let allowed = all.iter().map(|choice| id(*choice)).collect();
        whole(Fault::unknown_value(typed, allowed))
    })
}

/// A value that may be left out.
fn optional(typed: &str, check: fn(&str) -> Result<String, Fault>) -> Result<String, Wrong> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    check(typed).map_err(whole)
}

/// The values on the lines of a text, each once; empty lines do not count.
fn lines(typed: &str, check: fn(&str) -> Result<String, Fault>) -> Result<Vec<String>, Wrong> {
    let mut items = Vec::new();
    for (index, line) in typed.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let item = check(line).map_err(|fault| Wrong {
            line: Some(index + 1),
            fault,
        })?;
        if !items.contains(&item) {
            items.push(item);
        }
        if items.len() > limits::LIST_MAX {
            return Err(whole(Fault::TooMany(limits::LIST_MAX)));
        }
    }
    Ok(items)
}

#[cfg(test)]
mod tests;

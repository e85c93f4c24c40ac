//! The names of what can be filled in and pressed. They are the `id` of a
//! control, or the `name` of a group of radio buttons.

use namens_norms::Surface;
use std::fmt;
use std::str::FromStr;

/// Something to fill in. Rows count from 0, and from 1 in the name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The function type.
    Function,
    /// Whether the user is a politician.
    PoliticalOffice,
    /// A part of the organisation in this row.
    Organisation(usize, OrganisationPart),
    /// Job titles.
    Offices,
    /// Official accounts.
    Accounts,
    /// A part of the subject in this row.
    Dossier(usize, DossierPart),
    /// Working hours on or off.
    Hours,
    /// A working day, 1 (Monday) to 7 (Sunday).
    Day(u8),
    /// When work begins.
    From,
    /// When work ends.
    To,
    /// The site with this adapter on or off.
    Site(String),
    /// What is written on this surface on or off.
    Surface(Surface),
    /// The language of the interface.
    Language,
    /// Light or dark.
    Appearance,
    /// A part of whom to agree a post with.
    Coordinator(CoordinatorPart),
    /// Where the organisation's rules for posting are.
    CodeUrl,
    /// Whether the question offers a tick for "I have agreed this".
    AgreedTick,
    /// Whether it is counted what was shown.
    Overview,
}

impl Field {
    /// The key of the setting that it belongs to, as a policy names it.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Function => "profile.function",
            Self::PoliticalOffice => "profile.political_office",
            Self::Organisation(..) => "profile.organisations",
            Self::Offices => "profile.offices",
            Self::Accounts => "profile.official_accounts",
            Self::Dossier(..) => "profile.dossiers",
            Self::Hours | Self::Day(_) | Self::From | Self::To => "profile.work_hours",
            Self::Site(_) => "sites_off",
            Self::Surface(_) => "surfaces_off",
            Self::Language => "language",
            Self::Appearance => "appearance",
            Self::Coordinator(_) => "coordinator",
            Self::CodeUrl => "code_url",
            Self::AgreedTick => "agreed_tick",
            Self::Overview => "overview",
        }
    }

    /// Whether this field and another are filled in together: a row, or
    /// working hours.
    #[must_use]
    pub fn belongs_with(&self, other: &Self) -> bool {
        let hours =
            |field: &Self| matches!(field, Self::Hours | Self::Day(_) | Self::From | Self::To);
        match (self, other) {
            (Self::Organisation(row, _), Self::Organisation(other, _))
            | (Self::Dossier(row, _), Self::Dossier(other, _)) => row == other,
            _ => self == other || (hours(self) && hours(other)),
        }
    }
}

/// A part of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrganisationPart {
    /// Its name.
    Name,
    /// Its other names.
    Aliases,
    /// Its sector.
    Sector,
}

/// A part of whom to agree a post with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoordinatorPart {
    /// The name.
    Name,
    /// The address for mail.
    Email,
    /// The telephone number.
    Phone,
    /// The address to go to.
    Url,
}

impl CoordinatorPart {
    /// All parts, in the order in which they are asked for.
    pub const ALL: [Self; 4] = [Self::Name, Self::Email, Self::Phone, Self::Url];

    fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Url => "url",
        }
    }
}

/// A part of an own subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DossierPart {
    /// Its name.
    Name,
    /// Its words.
    Words,
    /// The last day of the agreement.
    Until,
}

/// Something to press.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Let the extension work on its sites.
    Allow,
    /// Go to the next step of the first run.
    Next,
    /// Go to the step before.
    Back,
    /// Leave the steps that are left.
    Skip,
    /// End the first run.
    Finish,
    /// Publish the post of the first run, which goes nowhere.
    TryPublish,
    /// Change it after all.
    TryChange,
    /// Publish it all the same.
    TryPost,
    /// A new row for an organisation.
    AddOrganisation,
    /// Remove this row.
    RemoveOrganisation(usize),
    /// A new row for an own subject.
    AddDossier,
    /// Remove this row.
    RemoveDossier(usize),
    /// End today's pause of the site with this adapter.
    Resume(String),
    /// Save to a file.
    Export,
    /// Ask whether to erase everything.
    Reset,
    /// Erase everything.
    ResetYes,
    /// Do not.
    ResetNo,
    /// Have back what was erased last.
    Undo,
    /// Remind less of the rule with this id.
    LessOfRule(String),
    /// Remind of the rule with this id as usual.
    RemindOfRule(String),
    /// Remind as usual on the site with this adapter.
    RemindOnSite(String),
    /// Remind as usual today.
    RemindToday,
    /// Erase what was counted.
    EraseOverview,
    /// Copy the remark at this place.
    CopyRemark(usize),
    /// Erase the remark at this place.
    RemoveRemark(usize),
    /// Go to where the browser keeps its shortcuts.
    ChangeShortcut,
}

/// The control that takes a file: it is no setting.
pub const IMPORT: &str = "import";

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Function => f.write_str("function"),
            Self::PoliticalOffice => f.write_str("political-office"),
            Self::Organisation(row, part) => {
                let part = match part {
                    OrganisationPart::Name => "name",
                    OrganisationPart::Aliases => "aliases",
                    OrganisationPart::Sector => "sector",
                };
                write!(f, "organisation-{}-{part}", row + 1)
            }
            Self::Offices => f.write_str("offices"),
            Self::Accounts => f.write_str("official-accounts"),
            Self::Dossier(row, part) => {
                let part = match part {
                    DossierPart::Name => "name",
                    DossierPart::Words => "words",
                    DossierPart::Until => "agreed-until",
                };
                write!(f, "dossier-{}-{part}", row + 1)
            }
            Self::Hours => f.write_str("work-hours"),
            Self::Day(day) => write!(f, "day-{day}"),
            Self::From => f.write_str("from"),
            Self::To => f.write_str("to"),
            Self::Site(id) => write!(f, "site-{id}"),
            Self::Surface(surface) => write!(f, "surface-{}", surface.id()),
            Self::Language => f.write_str("language"),
            Self::Appearance => f.write_str("appearance"),
            Self::Coordinator(part) => write!(f, "coordinator-{}", part.id()),
            Self::CodeUrl => f.write_str("code-url"),
            Self::AgreedTick => f.write_str("agreed-tick"),
            Self::Overview => f.write_str("count"),
        }
    }
}

impl FromStr for Field {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        if let Some(id) = name.strip_prefix("site-") {
            return Ok(Self::Site(id.to_owned()));
        }
        if let Some(id) = name.strip_prefix("surface-") {
            let surface = Surface::ALL.into_iter().find(|surface| surface.id() == id);
            return surface.map(Self::Surface).ok_or(());
        }
        if let Some(id) = name.strip_prefix("coordinator-") {
            let mut parts = CoordinatorPart::ALL.into_iter();
            let part = parts.find(|part| part.id() == id);
            return part.map(Self::Coordinator).ok_or(());
        }
        if let Some(day) = name.strip_prefix("day-") {
            return day.parse().map(Self::Day).map_err(|_| ());
        }
        if let Some((row, part)) = row(name, "organisation-") {
            let part = match part {
                "name" => OrganisationPart::Name,
                "aliases" => OrganisationPart::Aliases,
                "sector" => OrganisationPart::Sector,
                _ => return Err(()),
            };
            return Ok(Self::Organisation(row, part));
        }
        if let Some((row, part)) = row(name, "dossier-") {
            let part = match part {
                "name" => DossierPart::Name,
                "words" => DossierPart::Words,
                "agreed-until" => DossierPart::Until,
                _ => return Err(()),
            };
            return Ok(Self::Dossier(row, part));
        }
        let plain = [
            Self::Function,
            Self::PoliticalOffice,
            Self::Offices,
            Self::Accounts,
            Self::Hours,
            Self::From,
            Self::To,
            Self::Language,
            Self::Appearance,
            Self::CodeUrl,
            Self::AgreedTick,
            Self::Overview,
        ];
        let found = plain.into_iter().find(|field| field.to_string() == name);
        found.ok_or(())
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allow => f.write_str("allow"),
            Self::Next => f.write_str("next"),
            Self::Back => f.write_str("back"),
            Self::Skip => f.write_str("skip"),
            Self::Finish => f.write_str("finish"),
            Self::TryPublish => f.write_str("try-publish"),
            Self::TryChange => f.write_str("try-change"),
            Self::TryPost => f.write_str("try-post"),
            Self::AddOrganisation => f.write_str("add-organisation"),
            Self::RemoveOrganisation(row) => write!(f, "remove-organisation-{}", row + 1),
            Self::AddDossier => f.write_str("add-dossier"),
            Self::RemoveDossier(row) => write!(f, "remove-dossier-{}", row + 1),
            Self::Resume(site) => write!(f, "resume-{site}"),
            Self::Export => f.write_str("export"),
            Self::Reset => f.write_str("reset"),
            Self::ResetYes => f.write_str("reset-yes"),
            Self::ResetNo => f.write_str("reset-no"),
            Self::Undo => f.write_str("undo"),
            Self::LessOfRule(rule) => write!(f, "less-of-{rule}"),
            Self::RemindOfRule(rule) => write!(f, "remind-of-{rule}"),
            Self::RemindOnSite(site) => write!(f, "remind-on-{site}"),
            Self::RemindToday => f.write_str("remind-today"),
            Self::EraseOverview => f.write_str("erase-overview"),
            Self::CopyRemark(place) => write!(f, "copy-remark-{}", place + 1),
            Self::RemoveRemark(place) => write!(f, "remove-remark-{}", place + 1),
            Self::ChangeShortcut => f.write_str("change-shortcut"),
        }
    }
}

impl FromStr for Action {
    type Err = ();

    fn from_str(name: &str) -> Result<Self, ()> {
        if let Some((row, "")) = row(name, "remove-organisation-") {
            return Ok(Self::RemoveOrganisation(row));
        }
        if let Some((row, "")) = row(name, "remove-dossier-") {
            return Ok(Self::RemoveDossier(row));
        }
        if let Some((place, "")) = row(name, "copy-remark-") {
            return Ok(Self::CopyRemark(place));
        }
        if let Some((place, "")) = row(name, "remove-remark-") {
            return Ok(Self::RemoveRemark(place));
        }
        let named = [
            ("less-of-", Self::LessOfRule as fn(String) -> Self),
            ("remind-of-", Self::RemindOfRule),
            ("remind-on-", Self::RemindOnSite),
            ("resume-", Self::Resume),
        ];
        for (prefix, action) in named {
            if let Some(name) = name.strip_prefix(prefix) {
                return Ok(action(name.to_owned()));
            }
        }
        let plain = [
            Self::Allow,
            Self::Next,
            Self::Back,
            Self::Skip,
            Self::Finish,
            Self::TryPublish,
            Self::TryChange,
            Self::TryPost,
            Self::AddOrganisation,
            Self::AddDossier,
            Self::Export,
            Self::Reset,
            Self::ResetYes,
            Self::ResetNo,
            Self::Undo,
            Self::RemindToday,
            Self::EraseOverview,
            Self::ChangeShortcut,
        ];
        let found = plain.into_iter().find(|action| action.to_string() == name);
        found.ok_or(())
    }
}

/// The row and the part in `organisation-2-name`.
fn row<'a>(name: &'a str, prefix: &str) -> Option<(usize, &'a str)> {
    let rest = name.strip_prefix(prefix)?;
    let (number, part) = rest.split_once('-').unwrap_or((rest, ""));
    let row = number.parse::<usize>().ok()?.checked_sub(1)?;
    Some((row, part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back() {
        let fields = [
            Field::Function,
            Field::PoliticalOffice,
            Field::Organisation(0, OrganisationPart::Name),
            Field::Organisation(1, OrganisationPart::Aliases),
            Field::Organisation(9, OrganisationPart::Sector),
            Field::Offices,
            Field::Accounts,
            Field::Dossier(0, DossierPart::Name),
            Field::Dossier(10, DossierPart::Words),
            Field::Dossier(2, DossierPart::Until),
            Field::Hours,
            Field::Day(7),
            Field::From,
            Field::To,
            Field::Site("mastodon".into()),
            Field::Surface(Surface::Mail),
            Field::Language,
            Field::Appearance,
            Field::Coordinator(CoordinatorPart::Email),
            Field::CodeUrl,
            Field::AgreedTick,
            Field::Overview,
        ];
        for field in fields {
            assert_eq!(field.to_string().parse(), Ok(field));
        }
        let actions = [
            Action::Allow,
            Action::Next,
            Action::Back,
            Action::Skip,
            Action::Finish,
            Action::TryPublish,
            Action::TryChange,
            Action::TryPost,
            Action::AddOrganisation,
            Action::RemoveOrganisation(3),
            Action::AddDossier,
            Action::RemoveDossier(0),
            Action::Resume("mastodon".into()),
            Action::Export,
            Action::Reset,
            Action::ResetYes,
            Action::ResetNo,
            Action::Undo,
            Action::LessOfRule("capacity/we".into()),
            Action::RemindOfRule("capacity/we".into()),
            Action::RemindOnSite("x".into()),
            Action::RemindToday,
            Action::EraseOverview,
            Action::CopyRemark(0),
            Action::RemoveRemark(9),
            Action::ChangeShortcut,
        ];
        for action in actions {
            assert_eq!(action.to_string().parse(), Ok(action));
        }
    }

    #[test]
    fn rows_and_working_hours_belong_together() {
        let name = Field::Organisation(0, OrganisationPart::Name);
        assert!(name.belongs_with(&Field::Organisation(0, OrganisationPart::Sector)));
        assert!(!name.belongs_with(&Field::Organisation(1, OrganisationPart::Name)));
        assert!(!name.belongs_with(&Field::Dossier(0, DossierPart::Name)));
        assert!(Field::Hours.belongs_with(&Field::Day(3)));
        assert!(Field::Offices.belongs_with(&Field::Offices));
        assert!(!Field::Offices.belongs_with(&Field::Accounts));
    }

    #[test]
    fn other_names_lead_nowhere() {
        for name in [
            "",
            "import",
            "organisation-0-name",
            "organisation-1",
            "day-x",
            "surface-letter",
            "dossier-1-x",
        ] {
            assert_eq!(name.parse::<Field>(), Err(()), "{name}");
        }
        for name in ["", "remove-dossier-0", "remove-dossier-1-x"] {
            assert_eq!(name.parse::<Action>(), Err(()), "{name}");
        }
    }
}

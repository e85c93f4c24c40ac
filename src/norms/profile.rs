//! Who writes: the function type, the employer and the own subjects.

use crate::clock::{Date, TimeOfDay};
use serde::{Deserialize, Serialize};

/// The four function types of the article; the user picks one, an employer may fix it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Function {
    /// Voorlichting en communicatie: functional use is part of the job.
    Communication,
    /// Politieke ambtsdragers, ambtelijke top en zware beleidsadviseurs.
    Leadership,
    /// Beleidsadviseurs: restrained functional use, agreed beforehand.
    Advisor,
    /// Overige medewerkers: no role for the organisation in public discussion.
    #[default]
    Other,
}

impl Function {
    /// All function types, in the order of the article and of the decision table.
    pub const ALL: [Self; 4] = [
        Self::Communication,
        Self::Leadership,
        Self::Advisor,
        Self::Other,
    ];

    /// The stable identifier, as in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Communication => "communication",
            Self::Leadership => "leadership",
            Self::Advisor => "advisor",
            Self::Other => "other",
        }
    }
}

/// The sector of an organisation: it decides the legal ground, the generic
/// names ("het ministerie") and which subjects are in the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sector {
    /// Central government.
    Rijk,
    /// A municipality.
    Gemeente,
    /// A province.
    Provincie,
    /// A water board.
    Waterschap,
    /// Police.
    Politie,
    /// A safety region, with its fire brigade.
    Veiligheidsregio,
    /// The armed forces and their ministry.
    Defensie,
    /// The judiciary.
    Rechtspraak,
    /// Education.
    Onderwijs,
    /// Health care.
    Zorg,
    /// An agency that carries out schemes, checks or benefits.
    Uitvoering,
    /// Anything else, and what is not known.
    #[default]
    Overig,
}

impl Sector {
    /// All sectors.
    pub const ALL: [Self; 12] = [
        Self::Rijk,
        Self::Gemeente,
        Self::Provincie,
        Self::Waterschap,
        Self::Politie,
        Self::Veiligheidsregio,
        Self::Defensie,
        Self::Rechtspraak,
        Self::Onderwijs,
        Self::Zorg,
        Self::Uitvoering,
        Self::Overig,
    ];

    /// The stable identifier, as in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Rijk => "rijk",
            Self::Gemeente => "gemeente",
            Self::Provincie => "provincie",
            Self::Waterschap => "waterschap",
            Self::Politie => "politie",
            Self::Veiligheidsregio => "veiligheidsregio",
            Self::Defensie => "defensie",
            Self::Rechtspraak => "rechtspraak",
            Self::Onderwijs => "onderwijs",
            Self::Zorg => "zorg",
            Self::Uitvoering => "uitvoering",
            Self::Overig => "overig",
        }
    }
}

/// An organisation the user works for; a councillor may also be a teacher.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Organisation {
    /// Full name, as the public knows it ("Gemeente Hoorn").
    pub name: String,
    /// Other names and abbreviations ("UMCG").
    pub aliases: Vec<String>,
    /// The sector.
    pub sector: Sector,
}

/// An own subject: a policy file the user works on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Dossier {
    /// The name, as the user knows it.
    pub name: String,
    /// Words by which the public recognises the subject.
    pub words: Vec<String>,
    /// Up to and including this day the user has agreed with management and
    /// communication to speak about it (norms.md, notes under the decision table).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreed_until: Option<Date>,
}

/// Working hours, for the `worktime` norm.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkHours {
    /// Days of the week, 1 (Monday) to 7 (Sunday).
    pub days: Vec<u8>,
    /// From this time, inclusive, on the local clock.
    pub from: TimeOfDay,
    /// To this time, exclusive; earlier than `from` runs past midnight.
    pub to: TimeOfDay,
}

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The function type.
    pub function: Function,
    /// Whether the user is an elected or appointed politician.
    pub political_office: bool,
    /// The user's organisations.
    pub organisations: Vec<Organisation>,
    /// Job titles ("wijkagent").
    pub offices: Vec<String>,
    /// Own subjects.
    pub dossiers: Vec<Dossier>,
    /// Handles of accounts that speak for the organisation.
    pub official_accounts: Vec<String>,
    /// Working hours; `None`: the worktime norm is off.
    pub work_hours: Option<WorkHours>,
}

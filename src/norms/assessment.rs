//! What the engine says of a post.

use serde::{Deserialize, Serialize};

/// The nine norms of norms.md.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Norm {
    /// U spreekt namens de organisatie.
    Capacity,
    /// Uw rol in deze discussie.
    Mandate,
    /// Eerst afstemmen.
    Coordination,
    /// Geheimhouding.
    Confidentiality,
    /// Onpartijdigheid.
    Impartiality,
    /// Zorgvuldigheid.
    Accuracy,
    /// Functioneringsnorm.
    Loyalty,
    /// Zakelijk blijven.
    Tone,
    /// Privégebruik onder werktijd.
    Worktime,
}

impl Norm {
    /// All norms, in the order of norms.md.
    pub const ALL: [Self; 9] = [
        Self::Capacity,
        Self::Mandate,
        Self::Coordination,
        Self::Confidentiality,
        Self::Impartiality,
        Self::Accuracy,
        Self::Loyalty,
        Self::Tone,
        Self::Worktime,
    ];

    /// The stable identifier, as in JSON and as the name of the rule file.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Capacity => "capacity",
            Self::Mandate => "mandate",
            Self::Coordination => "coordination",
            Self::Confidentiality => "confidentiality",
            Self::Impartiality => "impartiality",
            Self::Accuracy => "accuracy",
            Self::Loyalty => "loyalty",
            Self::Tone => "tone",
            Self::Worktime => "worktime",
        }
    }

    /// The norm with this identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|norm| norm.id() == id)
    }
}

/// How clearly the words touch the norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Strength {
    /// A hint, or a hedged form.
    Weak,
    /// Plainly.
    Strong,
    /// `tone` only: a threat, a call for violence, discrimination.
    Grave,
}

impl Strength {
    /// The stable identifier, as in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Strong => "strong",
            Self::Grave => "grave",
        }
    }
}

/// What the product does.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Silence.
    #[default]
    None,
    /// A passive inline warning while typing.
    Notice,
    /// A notice, and a click-through question on publish.
    Confirm,
}

impl Level {
    /// The stable identifier, as in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Notice => "notice",
            Self::Confirm => "confirm",
        }
    }
}

/// The language of a post, as far as the engine reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Dutch.
    Nl,
    /// English.
    En,
    /// Another language: only identifiers are checked.
    Other,
}

impl Language {
    /// The stable identifier, as in JSON.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
            Self::Other => "other",
        }
    }
}

/// One norm that the post touches, with the exact words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The norm.
    pub norm: Norm,
    /// How clearly.
    pub strength: Strength,
    /// What the decision table makes of it; never `None` in an assessment.
    pub level: Level,
    /// The rule's id, `norm/name`.
    pub rule: &'static str,
    /// Start of the words, in UTF-16 code units of the original text.
    pub start: usize,
    /// End of the words, exclusive. `start == end == 0`: the finding is about
    /// the account or the moment, not about words.
    pub end: usize,
    /// The words themselves; for a finding about the account, its handle.
    pub quote: String,
    /// Numbers of the tips that apply, 1 to 10, the leading tip first.
    pub tips: Vec<u8>,
    /// Key of the reason and the advice in the texts.
    pub text: &'static str,
}

/// What the engine says of a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// The highest level of the findings.
    pub level: Level,
    /// Whether a reader can tell that the writer talks from or about their work.
    pub linked: bool,
    /// The language the post was read in.
    pub language: Language,
    /// Whether the post reports wrongdoing to whom it belongs, tells so or asks
    /// how: no finding, but a reason to show [`crate::texts::reporting`].
    pub reporting: bool,
    /// The findings, the leading one first. None has level `None`.
    pub findings: Vec<Finding>,
}

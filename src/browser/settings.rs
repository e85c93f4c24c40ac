//! What the user chose, as it is kept in `storage.local`.

use namens_norms::Profile;
use serde::{Deserialize, Serialize};

/// The language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
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

/// What the user chose.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Who writes.
    pub profile: Profile,
    /// The language of the interface.
    pub language: LanguageChoice,
    /// Ids of the site adapters that the user switched off.
    pub sites_off: Vec<String>,
}

//! Who to agree a post with.

use serde::Serialize;

/// The person or the desk that somebody agrees their posts with. What is not
/// known is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Coordinator {
    /// The name of a person, a team or a desk.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// An address for mail, without `mailto:`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// A telephone number, as people write it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// A page or an address to write to: `https:` or `mailto:`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
}

impl Coordinator {
    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

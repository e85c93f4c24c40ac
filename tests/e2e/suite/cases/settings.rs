//! The settings page, and what it changes.

use crate::case::Case;

/// The settings page by itself, and with open tabs.
pub fn all() -> Vec<Case> {
    Vec::new()
}

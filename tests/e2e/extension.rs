//! The extension's id, and its own pages.

use crate::Kind;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt;
use std::path::Path;

/// The UUID that Firefox gives the extension in these tests.
const FIREFOX_UUID: &str = "0a6d2f1c-3b7e-4c58-9d21-6e61e3c0ffee";

/// Where the extension's own pages are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionId {
    kind: Kind,
    host: String,
}

impl ExtensionId {
    /// The id of the unpacked extension in `folder`.
    ///
    /// Chromium's follows from the folder's path, Firefox's is fixed by a
    /// preference.
    ///
    /// # Errors
    /// When the folder is not there.
    pub fn of(kind: Kind, folder: &Path) -> Result<Self> {
        let host = match kind {
            Kind::Chromium => {
                let path = folder.canonicalize()?;
                chromium_id(path.to_string_lossy().as_bytes())
            }
            Kind::Firefox => FIREFOX_UUID.to_owned(),
        };
        Ok(Self { kind, host })
    }

    /// The address of one of the extension's files.
    #[must_use]
    pub fn page(&self, file: &str) -> String {
        format!("{self}/{file}")
    }

    /// The id by itself: Chromium's, or the UUID in Firefox.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.host
    }

    /// The preference that fixes the UUID in Firefox.
    pub(crate) fn uuids(folder: &Path) -> Result<String> {
        let file = folder.join("manifest.json");
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("{} is not there: run `cargo xtask build`", file.display()))?;
        let manifest: Value = serde_json::from_str(&text)?;
        let Some(id) = manifest["browser_specific_settings"]["gecko"]["id"].as_str() else {
            bail!("the manifest has no browser_specific_settings.gecko.id");
        };
        Ok(serde_json::json!({ id: FIREFOX_UUID }).to_string())
    }
}

/// The extension's origin.
impl fmt::Display for ExtensionId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.kind {
            Kind::Chromium => "chrome-extension",
            Kind::Firefox => "moz-extension",
        };
        write!(out, "{scheme}://{}", self.host)
    }
}

/// Sixteen bytes of the path's hash, a letter from a to p for every four bits.
fn chromium_id(path: &[u8]) -> String {
    Sha256::digest(path)[..16]
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|four_bits| char::from(b'a' + four_bits))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::chromium_id;

    #[test]
    fn an_id_is_the_hash_in_letters() {
        // SHA-256 of "abc" starts with ba7816bf8f01cfea414140de5dae2223.
        assert_eq!(chromium_id(b"abc"), "lkhibglpipabmpokebebeanofnkocccd");
    }
}

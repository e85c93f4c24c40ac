//! Thin typed bindings to the WebExtension API.
pub mod settings;

//! Thin typed bindings to the WebExtension API.
//!
//! `settings` and `policy` are pure: what may stand in the settings, how they
//! are read back from whatever is found in storage, and what the organisation
//! fixed of them. The rest asks the browser, and
//! answers an [`ApiError`] where the browser refuses: after an update of the
//! extension that happens in every tab that still runs the earlier version.

mod api;
pub mod clock;
pub mod commands;
pub mod in_use;
mod json;
pub mod permissions;
pub mod policy;
pub mod runtime;
pub mod settings;
pub mod storage;
pub mod tabs;

pub use api::ApiError;

pub use api::provide;

//! Drives real Chromium and real Firefox with the extension that ships.
//!
//! One WebDriver client speaks to both. [`Browser::start`] starts the driver,
//! the browser and the extension; everything typed and pressed is a trusted
//! event. Real host names lead to loopback, so the manifest under test is the
//! one that ships. [`demo`] plays the article's three examples, for
//! `cargo xtask run --headless`.

mod browser;
mod commands;
mod demo;
mod driver;
mod extension;
mod fonts;
mod input;
mod kind;
mod memory;
mod overlay;
mod people;
mod permissions;
pub mod pixels;
mod sites;
mod spoken;
mod surface;
mod timeline;
mod typing;
mod underline;
mod until;

pub use browser::{Browser, Options};
pub use demo::{DemoResult, demo};
pub use extension::ExtensionId;
pub use fantoccini::elements::{Element, ShadowRoot};
pub use input::Chord;
pub use kind::Kind;
pub use memory::Memory;
pub use overlay::{Answer, Dialog, Shown, Warning};
pub use people::{PEOPLE, Person};
pub use sites::{Composer, Press, Site};
pub use typing::{Keys, long_text};
pub use until::{PATIENCE, Waited, until};

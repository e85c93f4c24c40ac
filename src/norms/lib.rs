//! The norm engine: text + profile + context -> assessment.
//!
//! Pure: it knows no DOM, no clock, no I/O and no globals. The page, the
//! settings and the command line ask it; it asks nobody. What it decides is
//! data beside this file, compiled into static tables by the build script:
//! `rules/` says what touches a norm, `lexicons/` names the words,
//! `decision.toml` weighs, `texts/` explains.
//!
//! The way of a post: [`token`] reads words and sentences, `marks` gives each
//! word its symbols, `rules` matches patterns over them, `engine` links,
//! cancels and weighs, [`texts`] says it to people.
//!
//! A browser compiles a function when it is first called, and at first in haste.
//! So the first answer takes as long as it takes to compile what it needs: what
//! not every post comes to is a function that is never inlined.

pub mod assessment;
pub mod clock;
/// The parts of the build script that have tests of their own.
#[cfg(test)]
#[allow(dead_code, reason = "most of it is for the build script only")]
mod compile {
    pub mod letters;
    mod normal;
    mod pattern;
    mod vocabulary;
}
pub mod context;
pub mod decide;
mod dictionary;
mod engine;
#[cfg(not(target_arch = "wasm32"))]
pub mod examples;
mod fields;
mod fold;
mod form;
pub mod identify;
mod key;
mod language;
pub mod learned;
mod marks;
mod own;
mod packed;
mod pattern;
pub mod profile;
mod rules;
mod scene;
mod spelling;
mod tables;
pub mod texts;
pub mod token;

pub use assessment::{Assessment, Finding, Language, Level, Norm, Strength};
pub use context::{Account, Audience, Context, Surface};
pub use engine::{LONGEST, assess};
#[cfg(not(target_arch = "wasm32"))]
pub use engine::{explain, second};
pub use fold::fold;
pub use profile::{Dossier, Function, Organisation, Profile, Sector, WorkHours};
#[cfg(not(target_arch = "wasm32"))]
pub use rules::{Example, Must, RuleInfo, all as rules};

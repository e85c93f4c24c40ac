//! One test, and the list of all.

use crate::cases;
use crate::context::Context;
use anyhow::Result;
use namens_e2e::Kind;
use std::pin::Pin;

/// A test while it runs.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

type Run = dyn for<'a> Fn(&'a Context) -> Running<'a>;

/// A test with its name.
pub struct Case {
    /// Parts joined by slashes, the broadest first.
    pub name: String,
    /// The test itself.
    pub run: Box<Run>,
}

impl Case {
    /// A test: `Case::new("name", |context| Box::pin(test(context)))`.
    pub fn new(
        name: impl Into<String>,
        run: impl for<'a> Fn(&'a Context) -> Running<'a> + 'static,
    ) -> Self {
        Self {
            name: name.into(),
            run: Box::new(run),
        }
    }
}

/// All tests of a browser.
pub fn all(kind: Kind) -> Vec<Case> {
    [
        cases::publishing::all(),
        cases::gestures::all(),
        cases::keys::all(),
        cases::awkward::all(),
        cases::fields::all(),
        cases::accounts::all(),
        cases::examples::all(),
        cases::approval::all(),
        cases::engine::all(),
        cases::quiet::all(kind),
        cases::arrival::all(),
        cases::settings::all(),
        cases::popup::all(kind),
        cases::tips::all(),
        cases::worktime::all(),
        cases::languages::all(),
        cases::installation::all(),
        cases::failure::all(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

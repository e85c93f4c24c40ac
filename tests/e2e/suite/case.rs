//! One test, and the list of all.

use crate::worker::Context;
use anyhow::Result;
use std::pin::Pin;

/// What a test gives back while it runs.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// A test with its name.
pub struct Case {
    /// Parts joined by slashes, the broadest first.
    pub name: String,
    /// The test itself.
    pub run: Box<dyn for<'a> Fn(&'a mut Context) -> Running<'a>>,
}

impl Case {
    /// A test: `Case::new("name", |context| Box::pin(test(context)))`.
    pub fn new(
        name: impl Into<String>,
        run: impl for<'a> Fn(&'a mut Context) -> Running<'a> + 'static,
    ) -> Self {
        Self {
            name: name.into(),
            run: Box::new(run),
        }
    }
}

/// All tests, those that need a fresh browser last.
pub fn all() -> Vec<Case> {
    Vec::new()
}

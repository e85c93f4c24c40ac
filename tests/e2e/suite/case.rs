//! One test, and the list of all.

use crate::cases;
use crate::context::{Build, Context};
use anyhow::Result;
use namens_e2e::{Kind, Press, Site};
use std::pin::Pin;
use std::time::Duration;

/// Above what a test takes on a busy machine.
const LIMIT: Duration = Duration::from_secs(90);

/// The same of a long one.
const LONG_LIMIT: Duration = Duration::from_secs(600);

/// A test while it runs.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

type Run = dyn for<'a> Fn(&'a Context) -> Running<'a>;

/// A test with its name.
pub struct Case {
    /// Parts joined by slashes, the broadest first.
    pub name: String,
    /// The test itself.
    pub run: Box<Run>,
    /// The extension that it tests.
    pub build: Build,
    /// Its place in the table of the composers, if it has one.
    pub cell: Option<Cell>,
    /// After so much time it has failed.
    pub limit: Duration,
}

/// A place in the table of the composers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The composer.
    pub site: Site,
    /// How it publishes.
    pub press: Press,
    /// What is shown of it.
    pub column: Column,
}

/// A column of that table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// A harmless post goes out.
    Harmless,
    /// One that is held, and then changed.
    Changed,
    /// One that is held, and then posted anyway.
    Posted,
    /// The same under the strict policy.
    Strict,
    /// Held without the adapter's selectors.
    Bare,
}

impl Column {
    /// All, in their order.
    pub const ALL: [Self; 5] = [
        Self::Harmless,
        Self::Changed,
        Self::Posted,
        Self::Strict,
        Self::Bare,
    ];

    /// Its name, in a test's name and above the column.
    pub fn name(self) -> &'static str {
        match self {
            Self::Harmless => "harmless",
            Self::Changed => "changed",
            Self::Posted => "posted",
            Self::Strict => "strict",
            Self::Bare => "no selectors",
        }
    }
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
            build: Build::Ships,
            cell: None,
            limit: LIMIT,
        }
    }

    /// The same with more time.
    pub fn long(self) -> Self {
        Self {
            limit: LONG_LIMIT,
            ..self
        }
    }

    /// The same with another extension.
    pub fn with(self, build: Build) -> Self {
        Self { build, ..self }
    }

    /// The same with its place in the table of the composers.
    pub fn in_table(self, site: Site, press: Press, column: Column) -> Self {
        let cell = Some(Cell {
            site,
            press,
            column,
        });
        Self { cell, ..self }
    }
}

/// The whole table of the composers.
pub fn table() -> Vec<Case> {
    let mut cases = cases::publishing::whole();
    cases.extend(cases::guess::bare());
    cases
}

/// Pictures to look at.
pub fn pictures() -> Vec<Case> {
    cases::pictures::all()
}

/// What takes minutes: it goes with the whole table, or is asked for by name.
pub fn long() -> Vec<Case> {
    [cases::thousand::all(), cases::typing::all()]
        .into_iter()
        .flatten()
        .map(Case::long)
        .collect()
}

/// All tests of a browser; of the table of the composers what every run takes.
pub fn usual(kind: Kind) -> Vec<Case> {
    [
        cases::publishing::usual(),
        cases::question::all(),
        cases::gestures::all(),
        cases::keys::all(),
        cases::awkward::all(),
        cases::fields::all(),
        cases::life::all(),
        cases::mail::all(),
        cases::accounts::all(),
        cases::examples::all(),
        cases::approval::all(),
        cases::engine::all(),
        cases::quiet::all(kind),
        cases::probe::all(),
        cases::arrival::all(),
        cases::settings::all(),
        cases::rules_list::all(),
        cases::overview::all(),
        cases::policy::all(),
        cases::first_run::all(),
        cases::practice::all(),
        cases::places::all(),
        cases::popup::all(kind),
        cases::own::all(),
        cases::switched_off::all(),
        cases::tips::all(),
        cases::spoken::all(),
        cases::states::all(kind),
        cases::chip::all(),
        cases::highlights::all(),
        cases::use_this::all(),
        cases::worktime::all(),
        cases::languages::all(),
        cases::installation::all(),
        cases::failure::all(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

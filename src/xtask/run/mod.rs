//! `cargo xtask run`: the product in a browser, on a demo site of its own.

mod by_hand;
mod headless;
mod window;

use crate::build;
use crate::setup::{self, Geckodriver};
use crate::workspace::Workspace;
use anyhow::Result;
use clap::ValueEnum;
use namens_e2e::{Kind, PEOPLE, Person};

/// What to show.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The browser
    #[arg(long, value_enum, default_value_t = Browser::Chromium)]
    browser: Browser,
    /// Without a window: type the article's examples and save screenshots
    #[arg(long)]
    headless: bool,
    /// Who to be at first: politie, communicatie or defensie; the start page
    /// of the demo switches
    #[arg(long = "as", default_value = PEOPLE[0].id, value_parser = person)]
    person: &'static Person,
}

fn person(id: &str) -> Result<&'static Person, String> {
    Person::from_id(id).ok_or_else(|| {
        let ids = PEOPLE.each_ref().map(|person| person.id);
        format!("it is one of {}", ids.join(", "))
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Browser {
    Chromium,
    Firefox,
}

impl From<Browser> for Kind {
    fn from(browser: Browser) -> Self {
        match browser {
            Browser::Chromium => Self::Chromium,
            Browser::Firefox => Self::Firefox,
        }
    }
}

/// Sets up, builds and shows.
pub fn command(workspace: &Workspace, arguments: &Arguments) -> Result<()> {
    let kind = Kind::from(arguments.browser);
    setup::browsers(workspace)?;
    let geckodriver = match kind {
        Kind::Firefox => Some(Geckodriver::begin(workspace)?),
        Kind::Chromium => None,
    };
    setup::build_tools(workspace)?;
    build::build(workspace)?;
    if let Err(missing) = kind.browser() {
        return by_hand::explain(kind, &workspace.extension(), missing);
    }
    setup::fixture_sites(workspace)?;
    if let Some(geckodriver) = geckodriver {
        geckodriver.finish()?;
    }
    let runtime = tokio::runtime::Runtime::new()?;
    if arguments.headless || !has_display() {
        runtime.block_on(headless::show(kind, workspace))
    } else {
        runtime.block_on(window::show(kind, workspace, arguments.person))
    }
}

/// Whether a window can be opened; only Linux can be without one.
fn has_display() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || is_set("DISPLAY") || is_set("WAYLAND_DISPLAY")
}

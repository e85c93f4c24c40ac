//! Two browsers of a kind side by side, one with Namens and one without. What
//! else the machine does meanwhile falls on both alike, as they take turns.

use crate::build;
use crate::setup::{self, Geckodriver};
use crate::workspace::Workspace;
use anyhow::{Context as _, Result};
use namens_e2e::{Browser, Kind, Options, Person};
use namens_fixture_sites::FixtureServer;

/// Two browsers and the pages for them.
pub struct Pair {
    /// Without Namens.
    pub off: Browser,
    /// With Namens, which knows a soldier.
    pub on: Browser,
    /// The fixture sites.
    pub server: FixtureServer,
}

impl Pair {
    async fn start(kind: Kind, workspace: &Workspace) -> Result<Self> {
        let with = Options {
            exact: true,
            timeline: kind == Kind::Chromium,
            ..Options::with_extension(&workspace.extension())
        };
        let without = Options {
            installed: false,
            ..with.clone()
        };
        let on = Browser::start(kind, &with).await?;
        on.first_tab().await?;
        let person = Person::from_id("defensie").context("no soldier")?;
        on.become_person(person).await?;
        on.new_tab().await?;
        Ok(Self {
            off: Browser::start(kind, &without).await?,
            on,
            server: FixtureServer::start().await?,
        })
    }

    /// Both, the one that had its turn last first.
    pub fn in_turn(&self, turn: usize) -> [&Browser; 2] {
        if turn.is_multiple_of(2) {
            [&self.off, &self.on]
        } else {
            [&self.on, &self.off]
        }
    }
}

/// Sets up, and measures in each kind of browser.
pub fn with_each_browser(
    workspace: &Workspace,
    measure: impl AsyncFn(&Pair, Kind) -> Result<()>,
) -> Result<()> {
    setup::browsers(workspace)?;
    let geckodriver = Geckodriver::begin(workspace);
    setup::build_tools(workspace)?;
    setup::fixture_sites(workspace)?;
    build::build(workspace)?;
    geckodriver?.finish()?;
    tokio::runtime::Runtime::new()?.block_on(async {
        for kind in Kind::ALL {
            let pair = Pair::start(kind, workspace).await?;
            measure(&pair, kind).await?;
            pair.off.close().await?;
            pair.on.close().await?;
        }
        Ok(())
    })
}

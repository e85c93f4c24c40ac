//! With a window: a throw-away profile, the extension and the demo site.

use crate::workspace::Workspace;
use anyhow::Result;
use namens_e2e::{Browser, Kind, Options};
use namens_fixture_sites::FixtureServer;
use serde_json::json;
use std::time::Duration;

/// The demo's start page: any host that is not one of the sites.
const START: &str = "demo.localhost";

/// How often to look whether the browser is still there.
const LOOK: Duration = Duration::from_secs(1);

/// Opens the browser and stays until it is closed, or until Ctrl+C.
pub async fn show(kind: Kind, workspace: &Workspace, function: &str) -> Result<()> {
    let server = FixtureServer::start().await?;
    let options = Options {
        headless: false,
        ..Options::with_extension(&workspace.extension())
    };
    let browser = Browser::start(kind, &options).await?;
    choose(&browser, function).await?;
    browser.new_tab().await?;
    browser.open(&server.url(START, "/")).await?;
    println!("Close the browser or press Ctrl+C to end.");
    tokio::select! {
        () = closed(&browser) => Ok(()),
        pressed = tokio::signal::ctrl_c() => Ok(pressed?),
    }
}

/// Sets the function type, as the settings page keeps it.
async fn choose(browser: &Browser, function: &str) -> Result<()> {
    let settings = json!({
        "version": 1,
        "profile": {
            "function": function,
            "organisations": [{ "name": "Politie Midden-Nederland", "sector": "politie" }],
        },
    });
    let keep = "await (globalThis.browser ?? chrome).storage.local.set({ settings: args[0] });";
    browser.settings_tab().await?;
    browser.run_async(keep, vec![settings]).await?;
    Ok(())
}

async fn closed(browser: &Browser) {
    while browser.tabs().await.is_ok_and(|tabs| !tabs.is_empty()) {
        tokio::time::sleep(LOOK).await;
    }
}

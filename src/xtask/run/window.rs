//! With a window: a throw-away profile, the extension and the demo site.

use crate::workspace::Workspace;
use anyhow::Result;
use namens_e2e::{Browser, Kind, Options, Person};
use namens_fixture_sites::FixtureServer;
use std::time::Duration;

/// The demo's start page: any host that is not one of the sites.
const START: &str = "demo.localhost";

/// How often to look whether the browser is still there, and who was chosen.
const LOOK: Duration = Duration::from_millis(500);

/// Opens the browser and stays until it is closed, or until Ctrl+C.
pub async fn show(kind: Kind, workspace: &Workspace, first: &Person) -> Result<()> {
    let server = FixtureServer::start().await?;
    let options = Options {
        headless: false,
        ..Options::with_extension(&workspace.extension())
    };
    let browser = Browser::start(kind, &options).await?;
    let settings = browser.first_tab().await?;
    browser.become_person(first).await?;
    let start = browser.new_tab().await?;
    browser
        .open(&server.url(START, &format!("/as/{}", first.id)))
        .await?;
    println!("Close the browser or press Ctrl+C to end.");
    let watch = async {
        let mut seen = chosen(&server).len();
        while browser.tabs().await.is_ok_and(|tabs| !tabs.is_empty()) {
            let all = chosen(&server);
            if all.len() > seen
                && let Some(person) = all.last()
            {
                seen = all.len();
                browser.switch_to(&settings).await?;
                browser.become_person(person).await?;
                browser.switch_to(&start).await?;
                println!("You are {} now.", person.name);
            }
            tokio::time::sleep(LOOK).await;
        }
        Ok(())
    };
    tokio::select! {
        ended = watch => ended,
        pressed = tokio::signal::ctrl_c() => Ok(pressed?),
    }
}

/// The people chosen on the start page so far.
fn chosen(server: &FixtureServer) -> Vec<&'static Person> {
    let requests = server.requests().into_iter();
    requests
        .filter(|request| request.host == START)
        .filter_map(|request| Person::from_id(request.target.strip_prefix("/as/")?))
        .collect()
}

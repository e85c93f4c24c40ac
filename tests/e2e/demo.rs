//! The article's three examples, typed by three people.

use crate::{Answer, Browser, Composer, Kind, Options, Press, Site, until};
use anyhow::Result;
use namens_fixture_sites::FixtureServer;
use serde_json::json;
use std::path::{Path, PathBuf};

/// What became of one example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoResult {
    /// Who typed it: function type and organisation.
    pub person: String,
    /// What was typed.
    pub text: String,
    /// The words that the warning quoted; empty when there was no warning.
    pub warned: Vec<String>,
    /// Whether it was held at the publish button.
    pub held: bool,
    /// What the server published, once all was over.
    pub published: Vec<String>,
    /// The screenshots of the warning and the question.
    pub pictures: Vec<PathBuf>,
}

struct Example {
    name: &'static str,
    function: &'static str,
    organisation: &'static str,
    sector: &'static str,
    site: Site,
    text: &'static str,
    answer: Answer,
}

const EXAMPLES: [Example; 3] = [
    Example {
        name: "1-houten",
        function: "other",
        organisation: "Politie Midden-Nederland",
        sector: "politie",
        site: Site::Mastodon,
        text: "Twee doden in een woning in Houten, dit was weer huiselijk geweld.",
        answer: Answer::Change,
    },
    Example {
        name: "2-pvv",
        function: "communication",
        organisation: "Politie Midden-Nederland",
        sector: "politie",
        site: Site::Bluesky,
        text: "Wat die PVV'er gisteren over agenten zei is te gek voor woorden. \
               Wij van de politie nemen daar afstand van.",
        answer: Answer::Change,
    },
    Example {
        name: "3-kunduz",
        function: "other",
        organisation: "Ministerie van Defensie",
        sector: "defensie",
        site: Site::Bluesky,
        text: "De missie is een logistieke puinhoop, er is te weinig munitie en er zijn \
               geen scherfvesten.",
        answer: Answer::Post,
    },
];

/// Types the article's three examples as three people, on the fixture sites,
/// without a window. The first two people change their mind when they are
/// asked, the third posts anyway. Screenshots go to `out_dir`.
///
/// # Errors
/// When the browser, the extension or the fixture pages are missing, or a page
/// does not do what it should.
pub async fn demo(kind: Kind, extension_dir: &Path, out_dir: &Path) -> Result<Vec<DemoResult>> {
    let server = FixtureServer::start().await?;
    let browser = Browser::start(kind, &Options::with_extension(extension_dir)).await?;
    let settings = browser.settings_tab().await?;
    let mut results = Vec::new();
    for example in &EXAMPLES {
        server.reset();
        browser.switch_to(&settings).await?;
        let chosen = json!({
            "version": 1,
            "language": "nl",
            "profile": {
                "function": example.function,
                "organisations": [{ "name": example.organisation, "sector": example.sector }],
            },
        });
        let keep = "await (globalThis.browser ?? chrome).storage.local.set({ settings: args[0] });";
        browser.run_async(keep, vec![chosen]).await?;
        browser.new_tab().await?;
        results.push(play(&browser, &server, example, out_dir).await?);
    }
    browser.close().await?;
    Ok(results)
}

async fn play(
    browser: &Browser,
    server: &FixtureServer,
    example: &Example,
    out_dir: &Path,
) -> Result<DemoResult> {
    let picture =
        |what: &str| out_dir.join(format!("{}-{}-{what}.png", browser.kind(), example.name));
    let mut pictures = Vec::new();
    browser.open(&server.url(example.site.host(), "/")).await?;
    let composer = Composer::find(browser, example.site).await?;
    composer.write(browser, example.text).await?;
    // Not every post has to be warned about: no warning is a result too.
    let warned = match browser.warning().await {
        Ok(warning) => {
            pictures.push(picture("warning"));
            browser.screenshot(&picture("warning")).await?;
            warning.words
        }
        Err(_) => Vec::new(),
    };
    composer.publish(browser, Press::Button).await?;
    let held = until("a question or a publication", async || {
        let question = browser.shown().await?.question;
        let published = !server.publications().is_empty();
        Ok((question.is_some() || published).then_some(question.is_some()))
    })
    .await?;
    if held {
        pictures.push(picture("question"));
        browser.screenshot(&picture("question")).await?;
        browser.answer(example.answer).await?;
        if example.answer == Answer::Post {
            until("the publication", async || {
                Ok((!server.publications().is_empty()).then_some(()))
            })
            .await?;
        }
    }
    let published = server.publications().into_iter();
    Ok(DemoResult {
        person: format!("{}, {}", example.function, example.organisation),
        text: example.text.to_owned(),
        warned,
        held,
        published: published.map(|one| one.draft.text).collect(),
        pictures,
    })
}

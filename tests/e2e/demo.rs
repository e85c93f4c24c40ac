//! The article's three examples, typed by three people.

use crate::{Answer, Browser, Composer, Kind, Options, PEOPLE, Person, Press, Site, until};
use anyhow::Result;
use namens_fixture_sites::FixtureServer;
use std::path::{Path, PathBuf};

/// What became of one example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoResult {
    /// Who typed it.
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

/// What a person of [`PEOPLE`] does.
struct Example {
    name: &'static str,
    site: Site,
    text: &'static str,
    answer: Answer,
}

/// The article's examples, in the order of [`PEOPLE`].
const EXAMPLES: [Example; PEOPLE.len()] = [
    Example {
        name: "1-houten",
        site: Site::MASTODON,
        text: "Twee doden in een woning in Houten, dit was weer huiselijk geweld.",
        answer: Answer::Change,
    },
    Example {
        name: "2-pvv",
        site: Site::BLUESKY,
        text: "Wat die PVV'er gisteren over de islam riep is te dom voor woorden.",
        answer: Answer::Change,
    },
    Example {
        name: "3-kunduz",
        site: Site::BLUESKY,
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
    let settings = browser.first_tab().await?;
    let mut results = Vec::new();
    for (person, example) in PEOPLE.iter().zip(&EXAMPLES) {
        server.reset();
        browser.switch_to(&settings).await?;
        browser.become_person(person).await?;
        browser.new_tab().await?;
        results.push(play(&browser, &server, (person, example), out_dir).await?);
    }
    browser.close().await?;
    Ok(results)
}

impl Browser {
    /// Sets who writes; the tab in front is one of the extension's own.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn become_person(&self, person: &Person) -> Result<()> {
        let keep = "await (globalThis.browser ?? chrome).storage.local.set({ settings: args[0] });";
        self.run_async(keep, vec![person.settings()]).await?;
        Ok(())
    }
}

async fn play(
    browser: &Browser,
    server: &FixtureServer,
    (person, example): (&Person, &Example),
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
            browser.open_warning().await?;
            browser.still().await?;
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
        browser.still().await?;
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
        person: person.name.to_owned(),
        text: example.text.to_owned(),
        warned,
        held,
        published: published.map(|one| one.draft.text).collect(),
        pictures,
    })
}

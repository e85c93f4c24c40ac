//! Sites that the person added: how they come, what they are known as, and
//! how they go.

use super::popup;
use crate::case::Case;
use crate::context::{Context, HARMLESS, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::{Answer, Composer, Kind, Press, Site, until};
use serde_json::json;

const HOST: &str = "gastenboek.example.nl";

/// Added and removed again, and recognised by what the page is made of.
pub fn all() -> Vec<Case> {
    let mut cases = vec![
        Case::new("own/add-and-remove", |context| {
            Box::pin(add_and_remove(context))
        }),
        Case::new("own/mastodon", |context| Box::pin(mastodon(context))),
    ];
    for site in Site::all().filter(|site| site.is_added() && site.is_main()) {
        cases.push(Case::new(format!("own/{site}"), move |context| {
            Box::pin(recognised(context, site))
        }));
    }
    cases
}

/// A page that is open all the time is guarded once its host is added, and is
/// left alone, with all that is ours gone, once it is removed.
async fn add_and_remove(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    context.forget(HOST).await?;
    browser.open(&context.server.url(HOST, "/")).await?;
    let page = browser.client().window().await?;
    let composer = Composer::find(browser, Site::GENERIC).await?;
    left_alone(context, &composer).await?;

    add(context).await?;
    is_asked(context, &composer).await?;

    popup::open(context).await?;
    popup::waits_for(context, "active").await?;
    context.picture("popup-own-active").await?;
    popup::press(context, "#remove").await?;
    until("the script to be gone", async || {
        Ok((!context.runs_at(HOST).await?).then_some(()))
    })
    .await?;
    popup::close(context, &page).await?;
    until("the warning to go", async || {
        Ok(browser.shown().await?.warning.is_none().then_some(()))
    })
    .await?;
    left_alone(context, &composer).await?;
    let answers = context.answers().await?;
    ensure!(answers == json!([]), "the script answers: {answers}");
    browser.open(&context.server.url(HOST, "/")).await?;
    let composer = Composer::find(browser, Site::GENERIC).await?;
    left_alone(context, &composer).await?;

    context.add(HOST).await?;
    is_asked(context, &composer).await
}

/// With one press in the popup, where the browser lets a test open it for the
/// page in front; otherwise where the popup would ask.
async fn add(context: &Context) -> Result<()> {
    if context.browser.kind() == Kind::Chromium {
        return context.add(HOST).await;
    }
    let page = context.browser.client().window().await?;
    context.browser.open_action_for_page().await?;
    popup::open(context).await?;
    popup::waits_for(context, "unknown").await?;
    context.picture("popup-own").await?;
    popup::press(context, "#add").await?;
    popup::waits_for(context, "idle").await?;
    popup::close(context, &page).await
}

async fn left_alone(context: &Context, composer: &Composer) -> Result<()> {
    let browser = &context.browser;
    let before = context.server.publications().len();
    composer.rewrite(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&vec![THIRD_EXAMPLE; before + 1]).await?;
    context.shows_nothing().await
}

/// The script may come into the tab after the text: a composer in use is found
/// then too.
async fn is_asked(context: &Context, composer: &Composer) -> Result<()> {
    let browser = &context.browser;
    composer.rewrite(browser, THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await
}

/// What the page has in it says which adapter serves it.
async fn recognised(context: &Context, site: Site) -> Result<()> {
    let composer = context.composer(site, "/").await?;
    is_known_as(context, &composer, site.site()).await
}

/// A Mastodon of one's own, with the account that it names.
async fn mastodon(context: &Context) -> Result<()> {
    let host = "mastodon.example.nl";
    context.add(host).await?;
    context.browser.open(&context.server.url(host, "/")).await?;
    let composer = Composer::find(&context.browser, Site::MASTODON).await?;
    is_known_as(context, &composer, "mastodon").await
}

async fn is_known_as(context: &Context, composer: &Composer, id: &str) -> Result<()> {
    let browser = &context.browser;
    composer.write(browser, HARMLESS).await?;
    until("the engine", async || {
        let status = context.status().await?;
        ensure!(status["state"] == "active", "{status}");
        ensure!(status["site"] == id, "{status}");
        Ok(Some(()))
    })
    .await?;
    composer.publish(browser, composer.main_press()).await?;
    context.published(&[HARMLESS]).await
}

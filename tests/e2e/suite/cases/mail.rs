//! The ways out of a mail that are no button and no Ctrl+Enter.

use crate::case::Case;
use crate::context::{Context, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::{Answer, Chord, Site};

const GMAIL: Site = Site::new("gmail", "mail");
const OUTLOOK: Site = Site::new("outlook", "mail");

/// Both.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("mail/alt-s", |context| Box::pin(alt_s(context))),
        Case::new("mail/later", |context| Box::pin(later(context))),
    ]
}

/// Outlook sends at Alt+S too.
async fn alt_s(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(OUTLOOK, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    browser.press(&Chord::alt('s')).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    let published = context.server.publications();
    ensure!(published.is_empty(), "published: {published:?}");
    let text = composer.text(browser).await?;
    ensure!(text == THIRD_EXAMPLE, "text changed: {text:?}");
    browser.press(&Chord::alt('s')).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await
}

/// In Gmail the menu's item is asked at, and what it leads to is not.
async fn later(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(GMAIL, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    let choose = async || {
        for part in [
            "[aria-label='More send options']",
            "[selector=scheduledSend]",
        ] {
            let part = browser.find(part).await?;
            browser.click(&part, 1).await?;
        }
        browser.question().await
    };
    choose().await?;
    browser.answer(Answer::Change).await?;
    choose().await?;
    browser.answer(Answer::Post).await?;
    let time = browser.find(".times:not([hidden]) .Az").await?;
    let published = context.server.publications();
    ensure!(published.is_empty(), "published: {published:?}");
    browser.click(&time, 1).await?;
    context.published(&[THIRD_EXAMPLE]).await
}

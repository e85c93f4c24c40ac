//! An approval is for one text, once.

use crate::case::Case;
use crate::context::{Context, LATER, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::{Answer, Press, Site};

/// Each on both sites.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for site in Site::TWO {
        cases.push(Case::new(
            format!("{site}/approval/asked-again-after-change"),
            move |context| Box::pin(asked_again(context, site)),
        ));
        cases.push(Case::new(
            format!("{site}/approval/not-for-the-next-post"),
            move |context| Box::pin(not_for_the_next_post(context, site)),
        ));
        cases.push(Case::new(
            format!("{site}/approval/not-for-an-edited-text"),
            move |context| Box::pin(not_for_an_edited_text(context, site)),
        ));
    }
    cases
}

async fn write_third(context: &Context, site: Site, target: &str) -> Result<namens_e2e::Composer> {
    context.defence().await?;
    let composer = context.composer(site, target).await?;
    composer.write(&context.browser, THIRD_EXAMPLE).await?;
    Ok(composer)
}

/// "Change", and the same text again: asked again.
async fn asked_again(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = write_third(context, site, "/").await?;
    for press in [Press::Button, Press::ControlEnter, Press::Button] {
        composer.publish(browser, press).await?;
        browser.question().await?;
        browser.answer(Answer::Change).await?;
    }
    context.only_later_is_published(&composer).await
}

/// The same words in a next post are asked about anew.
async fn not_for_the_next_post(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = write_third(context, site, "/").await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    let composer = composer.again(browser).await?;
    composer.rewrite(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    composer.rewrite(browser, LATER).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[THIRD_EXAMPLE, LATER]).await
}

/// The server refuses what was approved; the text is edited and tried again.
async fn not_for_an_edited_text(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = write_third(context, site, "/?answer=error").await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    namens_e2e::until("the refused publication", async || {
        Ok((!context.server.refused().is_empty()).then_some(()))
    })
    .await?;
    let edited = format!("{THIRD_EXAMPLE} Echt waar.");
    composer.rewrite(browser, &edited).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    let refused = context.server.refused();
    ensure!(refused.len() == 1, "sent {refused:#?}");
    ensure!(composer.text(browser).await? == edited, "text changed");
    Ok(())
}

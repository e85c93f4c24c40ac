//! What is particular to one site: where its texts stand, whose they are, and
//! what stands beside them.

use crate::case::Case;
use crate::context::{Context, HARMLESS, LATER, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::{Answer, Press, Site, until};

const REDDIT_POST: Site = Site::new("reddit", "post");
const CHAT: Site = Site::new("facebook", "message-in-chat");
const COMPANY: Site = Site::new("linkedin", "company");

/// A site's own cases.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("reddit/title-in-a-shadow-root", |context| {
            Box::pin(title(context))
        }),
        Case::new("facebook/two-chats", |context| Box::pin(two_chats(context))),
        Case::new("linkedin/company-page", |context| {
            Box::pin(company(context))
        }),
    ]
}

/// The title is held with the body, though it stands in another tree.
async fn title(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(REDDIT_POST, "/").await?;
    composer.write(browser, HARMLESS).await?;
    let title = until("the title", async || {
        let host = Some("faceplate-textarea-input");
        let found = browser.find_all(host, "#innerTextArea").await?;
        Ok(found.into_iter().next())
    })
    .await?;
    browser.click(&title, 1).await?;
    browser.type_text(THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    let whole = format!("{THIRD_EXAMPLE}\n\n{HARMLESS}");
    context.published(&[whole.as_str()]).await
}

/// What stands in one box is not held against the other.
async fn two_chats(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(CHAT, "/").await?;
    let first = browser.find(".chat:first-child [data-lexical-editor=true]");
    browser.click(&first.await?, 1).await?;
    browser.type_text(THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    composer.write(browser, HARMLESS).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[HARMLESS]).await?;
    let composer = composer.again(browser).await?;
    composer.write(browser, LATER).await?;
    composer.publish(browser, Press::Enter).await?;
    context.published(&[HARMLESS, LATER]).await?;
    // The other one is still held.
    let button = browser.find(".chat:first-child [aria-label='Press enter to send']");
    browser.click(&button.await?, 1).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await
}

/// On a company's own pages nobody writes as a person, whatever the name.
async fn company(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("other", "Gemeente Voorbeeld", "gemeente")
        .await?;
    let composer = context.composer(COMPANY, "/page-posts").await?;
    let personal = "Mijn dochter is vandaag jarig en ik heb een taart gebakken.";
    composer.write(browser, personal).await?;
    let warning = browser.warning().await?;
    let title = "U spreekt hier namens de organisatie";
    ensure!(warning.title == title, "{}", warning.title);
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[personal]).await
}

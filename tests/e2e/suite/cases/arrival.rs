//! However the composer came, and however its text came into it.

use crate::case::Case;
use crate::context::{Context, THIRD_EXAMPLE};
use anyhow::Result;
use namens_e2e::{Answer, Composer, Press, Site};
use serde_json::json;

/// How a page puts a draft into its own editor.
const FILL: [(Site, &str); 2] = [
    (
        Site::MASTODON,
        "const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value');
         set.call(arguments[0], arguments[1]);
         arguments[0].dispatchEvent(new Event('input', { bubbles: true }));",
    ),
    (
        Site::BLUESKY,
        "arguments[0].editor.commands.insertContent(arguments[1]);",
    ),
];

/// Each on two sites.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for (site, fill) in FILL {
        cases.push(Case::new(
            format!("{site}/arrival/never-focused"),
            move |context| Box::pin(never_focused(context, site, fill)),
        ));
    }
    for site in Site::TWO {
        cases.push(Case::new(
            format!("{site}/arrival/focused-at-load"),
            move |context| Box::pin(focused_at_load(context, site)),
        ));
        cases.push(Case::new(
            format!("{site}/arrival/written-anew"),
            move |context| Box::pin(written_anew(context, site)),
        ));
    }
    cases
}

/// The page itself has put the focus in the composer.
async fn focused_at_load(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/autofocus").await?;
    browser.type_text(THIRD_EXAMPLE).await?;
    browser.warning().await?;
    held(context, &composer).await
}

/// The text came by script, a draft; the only gesture is the press on publish.
async fn never_focused(context: &Context, site: Site, fill: &str) -> Result<()> {
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    let draft = vec![json!(composer.editor), json!(THIRD_EXAMPLE)];
    context.browser.run(fill, draft).await?;
    held(context, &composer).await
}

/// The page was written anew with `document.open`.
async fn written_anew(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/reopened").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning().await?;
    held(context, &composer).await
}

async fn held(context: &Context, composer: &Composer) -> Result<()> {
    composer.publish(&context.browser, Press::Button).await?;
    context.browser.question().await?;
    context.browser.answer(Answer::Change).await?;
    context.only_later_is_published(composer).await
}

//! A post in a language that the rules do not know.

use crate::case::Case;
use crate::context::Context;
use anyhow::Result;
use namens_e2e::{Answer, Press, Site, until};

const GERMAN: &str = "Wir haben heute einen schönen Spaziergang durch den Wald gemacht und \
                      danach noch lange auf der Terrasse gesessen.";

/// Each on both sites.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for site in Site::TWO {
        cases.push(Case::new(
            format!("{site}/language/other"),
            move |context| Box::pin(other(context, site)),
        ));
        cases.push(Case::new(
            format!("{site}/language/other-with-identifier"),
            move |context| Box::pin(identifier(context, site)),
        ));
    }
    cases
}

/// The mark says that only identifiers are checked; the post goes out.
async fn other(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, GERMAN).await?;
    mark(context, "other-language").await?;
    context.picture(&format!("{site}-other-language")).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[GERMAN]).await?;
    context.then_later(&composer, &[GERMAN]).await
}

/// A service number that passes its check digit is held in any language.
async fn identifier(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(site, "/").await?;
    let text = format!("{GERMAN} Die BSN von Frau Schmidt ist 123456782.");
    composer.write(browser, &text).await?;
    browser.warning_about("123456782").await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    context.only_later_is_published(&composer).await
}

async fn mark(context: &Context, name: &str) -> Result<()> {
    until(name, async || {
        let mark = context.browser.shown().await?.mark;
        Ok((mark.as_deref() == Some(name)).then_some(()))
    })
    .await
}

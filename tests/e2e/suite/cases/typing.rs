//! What is typed at any speed is what stands there: no key is lost, and none
//! comes in another's place.

use crate::case::Case;
use crate::context::Context;
use anyhow::{Result, ensure};
use namens_e2e::{Site, long_text};

/// In the five editors.
pub fn all() -> Vec<Case> {
    let sites = Site::FIVE.into_iter();
    sites
        .map(|site| {
            Case::new(format!("{site}/typing"), move |context| {
                Box::pin(every_key(context, site))
            })
        })
        .collect()
}

/// A long text, with a warning beside it from its first pause on.
async fn every_key(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.focus(browser).await?;
    let text = long_text(3000);
    let (first, rest) = text.split_at(250);
    browser.type_text(first).await?;
    browser.warning_about("munitie").await?;
    browser.type_text(rest).await?;
    let typed = composer.text(browser).await?;
    ensure!(typed == text, "there stands: {typed}");
    browser.warning_about("munitie").await?;
    Ok(())
}

//! When the engine cannot be loaded, posting goes on, and that nothing is
//! checked is to be seen.

use crate::case::Case;
use crate::context::{Context, HARMLESS, THIRD_EXAMPLE, copy_all, extension};
use anyhow::{Context as _, Result};
use namens_e2e::{Browser, Composer, Options, Press, Site, until};
use std::fs;

/// Each on both sites, in a browser with a damaged extension.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for site in Site::TWO {
        cases.push(Case::new(
            format!("{site}/failure/engine-missing"),
            move |context| Box::pin(engine_missing(context, site)),
        ));
    }
    cases
}

/// The extension's folder without its engine: what is posted goes, once, with
/// the mark "not checking".
async fn engine_missing(context: &Context, site: Site) -> Result<()> {
    let damaged = tempfile::tempdir()?;
    copy_all(&extension(), damaged.path())?;
    for engine in ["page_bg.js", "page_bg.wasm.js"] {
        fs::remove_file(damaged.path().join(engine)).context("the engine moved")?;
    }
    let options = Options::with_extension(damaged.path());
    let browser = Browser::start(context.browser.kind(), &options).await?;
    browser.first_tab().await?;
    browser.new_tab().await?;
    browser.open(&context.server.url(site.host(), "/")).await?;
    let composer = Composer::find(&browser, site).await?;
    composer.write(&browser, THIRD_EXAMPLE).await?;
    composer.publish(&browser, Press::Button).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    until("the mark", async || {
        let mark = browser.shown().await?.mark;
        Ok((mark.as_deref() == Some("not-checking")).then_some(()))
    })
    .await?;
    let composer = composer.again(&browser).await?;
    composer.rewrite(&browser, HARMLESS).await?;
    composer.publish(&browser, Press::ControlEnter).await?;
    context.published(&[THIRD_EXAMPLE, HARMLESS]).await?;
    browser.close().await
}

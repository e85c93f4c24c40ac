//! Composers that no selector finds: of sites that changed, and of sites that
//! nobody described.

use crate::case::{Case, Column};
use crate::context::{Build, Context, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::{Answer, Press, Site};

/// The main button of every site, with adapters that know its hosts only.
pub fn bare() -> Vec<Case> {
    Site::all()
        .filter(|site| site.needs_selectors().is_none() && site.presses().contains(&Press::Button))
        .map(|site| {
            let name = format!("{site:?}/button/no-selectors");
            Case::new(name, move |context| Box::pin(held(context, site)))
                .with(Build::WithoutSelectors)
                .in_table(site, Press::Button, Column::Bare)
        })
        .collect()
}

/// A risky post is held, goes out once when it is to be posted anyway, and a
/// harmless one goes out as ever.
async fn held(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    let status = context.status().await?;
    ensure!(status["site"] == "unknown", "an adapter is there: {status}");
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    let text = composer.text(browser).await?;
    ensure!(text == THIRD_EXAMPLE, "text changed: {text:?}");
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    context.then_later(&composer, &[THIRD_EXAMPLE]).await
}

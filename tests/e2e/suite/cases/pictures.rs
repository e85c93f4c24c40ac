//! Pictures of what a person sees, to look at: chip, card and question in the
//! five editors, in both languages, light and dark, narrow and wide. They land
//! in the output folder; nobody is held to them.

use crate::case::Case;
use crate::context::{Context, FIRST_EXAMPLE};
use anyhow::Result;
use namens_e2e::{Answer, Site};
use serde_json::json;

/// How wide and high.
const SIZES: [(u32, u32); 2] = [(320, 700), (1280, 800)];

/// A case for each editor.
pub fn all() -> Vec<Case> {
    let cases = Site::FIVE.into_iter().map(|site| {
        Case::new(format!("{site}/pictures"), move |context| {
            Box::pin(taken(context, site))
        })
    });
    cases.collect()
}

async fn taken(context: &Context, site: Site) -> Result<()> {
    let all = take_narrow_and_wide(context, site).await;
    context.browser.colour_scheme(None).await?;
    context.browser.viewport(None).await?;
    all
}

async fn take_narrow_and_wide(context: &Context, site: Site) -> Result<()> {
    for size in SIZES {
        for language in ["nl", "en"] {
            become_officer(context, language).await?;
            for scheme in ["light", "dark"] {
                context.browser.colour_scheme(Some(scheme)).await?;
                context.browser.viewport(Some(size)).await?;
                let name = format!("{site}-{}-{language}-{scheme}", size.0);
                take(context, site, &name).await?;
            }
        }
    }
    Ok(())
}

/// Pictures whose names begin with this.
async fn take(context: &Context, site: Site, name: &str) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, FIRST_EXAMPLE).await?;
    browser.closed_warning().await?;
    context.picture(&format!("{name}-chip")).await?;
    browser.open_warning().await?;
    context.picture(&format!("{name}-card")).await?;
    composer.publish(browser, composer.main_press()).await?;
    browser.question().await?;
    context.picture(&format!("{name}-question")).await?;
    browser.answer(Answer::Change).await
}

async fn become_officer(context: &Context, language: &str) -> Result<()> {
    let settings = json!({
        "version": 1,
        "language": language,
        "profile": {
            "function": "other",
            "organisations": [{ "name": "Politie Midden-Nederland", "sector": "politie" }],
        },
    });
    let keep = "await api.storage.local.set({ settings: args[0] });";
    context.in_extension(keep, vec![settings]).await?;
    Ok(())
}

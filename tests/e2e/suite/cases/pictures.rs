//! Pictures of what a person sees, to look at: chip, card and question in the
//! five editors, in both languages, light and dark, narrow and wide. They land
//! in the output folder; nobody is held to them.

use crate::case::Case;
use crate::context::{Context, FIRST_EXAMPLE};
use anyhow::Result;
use namens_e2e::{Answer, Kind, Site};
use serde_json::json;

/// How wide and high; only Chromium shows pages narrower than its window.
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
    let all = if context.browser.kind() == Kind::Chromium {
        take_narrow_and_wide(context, site).await
    } else {
        take(context, site, "").await
    };
    context.browser.colour_scheme(None).await?;
    if context.browser.kind() == Kind::Chromium {
        context.browser.viewport(None).await?;
    }
    all
}

async fn take_narrow_and_wide(context: &Context, site: Site) -> Result<()> {
    for size in SIZES {
        context.browser.viewport(Some(size)).await?;
        take(context, site, &format!("-{}", size.0)).await?;
    }
    Ok(())
}

async fn take(context: &Context, site: Site, size: &str) -> Result<()> {
    let browser = &context.browser;
    for language in ["nl", "en"] {
        for scheme in ["light", "dark"] {
            browser.colour_scheme(Some(scheme)).await?;
            become_officer(context, language).await?;
            let name = |what: &str| format!("{site}{size}-{language}-{scheme}-{what}");
            let composer = context.composer(site, "/").await?;
            composer.write(browser, FIRST_EXAMPLE).await?;
            browser.closed_warning().await?;
            context.picture(&name("chip")).await?;
            browser.open_warning().await?;
            context.picture(&name("card")).await?;
            composer.publish(browser, composer.main_press()).await?;
            browser.question().await?;
            context.picture(&name("question")).await?;
            browser.answer(Answer::Change).await?;
        }
    }
    Ok(())
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

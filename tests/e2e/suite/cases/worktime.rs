//! That it is working hours is said at most once a day.

use crate::case::Case;
use crate::context::{Context, HARMLESS};
use anyhow::{Result, ensure};
use namens_e2e::{Press, Site, until};
use serde_json::json;

/// In a language that the rules do not know, so that a mark shows that the
/// text was checked.
const GERMAN: &str = "Wir haben heute einen schönen Spaziergang durch den Wald gemacht.";

/// On one site: the page does it, not the adapter.
pub fn all() -> Vec<Case> {
    vec![Case::new("worktime/once-a-day", |context| {
        Box::pin(once_a_day(context))
    })]
}

async fn once_a_day(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let settings = json!({
        "version": 1,
        "language": "nl",
        "profile": {
            "function": "other",
            "work_hours": { "days": [1, 2, 3, 4, 5, 6, 7], "from": "00:00", "to": "23:59" },
        },
    });
    let keep = "await api.storage.local.set({ settings: args[0] });";
    context.in_extension(keep, vec![settings]).await?;
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, HARMLESS).await?;
    let warning = browser.warning().await?;
    ensure!(warning.level == "notice", "level {}", warning.level);
    ensure!(warning.words.is_empty(), "words {:?}", warning.words);
    context.picture("worktime").await?;
    browser.open_warning().await?;
    let free = browser.part("#warning [name=hide]").await?;
    let label = free.text().await?;
    ensure!(label.contains("pauze"), "{label}");
    browser.click(&free, 1).await?;
    until("the warning to go", async || {
        Ok(browser.shown().await?.warning.is_none().then_some(()))
    })
    .await?;
    composer.focus(browser).await?;
    composer.publish(browser, Press::ControlEnter).await?;
    context.published(&[HARMLESS]).await?;
    // Another page on the same day says nothing of it.
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, GERMAN).await?;
    let shown = until("the mark", async || {
        let shown = browser.shown().await?;
        Ok(shown.mark.is_some().then_some(shown))
    })
    .await?;
    ensure!(shown.warning.is_none(), "{:?}", shown.warning);
    Ok(())
}

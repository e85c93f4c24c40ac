//! What Namens did, as the settings tell it, and the toolbar's button and popup.

use super::settings::{is_stored, open, press, says};
use crate::case::Case;
use crate::context::{Context, HARMLESS};
use anyhow::{Result, ensure};
use namens_e2e::{Site, until};
use serde_json::json;

const RISKY: &str = "BSN 123456782 van Jan Klaassen";

/// Numbers, remarks, and the composer in use.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("overview/numbers", |context| Box::pin(numbers(context))),
        Case::new("overview/offers", |context| Box::pin(offers(context))),
        Case::new("overview/remarks", |context| Box::pin(remarks(context))),
        Case::new("overview/badge", |context| Box::pin(badge(context))),
        Case::new("overview/popup", |context| Box::pin(popup(context))),
    ]
}

/// Numbers and remarks as a few weeks leave them.
pub(super) async fn fill(context: &Context) -> Result<()> {
    let script = "await api.storage.local.set(args[0]);";
    let kept = json!({
        "overview": { "since": "2026-11-02", "rules": {
            "tone/swearing": { "shown": 12, "changed": 3, "posted": 5, "wrong": 6, "in_a_row": 1 },
            "capacity/we-of-the-organisation":
                { "shown": 7, "changed": 6, "posted": 1, "wrong": 0, "in_a_row": 0 },
        } },
        "wrong": [
            { "rule": "tone/swearing", "day": "2026-11-20", "remark": "Het was een citaat." },
            { "rule": "accuracy/cause-as-fact", "day": "2026-11-23", "remark": "" },
        ],
    });
    context.in_extension(script, vec![kept]).await?;
    Ok(())
}

async fn numbers(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    says(context, "#overview", "nog niets geteld").await?;
    fill(context).await?;
    // The page follows what was counted elsewhere.
    says(context, "#overview", "Sinds 2 november 2026").await?;
    says(
        context,
        "#overview",
        "Bij de vraag koos u: aanpassen 3 keer, toch plaatsen 5 keer.",
    )
    .await?;
    browser
        .run(
            "document.getElementById('overview').scrollIntoView()",
            vec![],
        )
        .await?;
    context.picture("settings-overview").await?;
    press(context, "#erase-overview").await?;
    says(context, "#status", "gewist").await?;
    let now = context.stored("overview").await?;
    ensure!(now["rules"] == json!({}), "{now}");
    press(context, "#undo").await?;
    says(context, "#overview", "u dit zag: 12").await?;
    says(context, "#status", "Teruggedraaid").await?;
    let now = context.stored("overview").await?;
    ensure!(now["rules"]["tone/swearing"]["shown"] == 12, "{now}");
    press(context, "#count").await?;
    is_stored(context, "/overview", json!(false)).await?;
    open(context).await?;
    let on = browser.find("#count").await?.is_selected().await?;
    ensure!(!on, "it is counted again");
    Ok(())
}

/// A rule that was wrong too often is offered to be turned down.
async fn offers(context: &Context) -> Result<()> {
    let browser = &context.browser;
    fill(context).await?;
    open(context).await?;
    press(context, "[id='less-of-tone/swearing']").await?;
    let today = browser
        .run("return new Date().toLocaleDateString('sv');", vec![])
        .await?;
    is_stored(context, "/less/rules", json!({ "tone/swearing": today })).await?;
    until("the offer to go", async || {
        Ok((browser.count("#offers").await? == 0).then_some(()))
    })
    .await?;
    browser.find("[id='remind-of-tone/swearing']").await?;
    Ok(())
}

async fn remarks(context: &Context) -> Result<()> {
    let browser = &context.browser;
    fill(context).await?;
    open(context).await?;
    says(context, "#remarks", "Het was een citaat.").await?;
    says(context, "#remarks", "20 november 2026").await?;
    context.picture("settings-remarks").await?;
    press(context, "#remove-remark-1").await?;
    says(context, "#status", "verwijderd").await?;
    let now = context.stored("wrong").await?;
    ensure!(now[0]["rule"] == "accuracy/cause-as-fact", "{now}");
    press(context, "#undo").await?;
    until("both remarks", async || {
        Ok((browser.count("#remarks li").await? == 2).then_some(()))
    })
    .await
}

/// The sign at the toolbar's button, of the tab that is not the settings'.
async fn sign_is(context: &Context, expected: &str) -> Result<()> {
    let script = "
        const own = await api.tabs.getCurrent();
        const tab = (await api.tabs.query({})).find(tab => tab.id !== own.id);
        return await api.action.getBadgeText({ tabId: tab.id });";
    until(expected, async || {
        let sign = context.in_extension(script, vec![]).await?;
        ensure!(sign == expected, "the sign is {sign}, not {expected:?}");
        Ok(Some(()))
    })
    .await
}

async fn badge(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(Site::MASTODON, "/").await?;
    sign_is(context, "").await?;
    composer.write(browser, RISKY).await?;
    sign_is(context, "!").await?;
    composer.rewrite(browser, HARMLESS).await?;
    sign_is(context, "").await?;
    composer.rewrite(browser, RISKY).await?;
    sign_is(context, "!").await?;
    // The composer goes, and the sign with it.
    let away = "document.querySelector('form, .compose-form').remove();";
    browser.run(away, vec![]).await?;
    sign_is(context, "").await
}

/// The popup tells of the post in use what is told beside it, and keeps nothing.
async fn popup(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, RISKY).await?;
    browser.warning().await?;
    let site = browser.client().window().await?;
    super::popup::open(context).await?;
    says(context, "#in-use .card", "123456782").await?;
    context.picture("popup-in-use").await?;
    crate::accessibility::check(browser).await?;
    super::popup::close(context, &site).await?;
    let all = context
        .in_extension(
            "return JSON.stringify(await api.storage.local.get(null));",
            vec![],
        )
        .await?;
    ensure!(
        !all.to_string().contains("Klaassen"),
        "the post is kept: {all}"
    );
    Ok(())
}

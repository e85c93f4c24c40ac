//! The list of the rules in the settings, and what is turned down in it.

use super::settings::{is_stored, open, press, says, write};
use crate::accessibility;
use crate::case::Case;
use crate::context::Context;
use anyhow::{Context as _, Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Chord, Site, until};
use serde_json::{Value, json};

const RULE: &str = "capacity/we-of-the-organisation";

/// Read, searched, turned down and up again.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("rules/search", |context| Box::pin(search(context))),
        Case::new("rules/less", |context| Box::pin(less(context))),
        Case::new("rules/appearance", |context| Box::pin(appearance(context))),
        Case::new("rules/undo-of-reset", |context| Box::pin(undo(context))),
        Case::new("rules/accessible", |context| Box::pin(accessible(context))),
    ]
}

/// How many rules are to be seen.
async fn seen(context: &Context) -> Result<usize> {
    let count = "return [...document.querySelectorAll('.rules > li')]
        .filter(rule => rule.checkVisibility()).length;";
    let seen = context.browser.run(count, vec![]).await?;
    Ok(usize::try_from(seen.as_u64().context("no number")?)?)
}

/// The id of what has the focus.
async fn focused(context: &Context) -> Result<Value> {
    let id = "return document.activeElement.id;";
    context.browser.run(id, vec![]).await
}

/// With the keyboard alone: unfolds the list, searches, and reads a rule.
async fn search(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    let fold = "document.querySelector('#all-rules > summary').focus();";
    browser.run(fold, vec![]).await?;
    browser.press(&Chord::key(Key::Enter)).await?;
    browser.find("#search-rules").await?;
    until("all rules", async || {
        let all = seen(context).await?;
        Ok((all > 150).then_some(()))
    })
    .await?;
    browser.press(&Chord::key(Key::Tab)).await?;
    ensure!(
        focused(context).await? == "search-rules",
        "the focus is elsewhere"
    );
    browser.type_text("vuurwerk gemeente").await?;
    until("fewer rules", async || {
        let few = seen(context).await?;
        Ok((few > 0 && few < 30).then_some(()))
    })
    .await?;
    says(context, "#rules-found", "gevonden").await?;
    browser.press(&Chord::key(Key::Tab)).await?;
    browser.press(&Chord::key(Key::Enter)).await?;
    says(context, ".rule:not(:empty)", "Waarom").await?;
    says(context, ".rule:not(:empty)", "Wat u kunt doen").await?;
    context.picture("settings-rules").await?;
    write(context, "#search-rules", "xyzzy").await?;
    says(context, "#rules-found", "Geen regel gevonden").await?;
    ensure!(seen(context).await? == 0, "rules are shown");
    // What is unfolded stays so when the page is shown anew.
    write(context, "#search-rules", "vuurwerk").await?;
    press(context, "#language-en").await?;
    says(context, "#rules-found", "found").await?;
    let shown = seen(context).await?;
    ensure!(shown > 0 && shown < 60, "{shown} rules");
    Ok(())
}

/// Comes to a rule by its address, turns it down there, and up again in the list
/// of what is turned down, after the page was opened anew.
async fn less(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let page = browser
        .extension()
        .page(&format!("settings.html#rule={RULE}"));
    browser.open(&page).await?;
    until("the rule", async || {
        Ok((focused(context).await? == json!(format!("rule-{RULE}-summary"))).then_some(()))
    })
    .await?;
    let press_here = format!("[id='rule-{RULE}-press']");
    press(context, &press_here).await?;
    says(context, "#status", "minder vaak").await?;
    let since = "return new Date().toLocaleDateString('sv');";
    let today = browser.run(since, vec![]).await?;
    is_stored(context, "/less/rules", json!({ RULE: today })).await?;
    let id = focused(context).await?;
    ensure!(
        id == json!(format!("rule-{RULE}-press")),
        "the focus is at {id}"
    );
    says(context, &format!("[id='rule-{RULE}-state']"), "Minder vaak").await?;
    browser.open("about:blank").await?;
    open(context).await?;
    says(context, "#less", "Wij van de gemeente").await?;
    context.picture("settings-less").await?;
    press(context, &format!("[id='remind-of-{RULE}']")).await?;
    is_stored(context, "/less/rules", json!({})).await?;
    says(context, "#less", "overal gewoon").await?;
    let id = focused(context).await?;
    ensure!(id == "less-heading", "the focus is at {id}");
    Ok(())
}

/// Light or dark holds at once, here and beside a post, and the next time.
async fn appearance(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let paper = "
        const { colorScheme } = getComputedStyle(document.documentElement);
        return [document.documentElement.dataset.theme, colorScheme,
                getComputedStyle(document.querySelector('#less')).backgroundColor];";
    let dark = json!(["dark", "dark", "rgb(32, 36, 45)"]);
    let light = json!(["light", "light", "rgb(255, 253, 247)"]);
    open(context).await?;
    press(context, "#appearance-dark").await?;
    let shown = browser.run(paper, vec![]).await?;
    ensure!(shown == dark, "{shown}");
    is_stored(context, "/appearance", json!("dark")).await?;
    context.picture("settings-dark").await?;
    open(context).await?;
    let shown = browser.run(paper, vec![]).await?;
    ensure!(shown == dark, "{shown} after a reload");
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer
        .write(browser, "BSN 123456782 van Jan Klaassen")
        .await?;
    browser.warning().await?;
    context.picture("warning-dark").await?;
    open(context).await?;
    press(context, "#appearance-light").await?;
    browser.colour_scheme(Some("dark")).await?;
    let shown = browser.run(paper, vec![]).await;
    browser.colour_scheme(None).await?;
    ensure!(shown? == light, "it follows the system");
    Ok(())
}

/// All settings can be had back until something else is changed.
async fn undo(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("advisor", "Gemeente Hoorn", "gemeente")
        .await?;
    open(context).await?;
    press(context, "#reset").await?;
    press(context, "#reset-yes").await?;
    is_stored(context, "/profile/function", json!("other")).await?;
    let id = focused(context).await?;
    ensure!(id == "undo", "the focus is at {id}");
    browser.press(&Chord::key(Key::Enter)).await?;
    is_stored(context, "/profile/function", json!("advisor")).await?;
    is_stored(
        context,
        "/profile/organisations/0/name",
        json!("Gemeente Hoorn"),
    )
    .await?;
    let id = focused(context).await?;
    ensure!(id == "reset", "the focus is at {id}");
    press(context, "#reset").await?;
    press(context, "#reset-yes").await?;
    browser.find("#undo").await?;
    press(context, "#function-leadership").await?;
    until("no way back", async || {
        Ok((browser.count("#undo").await? == 0).then_some(()))
    })
    .await
}

/// The whole page with every part unfolded and something in each.
async fn accessible(context: &Context) -> Result<()> {
    let browser = &context.browser;
    super::overview::fill(context).await?;
    let less = "await api.storage.local.set({ settings: { version: 1, language: 'nl', less: {
        rules: { 'tone/swearing': '2026-11-24' }, sites: { mastodon: '2026-11-24' } } } });";
    context.in_extension(less, vec![]).await?;
    let page = browser
        .extension()
        .page(&format!("settings.html#rule={RULE}"));
    browser.open(&page).await?;
    says(context, ".rule:not(:empty)", "Waarom").await?;
    press(context, "#work-hours").await?;
    accessibility::check(browser).await
}

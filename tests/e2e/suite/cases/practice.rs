//! The practice page.

use super::popup::focus_is_at;
use super::settings::{choose, press, says, write};
use crate::accessibility;
use crate::case::Case;
use crate::context::{Context, SECOND_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::until;
use serde_json::json;

/// All of them.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("practice/dilemma", |context| Box::pin(dilemma(context))),
        Case::new("practice/own-text", |context| Box::pin(own_text(context))),
        Case::new("practice/for-a-team", |context| {
            Box::pin(for_a_team(context))
        }),
        Case::new("practice/print", |context| Box::pin(print(context))),
        Case::new("practice/accessible", |context| {
            Box::pin(accessible(context))
        }),
    ]
}

async fn open(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let page = browser.extension().page("practice.html");
    browser.open(&page).await?;
    browser.find("#text").await?;
    Ok(())
}

/// Waits until a table says these levels for the four function types.
async fn levels_are(context: &Context, within: &str, expected: [&str; 4]) -> Result<()> {
    let script = "
        return [...document.querySelectorAll(`${arguments[0]} td`)].map(cell => cell.dataset.level);";
    until(within, async || {
        let levels = context.browser.run(script, vec![json!(within)]).await?;
        ensure!(levels == json!(expected), "{levels}");
        Ok(Some(()))
    })
    .await
}

/// The answer comes when it is asked for: four columns, and a better wording.
async fn dilemma(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    let answer = browser.find("#answer-fireworks").await?;
    ensure!(!answer.is_displayed().await?, "the answer is there already");
    press(context, "#show-fireworks").await?;
    focus_is_at(context, "show-fireworks").await?;
    levels_are(
        context,
        "#answer-fireworks",
        ["notice", "notice", "confirm", "confirm"],
    )
    .await?;
    says(
        context,
        "#answer-fireworks",
        "U spreekt hier namens de organisatie",
    )
    .await?;
    says(context, "#answer-fireworks", "lichtjestocht").await?;
    context.picture("practice-dilemma").await?;
    press(context, "#show-fireworks").await?;
    until("the answer to go", async || {
        let answer = browser.find("#answer-fireworks").await?;
        Ok((!answer.is_displayed().await?).then_some(()))
    })
    .await
}

/// The columns follow the typing and who writes, and say so; nothing is kept.
async fn own_text(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("other", "Gemeente Hoorn", "gemeente")
        .await?;
    open(context).await?;
    write(context, "#text", SECOND_EXAMPLE).await?;
    let expected = ["notice", "notice", "confirm", "confirm"];
    levels_are(context, "#columns", expected).await?;
    let said = browser.find("#spoken").await?.prop("textContent").await?;
    let said = said.unwrap_or_default();
    ensure!(said.contains("Beleidsadviseurs: "), "{said:?}");
    write(
        context,
        "#text",
        "Twee doden in een woning, dit was weer huiselijk geweld.",
    )
    .await?;
    let elsewhere = ["confirm", "confirm", "notice", "notice"];
    levels_are(context, "#columns", elsewhere).await?;
    choose(context, "#who", "cause").await?;
    levels_are(context, "#columns", ["confirm"; 4]).await?;
    press(context, "#rewrite-own-opinion").await?;
    focus_is_at(context, "text").await?;
    levels_are(context, "#columns", ["none"; 4]).await?;
    let kept = "return JSON.stringify(await api.storage.local.get(null));";
    let kept = context.in_extension(kept, vec![]).await?.to_string();
    ensure!(!kept.contains("doden"), "the text is kept: {kept}");
    let requests = context.server.requests();
    ensure!(requests.is_empty(), "asked for: {requests:#?}");
    Ok(())
}

/// All answers at once, in large letters; what was typed stays.
async fn for_a_team(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    write(context, "#text", "De koffie staat klaar.").await?;
    let size = "return parseFloat(getComputedStyle(document.body).fontSize);";
    let before = browser.run(size, vec![]).await?.as_f64();
    press(context, "#big").await?;
    press(context, "#show-all").await?;
    let pressed = browser.count("[aria-pressed=true]").await?;
    ensure!(pressed == 2, "{pressed} are pressed");
    let after = browser.run(size, vec![]).await?.as_f64();
    ensure!(after > before, "{before:?}, then {after:?}");
    let hidden = browser.count(".answer[hidden]").await?;
    ensure!(hidden == 0, "{hidden} answers are hidden");
    let typed = browser.find("#text").await?.prop("value").await?;
    ensure!(
        typed.as_deref() == Some("De koffie staat klaar."),
        "{typed:?}"
    );
    context.picture("practice-large").await
}

/// On paper there are all answers, and no buttons.
async fn print(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    // The rules for paper, applied to the screen.
    let script = "
        for (const link of document.querySelectorAll('link[media=print]')) link.media = 'all';
        const shown = css => [...document.querySelectorAll(css)].filter(node => node.checkVisibility()).length;
        return new Promise(done => requestAnimationFrame(() => done([
            shown('article'), shown('.answer'), shown('td'), shown('button, textarea, select')])));";
    let shown = browser.run_async(script, vec![]).await?;
    let dilemmas = shown[0].as_u64().unwrap_or_default();
    ensure!(dilemmas >= 12, "{shown}");
    ensure!(
        shown == json!([dilemmas, dilemmas, 4 * dilemmas, 0]),
        "{shown}"
    );
    context.picture("practice-print").await
}

/// With all answers and a text, in both sizes of letters.
async fn accessible(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    accessibility::check(browser).await?;
    press(context, "#show-all").await?;
    write(context, "#text", SECOND_EXAMPLE).await?;
    browser.find("#columns td").await?;
    accessibility::check(browser).await?;
    press(context, "#big").await?;
    accessibility::check(browser).await
}

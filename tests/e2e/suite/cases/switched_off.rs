//! What is written somewhere that the person does not want looked at.

use super::popup;
use crate::case::Case;
use crate::context::{Context, HARMLESS, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use fantoccini::wd::WindowHandle;
use namens_e2e::{Answer, Composer, Press, Site, until};
use serde_json::json;

/// Mail, which is off at first, and others that are switched off.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("gmail/switched-off/at-first", |context| {
            Box::pin(mail_at_first(context, "mail.google.com", "gmail"))
        }),
        Case::new("outlook/switched-off/at-first", |context| {
            Box::pin(mail_at_first(context, "outlook.office.com", "outlook"))
        }),
        Case::new("gmail/quoted", |context| Box::pin(quoted(context))),
        Case::new("facebook-comment/switched-off", |context| {
            Box::pin(comment(context))
        }),
        Case::new("mastodon/switched-off/while-writing", |context| {
            Box::pin(while_writing(context))
        }),
    ]
}

/// A risky mail goes out unasked, and nothing is loaded. Once the person
/// switches mail on, in the settings, the same page holds it.
async fn mail_at_first(context: &Context, host: &str, id: &str) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let site = Site::all().find(|site| site.site() == id);
    let site = site.expect("the table has it");
    browser.open(&context.server.url(host, "/")).await?;
    let page = browser.client().window().await?;
    let composer = Composer::find(browser, site).await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    for (press, number) in [(Press::Button, 1), (Press::ControlEnter, 2)] {
        composer.rewrite(browser, THIRD_EXAMPLE).await?;
        composer.publish(browser, press).await?;
        context.published(&vec![THIRD_EXAMPLE; number]).await?;
        context.shows_nothing().await?;
        nothing_is_loaded(context, "off").await?;
    }
    popup::open(context).await?;
    popup::waits_for(context, "surfaces-off").await?;
    popup::close(context, &page).await?;

    switch(context, "mail", &page).await?;
    composer.rewrite(browser, THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await
}

/// Presses the tick of a surface on the settings page, and goes back.
async fn switch(context: &Context, surface: &str, back: &WindowHandle) -> Result<()> {
    let browser = &context.browser;
    browser.new_tab().await?;
    browser
        .open(&browser.extension().page("settings.html"))
        .await?;
    popup::press(context, &format!("#surface-{surface}")).await?;
    let get = "return (await (globalThis.browser ?? chrome).storage.local.get('settings'))
                   .settings.surfaces_off ?? null;";
    until("the setting", async || {
        let off = browser.run_async(get, vec![]).await?;
        Ok((off == json!([])).then_some(()))
    })
    .await?;
    browser.client().close_window().await?;
    browser.switch_to(back).await
}

async fn nothing_is_loaded(context: &Context, state: &str) -> Result<()> {
    let status = context.status().await?;
    ensure!(
        status["state"] == state && status["engine"].is_null(),
        "{status}"
    );
    Ok(())
}

/// What somebody else wrote and an answer only quotes is not looked at.
async fn quoted(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let gmail = Site::all().find(|site| site.site() == "gmail");
    let gmail = gmail.expect("the table has it");
    let composer = context.composer(gmail, "/?reply=1").await?;
    // At the place where an answer is written, above what is quoted.
    composer.focus_below(browser).await?;
    browser.type_text(HARMLESS).await?;
    context.browser.typing_has_paused().await?;
    let text = composer.text(browser).await?;
    ensure!(text.contains("munitie"), "nothing is quoted: {text:?}");
    let status = context.status().await?;
    ensure!(status["state"] == "active", "{status}");
    context.shows_nothing().await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[HARMLESS]).await
}

/// A comment goes out unasked, and nothing is loaded for it; a post on the
/// same site is held.
async fn comment(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    context.surfaces_off(&["comment", "mail"]).await?;
    let composer = context.composer(Site::FACEBOOK_COMMENT, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Enter).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    context.shows_nothing().await?;
    nothing_is_loaded(context, "idle").await?;
    let composer = context.composer(Site::FACEBOOK, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await
}

/// The warning goes when what it is about is switched off, and so does the
/// question.
async fn while_writing(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    context.surfaces_off(&["post"]).await?;
    until("the warning to go", async || {
        Ok(browser.shown().await?.warning.is_none().then_some(()))
    })
    .await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    context.shows_nothing().await
}

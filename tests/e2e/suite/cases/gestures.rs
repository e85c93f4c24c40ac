//! One gesture publishes at most once, and never answers the question that it
//! brought up.

use crate::case::Case;
use crate::context::{Context, HARMLESS, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Answer, Chord, Press, Site, until};
use serde_json::{Value, json};

/// Short enough to be typed before any engine can be loaded.
const SHORT: &str = "BSN 123456782 van Jan Klaassen";

/// Each on both sites.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for site in Site::TWO {
        let mut add = |name: &str, run: Test| {
            let name = format!("{site}/gesture/{name}");
            cases.push(Case::new(name, move |context| run(context, site)));
        };
        add("double-click-harmless", |c, s| {
            Box::pin(double_click_harmless(c, s))
        });
        add("double-click-held", |c, s| {
            Box::pin(double_click_held(c, s))
        });
        add("double-click-lands-on-answer", |c, s| {
            Box::pin(lands_on_answer(c, s))
        });
        add("held-keys-harmless", |c, s| {
            Box::pin(held_keys_harmless(c, s))
        });
        add("held-keys-held", |c, s| Box::pin(held_keys_held(c, s)));
        add("in-one-go-harmless", |c, s| {
            Box::pin(in_one_go_harmless(c, s))
        });
        add("in-one-go-held", |c, s| Box::pin(in_one_go_held(c, s)));
        add("page-in-one-go-harmless", |c, s| {
            Box::pin(page_harmless(c, s))
        });
        add("page-in-one-go-held", |c, s| Box::pin(page_held(c, s)));
        add("escape", |c, s| Box::pin(escape(c, s)));
        add("keys-stay-inside", |c, s| Box::pin(keys_stay_inside(c, s)));
        add("enter-answers-change", |c, s| {
            Box::pin(enter_answers_change(c, s))
        });
    }
    cases
}

type Test = for<'a> fn(&'a Context, Site) -> crate::case::Running<'a>;

async fn double_click_harmless(context: &Context, site: Site) -> Result<()> {
    let composer = context.composer(site, "/").await?;
    composer.write(&context.browser, HARMLESS).await?;
    context.browser.click(composer.button()?, 2).await?;
    context.published(&[HARMLESS]).await?;
    context.then_later(&composer, &[HARMLESS]).await
}

async fn double_click_held(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.click(composer.button()?, 2).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    context.only_later_is_published(&composer).await
}

/// The publish button lies where "Post anyway" will appear.
async fn lands_on_answer(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    for name in ["post", "change"] {
        let button = browser.part(&format!("#question [name={name}]")).await?;
        let (left, top, width, height) = button.rectangle().await?;
        browser.answer(Answer::Change).await?;
        let put_there = "
            const [button, left, top, width, height] = arguments;
            Object.assign(button.style, {
                position: 'fixed', margin: 0, zIndex: 1000,
                left: left + 'px', top: top + 'px', width: width + 'px', height: height + 'px',
            });";
        let place = vec![
            json!(composer.button()?),
            json!(left),
            json!(top),
            json!(width),
            json!(height),
        ];
        browser.run(put_there, place).await?;
        composer.focus(browser).await?;
        browser.slow_double_click(composer.button()?).await?;
        let question = browser.question().await?;
        ensure!(
            context.server.publications().is_empty(),
            "answered by the second click"
        );
        ensure!(
            question.focused == "change",
            "focus on {:?}",
            question.focused
        );
    }
    browser.answer(Answer::Change).await?;
    context.only_later_is_published(&composer).await
}

async fn held_keys_harmless(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, HARMLESS).await?;
    browser.hold_control_enter(10).await?;
    browser.let_go().await?;
    context.published(&[HARMLESS]).await?;
    context.then_later(&composer, &[HARMLESS]).await
}

async fn held_keys_held(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning().await?;
    browser.hold_control_enter(10).await?;
    let early = browser.shown().await?.question;
    ensure!(early.is_none(), "asked before the keys were up");
    browser.let_go().await?;
    browser.question().await?;
    // Held anew over the open question: a chord answers nothing.
    browser.hold_control_enter(10).await?;
    browser.let_go().await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    context.only_later_is_published(&composer).await
}

async fn in_one_go_harmless(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(site, "/").await?;
    composer.focus(browser).await?;
    browser
        .type_and_press(HARMLESS, &Chord::control_enter())
        .await?;
    context.published(&[HARMLESS]).await?;
    context.then_later(&composer, &[HARMLESS]).await
}

async fn in_one_go_held(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(site, "/").await?;
    composer.focus(browser).await?;
    browser
        .type_and_press(SHORT, &Chord::control_enter())
        .await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    context.only_later_is_published(&composer).await
}

/// The page types and presses Ctrl+Enter itself, right after load: the engine
/// cannot be there yet.
async fn page_harmless(context: &Context, site: Site) -> Result<()> {
    let composer = context.composer(site, &at_once(HARMLESS)).await?;
    context.published(&[HARMLESS]).await?;
    context.then_later(&composer, &[HARMLESS]).await
}

async fn page_held(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(site, &at_once(SHORT)).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    ensure!(composer.text(browser).await? == SHORT, "text changed");
    context.only_later_is_published(&composer).await
}

fn at_once(text: &str) -> String {
    let query: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    format!("/at-once?text={query}")
}

/// Escape is "Change", and the whole key stays with the dialog.
async fn escape(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    listen(context).await?;
    browser.press(&Chord::key(Key::Escape)).await?;
    browser.no_dialog().await?;
    browser.type_text("!").await?;
    let text = composer.text(browser).await?;
    ensure!(
        text == format!("{THIRD_EXAMPLE}!"),
        "caret or focus lost: {text:?}"
    );
    let heard = heard(context).await?;
    ensure!(
        heard.iter().all(|key| key == "!"),
        "the page heard {heard:?}"
    );
    context.only_later_is_published(&composer).await
}

/// What is typed into the dialog does not reach the page.
async fn keys_stay_inside(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::ControlEnter).await?;
    browser.question().await?;
    listen(context).await?;
    browser.type_text("abc").await?;
    browser.press(&Chord::key(Key::Tab)).await?;
    browser.press(&Chord::key(Key::Down)).await?;
    browser.press(&Chord::control_enter()).await?;
    let heard = heard(context).await?;
    ensure!(heard.is_empty(), "the page heard {heard:?}");
    browser.answer(Answer::Change).await?;
    ensure!(
        composer.text(browser).await? == THIRD_EXAMPLE,
        "text changed"
    );
    context.only_later_is_published(&composer).await
}

/// The default answer is "Change", by a press of Enter of its own.
async fn enter_answers_change(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::ControlEnter).await?;
    until("the focus on Change", async || {
        let question = browser.shown().await?.question;
        Ok(question.filter(|question| question.focused == "change"))
    })
    .await?;
    browser.press(&Chord::key(Key::Return)).await?;
    browser.no_dialog().await?;
    let text = composer.text(browser).await?;
    ensure!(text == THIRD_EXAMPLE, "Enter fell through: {text:?}");
    context.only_later_is_published(&composer).await
}

/// Has the page note every key that it hears from now on.
async fn listen(context: &Context) -> Result<()> {
    let script = "
        window.heardKeys = [];
        for (const type of ['keydown', 'keypress', 'keyup'])
            for (const target of [window, document])
                target.addEventListener(type, event => heardKeys.push(event.key), true);";
    context.browser.run(script, vec![]).await?;
    Ok(())
}

async fn heard(context: &Context) -> Result<Vec<String>> {
    let keys = context
        .browser
        .run("return window.heardKeys", vec![])
        .await?;
    let Value::Array(keys) = keys else {
        return Ok(Vec::new());
    };
    Ok(keys
        .iter()
        .filter_map(|key| key.as_str().map(str::to_owned))
        .collect())
}

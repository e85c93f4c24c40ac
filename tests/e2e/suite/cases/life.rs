//! What happens to composers in real pages: where they live, how they come
//! and go, and how a text gets into them.

use crate::case::{Case, Running};
use crate::context::{Context, HARMLESS, LATER, THIRD_EXAMPLE};
use anyhow::{Context as _, Result, ensure};
use fantoccini::Locator;
use fantoccini::key::Key;
use namens_e2e::{Answer, Chord, Composer, Element, Press, Site, until};
use serde_json::json;

/// Another host than the generic composer's, with no policy on frames.
const HOST: &str = "bsky.app";

/// Where a composer lives.
const PLACES: [&str; 6] = [
    "dialog",
    "popover",
    "frame",
    "empty-frame",
    "window",
    "next-page",
];

/// What its button is called.
const NAMES: [&str; 6] = [
    "Bericht plaatsen",
    "Beitrag veröffentlichen",
    "Publier",
    "Send",
    // By its form alone.
    "OK",
    "Wijzigingen opslaan",
];

type Test = for<'a> fn(&'a Context) -> Running<'a>;

const TESTS: [(&str, Test); 10] = [
    ("in-shadow", |c| Box::pin(in_shadow(c))),
    ("moved", |c| Box::pin(moved(c))),
    ("draft", |c| Box::pin(draft(c))),
    ("set-by-script", |c| Box::pin(set_by_script(c))),
    ("by-voice", |c| Box::pin(by_voice(c))),
    ("no-button", |c| Box::pin(no_button(c))),
    ("no-button-chord", |c| Box::pin(no_button_chord(c))),
    ("scheduled", |c| Box::pin(scheduled(c))),
    ("thread", |c| Box::pin(thread(c))),
    ("search-is-no-composer", |c| Box::pin(search(c))),
];

/// All of them.
pub fn all() -> Vec<Case> {
    let places = PLACES.map(|place| {
        Case::new(format!("life/in-{place}"), move |context| {
            Box::pin(lives(context, place))
        })
    });
    let names = NAMES.map(|name| {
        let slug = name.to_lowercase().replace(' ', "-");
        Case::new(format!("life/button-{slug}"), move |context| {
            Box::pin(named(context, name))
        })
    });
    let tests =
        TESTS.map(|(name, test)| Case::new(format!("life/{name}"), move |context| test(context)));
    places.into_iter().chain(names).chain(tests).collect()
}

/// Opens the notice board.
async fn open(context: &Context, query: &str) -> Result<()> {
    let address = context.server.url(HOST, &format!("/life?{query}"));
    context.browser.open(&address).await
}

fn encoded(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// A composer that comes at a press, in a place of its own, is warned in and
/// held as any other; the question can be seen and answered there.
async fn lives(context: &Context, place: &str) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    open(context, &format!("in={place}")).await?;
    let before = browser.tabs().await?;
    browser.click(&browser.find(".new").await?, 1).await?;
    match place {
        "frame" | "empty-frame" => {
            browser.find("iframe").await?;
            browser.client().enter_frame(0).await?;
        }
        "window" => {
            let opened = until("the window", async || {
                let tabs = browser.tabs().await?;
                Ok(tabs.into_iter().find(|tab| !before.contains(tab)))
            });
            browser.switch_to(&opened.await?).await?;
        }
        _ => {}
    }
    let composer = Composer::find(browser, Site::GENERIC).await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    let warning = browser.warning_about("munitie").await?;
    ensure!(warning.level == "confirm", "level {}", warning.level);
    held(context, &composer).await
}

/// The editor stands in a shadow root of its own, its button in the one around it.
async fn in_shadow(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    open(context, "in=shadow").await?;
    browser.click(&browser.find(".new").await?, 1).await?;
    let outer = browser.find("notice-composer").await?;
    let outer = browser.shadow_root(&outer).await?;
    let inner = outer.find(Locator::Css("notice-editor")).await?;
    let editor = browser.shadow_root(&inner).await?;
    let editor = editor.find(Locator::Css(".entry-text")).await?;
    let button = outer.find(Locator::Css(".publish")).await?;
    let composer = Composer::of(Site::GENERIC, editor, button);
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    until("an empty composer", async || {
        Ok(composer.text(browser).await?.is_empty().then_some(()))
    })
    .await?;
    composer.write(browser, LATER).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[THIRD_EXAMPLE, LATER]).await
}

/// A button of this name publishes.
async fn named(context: &Context, name: &str) -> Result<()> {
    context.defence().await?;
    open(context, &format!("button={}", encoded(name))).await?;
    let composer = Composer::find(&context.browser, Site::GENERIC).await?;
    composer.write(&context.browser, THIRD_EXAMPLE).await?;
    held(context, &composer).await
}

/// Held at the button, kept by "Change", published once by "Post anyway", and
/// a later post goes out as ever.
async fn held(context: &Context, composer: &Composer) -> Result<()> {
    let browser = &context.browser;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    let text = composer.text(browser).await?;
    ensure!(text == THIRD_EXAMPLE, "text changed: {text:?}");
    let published = context.server.publications();
    ensure!(published.is_empty(), "published: {published:?}");
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    context.then_later(composer, &[THIRD_EXAMPLE]).await
}

/// The page puts the composer elsewhere, once while it is typed in and once
/// under the open question.
async fn moved(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    open(context, "").await?;
    let composer = Composer::find(browser, Site::GENERIC).await?;
    let go = "window.dispatchEvent(new Event('fixture:move'))";
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.run(go, vec![]).await?;
    browser.warning().await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.run(go, vec![]).await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    context.then_later(&composer, &[THIRD_EXAMPLE]).await
}

/// A draft that the page put back is held though nobody typed it.
async fn draft(context: &Context) -> Result<()> {
    context.defence().await?;
    open(context, &format!("text={}", encoded(THIRD_EXAMPLE))).await?;
    let composer = Composer::find(&context.browser, Site::GENERIC).await?;
    held(context, &composer).await
}

/// The page changes the text without any event after a harmless one was typed.
async fn set_by_script(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    open(context, "").await?;
    let composer = Composer::find(browser, Site::GENERIC).await?;
    composer.write(browser, HARMLESS).await?;
    let set = "arguments[0].value = arguments[1]";
    let arguments = vec![json!(composer.editor), json!(THIRD_EXAMPLE)];
    browser.run(set, arguments).await?;
    held(context, &composer).await
}

/// Dictated: text comes without a key.
async fn by_voice(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    open(context, "").await?;
    let composer = Composer::find(browser, Site::GENERIC).await?;
    composer.focus(browser).await?;
    browser.commit(THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    held(context, &composer).await
}

/// Nothing tells when it publishes: it warns, promises no question, and says
/// that it does not see it.
async fn no_button(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    open(context, "button=none").await?;
    let editor = browser.find(".entry-text").await?;
    browser.click(&editor, 1).await?;
    browser.type_text(THIRD_EXAMPLE).await?;
    let warning = browser.warning_about("munitie").await?;
    ensure!(!warning.text.contains("vragen we"), "{}", warning.text);
    context.shows_mark("not-guarded").await?;
    browser.press(&Chord::key(Key::Return)).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    a_later_post(context, &editor).await
}

/// After the first post the box is empty, and a harmless one goes as it comes.
async fn a_later_post(context: &Context, editor: &Element) -> Result<()> {
    let browser = &context.browser;
    until("an empty box", async || {
        let is_empty = "return arguments[0].value === ''";
        let is_empty = browser.run(is_empty, vec![json!(editor)]).await?;
        Ok((is_empty == json!(true)).then_some(()))
    })
    .await?;
    browser.type_text(LATER).await?;
    browser.press(&Chord::key(Key::Return)).await?;
    context.published(&[THIRD_EXAMPLE, LATER]).await
}

/// Control and Enter is held there too; what is to be posted anyway is the
/// person's own next press.
async fn no_button_chord(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    open(context, "button=none").await?;
    let editor = browser.find(".entry-text").await?;
    browser.click(&editor, 1).await?;
    browser.type_text(THIRD_EXAMPLE).await?;
    browser.warning().await?;
    browser.press(&Chord::control_enter()).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.shows_mark("press-once-more").await?;
    let published = context.server.publications();
    ensure!(published.is_empty(), "published: {published:?}");
    browser.press(&Chord::control_enter()).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    a_later_post(context, &editor).await
}

/// Choosing a time is not publishing; the button that schedules is held.
async fn scheduled(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(Site::LINKEDIN, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning().await?;
    let clock = browser
        .find_all(
            Some("#interop-outlet"),
            ".share-actions__scheduled-post-btn",
        )
        .await?;
    browser.click(clock.first().context("no clock")?, 1).await?;
    let pressed = "return arguments[0].ariaPressed";
    let pressed = browser.run(pressed, vec![json!(clock[0])]).await?;
    ensure!(pressed == json!("true"), "the press on the clock was kept");
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    context.then_later(&composer, &[THIRD_EXAMPLE]).await
}

/// The posts of a thread are one publication: what is risky in the second is
/// said with its place while the caret is in the first, and holds both.
async fn thread(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    context.open(Site::BLUESKY, "/?thread=1").await?;
    let composer = Composer::find(browser, Site::BLUESKY).await?;
    let boxes = browser.find_all(None, ".tiptap.ProseMirror").await?;
    let [first, second] = boxes.as_slice() else {
        anyhow::bail!("{} boxes", boxes.len());
    };
    for (field, text) in [(second, THIRD_EXAMPLE), (first, HARMLESS)] {
        browser.click(field, 1).await?;
        browser.type_text(text).await?;
    }
    // While the first was empty there was one box.
    until("the second box in the warning", async || {
        let warning = browser.shown().await?.warning;
        Ok(warning.filter(|warning| warning.text.contains("In tekstvak 2")))
    })
    .await?;
    composer.publish(browser, Press::ControlEnter).await?;
    let question = browser.question().await?;
    ensure!(question.text.contains("In tekstvak 2"), "{}", question.text);
    browser.answer(Answer::Post).await?;
    let whole = format!("{HARMLESS}\n\n{THIRD_EXAMPLE}");
    context.published(&[whole.as_str()]).await
}

/// What is typed into a search box loads nothing.
async fn search(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    open(context, "in=dialog").await?;
    let search = browser.find("input[type=search]").await?;
    browser.click(&search, 1).await?;
    browser.type_text(THIRD_EXAMPLE).await?;
    browser.press(&Chord::key(Key::Return)).await?;
    let status = context.status().await.context("no loader")?;
    ensure!(status["state"] == "idle", "{status}");
    Ok(())
}

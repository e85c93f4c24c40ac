//! The texts of a post beside its own: the content warning, the descriptions
//! of pictures, the options of a poll.

use crate::case::Case;
use crate::context::{Context, HARMLESS};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Answer, Chord, Composer, Press, Site};
use namens_fixture_sites::Draft;

/// What each field is filled with, in the order of [`FIELDS`].
type Texts = [&'static str; 3];

const MILD: Texts = ["Bosnieuws", "Een pad tussen hoge bomen", "Vaker wandelen"];

/// Short enough for a poll.
const RISKY: &str = "BSN 123456782 van Jan Klaassen";

/// A field's part in a test's name, and what the warning calls it.
const FIELDS: [(&str, &str); 3] = [
    ("content-warning", "In de waarschuwing vooraf"),
    ("alt-text", "In de beschrijving van de afbeelding"),
    ("poll", "In de poll"),
];

/// On the site whose fixture has them all.
pub fn all() -> Vec<Case> {
    let mut cases = vec![Case::new("mastodon/fields/harmless", |context| {
        Box::pin(harmless(context))
    })];
    for (index, (name, label)) in FIELDS.into_iter().enumerate() {
        let mut texts = MILD;
        texts[index] = RISKY;
        cases.push(Case::new(
            format!("mastodon/fields/{name}/changed"),
            move |context| Box::pin(changed(context, texts, label)),
        ));
        cases.push(Case::new(
            format!("mastodon/fields/{name}/posted"),
            move |context| Box::pin(posted(context, texts, label)),
        ));
    }
    cases
}

async fn harmless(context: &Context) -> Result<()> {
    let composer = write(context, MILD).await?;
    composer.publish(&context.browser, Press::Button).await?;
    context.published(&[HARMLESS]).await?;
    has(context, MILD)?;
    context.shows_nothing().await
}

/// Held, and "Change" leaves every field as it was.
async fn changed(context: &Context, texts: Texts, label: &str) -> Result<()> {
    let browser = &context.browser;
    let composer = write(context, texts).await?;
    held(context, &composer, Press::Button, label).await?;
    browser.answer(Answer::Change).await?;
    ensure!(composer.text(browser).await? == HARMLESS, "text changed");
    // Without the field that it was about, it goes.
    for button in ["Add content warning", "Add a poll"] {
        press(context, &format!("[aria-label='{button}']")).await?;
    }
    press(context, ".compose-form__upload .icon-button").await?;
    press(context, "#description").await?;
    browser.press(&Chord::control('a')).await?;
    browser.press(&Chord::key(Key::Delete)).await?;
    press(context, ".dialog-modal__header .button").await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[HARMLESS]).await?;
    has(context, ["", "", ""])
}

/// Held, and "Post anyway" publishes every field as it was, once.
async fn posted(context: &Context, texts: Texts, label: &str) -> Result<()> {
    let browser = &context.browser;
    let composer = write(context, texts).await?;
    composer.focus(browser).await?;
    held(context, &composer, Press::ControlEnter, label).await?;
    browser.answer(Answer::Post).await?;
    context.published(&[HARMLESS]).await?;
    has(context, texts)?;
    context.then_later(&composer, &[HARMLESS]).await
}

/// The warning says which words are meant and where they stand, and the
/// question says it again.
async fn held(context: &Context, composer: &Composer, press: Press, label: &str) -> Result<()> {
    let browser = &context.browser;
    let warning = browser.warning_about("123456782").await?;
    composer.publish(browser, press).await?;
    let question = browser.question().await?;
    for text in [&warning.text, &question.text] {
        for (_, other) in FIELDS {
            let is_named = text.contains(other);
            ensure!(is_named == (other == label), "{other}: {text}");
        }
    }
    let published = context.server.publications();
    ensure!(published.is_empty(), "published: {published:?}");
    Ok(())
}

/// Opens the fields one by one and types into them, the post's own last.
async fn write(context: &Context, [warning, description, option]: Texts) -> Result<Composer> {
    let browser = &context.browser;
    let composer = context.composer(Site::MASTODON, "/").await?;
    press(context, "[aria-label='Add content warning']").await?;
    type_into(context, "#cw-spoiler-input", warning).await?;
    press(context, "[aria-label='Add images']").await?;
    press(context, ".compose-form__upload .icon-button").await?;
    type_into(context, "#description", description).await?;
    press(context, ".dialog-modal__header .button").await?;
    press(context, "[aria-label='Add a poll']").await?;
    type_into(
        context,
        ".poll__option input[placeholder='Option 2']",
        option,
    )
    .await?;
    composer.write(browser, HARMLESS).await?;
    Ok(composer)
}

async fn press(context: &Context, css: &str) -> Result<()> {
    let button = context.browser.find(css).await?;
    context.browser.click(&button, 1).await
}

async fn type_into(context: &Context, css: &str, text: &str) -> Result<()> {
    press(context, css).await?;
    context.browser.type_text(text).await
}

/// The first publication has these texts in its fields.
fn has(context: &Context, [warning, description, option]: Texts) -> Result<()> {
    let published = context.server.publications();
    let fields = published.first().map(|one| {
        let Draft {
            content_warning,
            alt_texts,
            poll,
            ..
        } = &one.draft;
        // One option stays empty.
        (content_warning.clone(), alt_texts.concat(), poll.concat())
    });
    let expected = (
        warning.to_owned(),
        description.to_owned(),
        option.to_owned(),
    );
    ensure!(fields.as_ref() == Some(&expected), "{fields:?}");
    Ok(())
}

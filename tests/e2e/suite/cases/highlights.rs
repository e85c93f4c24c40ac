//! The found words are underlined where they are written.

use crate::case::Case;
use crate::context::{Context, HARMLESS, LATER, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Answer, Chord, Composer, Press, Site, until};
use serde_json::json;

/// In the five editors; all text boxes of one composer where a fixture has some.
pub fn all() -> Vec<Case> {
    let mut cases = vec![
        Case::new("mastodon/highlights/fields", |context| {
            Box::pin(fields(context))
        }),
        Case::new("generic/highlights/scrolled-box", |context| {
            Box::pin(scrolled_box(context))
        }),
    ];
    for site in Site::FIVE {
        cases.push(Case::new(
            format!("{site}/highlights/while-typing"),
            move |context| Box::pin(while_typing(context, site)),
        ));
        cases.push(Case::new(
            format!("{site}/highlights/leave-nothing"),
            move |context| Box::pin(leave_nothing(context, site)),
        ));
    }
    cases
}

/// Waits until the words that the warning quotes are underlined, and no others.
async fn underlines_what_is_quoted(context: &Context, composer: &Composer) -> Result<()> {
    let browser = &context.browser;
    until("the words to be underlined", async || {
        let Some(warning) = browser.shown().await?.warning else {
            return Ok(None);
        };
        let sorted = |mut words: Vec<String>| {
            words.sort();
            words.dedup();
            words
        };
        let lines = sorted(browser.underlined(&composer.editor).await?);
        Ok((!lines.is_empty() && lines == sorted(warning.words)).then_some(()))
    })
    .await
}

/// The lines are where the words are: after typing, in the middle of it, after
/// pasting, undoing and scrolling.
async fn while_typing(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    let text = format!("Zo. 🙂 {THIRD_EXAMPLE}");
    composer.write(browser, &text).await?;
    browser.warning_about("munitie").await?;
    underlines_what_is_quoted(context, &composer).await?;
    context.picture(&format!("{site}-underlined")).await?;

    browser.press(&Chord::control(Key::Home.into())).await?;
    browser.drawn().await?;
    for letter in ["H", "o", "i", ".", " "] {
        browser.type_text(letter).await?;
        // No pause: what is drawn with the letter must be right.
        browser.underlined(&composer.editor).await?;
    }
    underlines_what_is_quoted(context, &composer).await?;

    browser.press(&Chord::control('a')).await?;
    browser.press(&Chord::control('c')).await?;
    browser.press(&Chord::control(Key::End.into())).await?;
    browser.drawn().await?;
    browser.press(&Chord::control('v')).await?;
    let twice = until("the text twice", async || {
        let text = composer.text(browser).await?;
        Ok((text.matches("munitie").count() == 2).then_some(text))
    });
    twice.await?;
    browser.underlined(&composer.editor).await?;
    underlines_what_is_quoted(context, &composer).await?;
    browser.press(&Chord::control('z')).await?;
    until("the text once", async || {
        let text = composer.text(browser).await?;
        Ok((text.matches("munitie").count() == 1).then_some(()))
    })
    .await?;
    browser.underlined(&composer.editor).await?;
    underlines_what_is_quoted(context, &composer).await?;

    browser.run("scrollBy(0, 60)", vec![]).await?;
    browser.drawn().await?;
    browser.underlined(&composer.editor).await?;
    underlines_what_is_quoted(context, &composer).await
}

/// With the words the lines go, and everything that was there for them.
async fn leave_nothing(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    let before = browser.traces_of_underlines().await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    underlines_what_is_quoted(context, &composer).await?;
    let with = browser.traces_of_underlines().await?;
    ensure!(with > before, "{with} traces, {before} before");
    composer.rewrite(browser, HARMLESS).await?;
    let gone = async |what: &str| {
        until(what, async || {
            let after = browser.traces_of_underlines().await?;
            Ok((after == before).then_some(()))
        })
        .await
    };
    gone("no trace after the words").await?;
    composer.rewrite(browser, THIRD_EXAMPLE).await?;
    underlines_what_is_quoted(context, &composer).await?;
    composer.publish(browser, composer.main_press()).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    gone("no trace after the post").await
}

/// Each text box has its own lines.
async fn fields(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(Site::MASTODON, "/").await?;
    let button = browser.find("[aria-label='Add content warning']").await?;
    browser.click(&button, 1).await?;
    let warning = browser.find("#cw-spoiler-input").await?;
    browser.click(&warning, 1).await?;
    browser.type_text("BSN 123456782").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    underlines_what_is_quoted(context, &composer).await?;
    let lines = browser.underlined(&composer.editor).await?;
    for words in ["123456782", "munitie"] {
        let is = lines.iter().any(|line| line.contains(words));
        ensure!(is, "{words} is not underlined: {lines:?}");
    }
    context.picture("mastodon-underlined-fields").await
}

/// The lines scroll with the text in a box, and stay inside it.
async fn scrolled_box(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(Site::GENERIC, "/").await?;
    let text = format!("{HARMLESS}\n\n\n{THIRD_EXAMPLE}\n\n{LATER}");
    composer.write(browser, &text).await?;
    browser.warning_about("munitie").await?;
    for top in [40, 55, 70] {
        let scroll = "arguments[0].scrollTop = arguments[1]";
        let arguments = vec![json!(composer.editor), json!(top)];
        browser.run(scroll, arguments).await?;
        browser.drawn().await?;
        let lies_over = "
            const [node, editor] = arguments;
            const box = editor.getBoundingClientRect();
            return [...node.getRootNode().querySelectorAll('.copy mark')].flatMap(mark => {
                const [rect] = mark.getClientRects();
                const y = (rect.top + rect.bottom) / 2;
                if (y < box.top || y > box.bottom) return [];
                const at = document.caretPositionFromPoint(rect.left + 1, y);
                const found = editor.value.slice(at.offset, at.offset + mark.textContent.length);
                return [found === mark.textContent ? 'right' : `${mark.textContent} over ${found}`];
            });";
        let found = browser
            .inside(lies_over, vec![json!(composer.editor)])
            .await?
            .unwrap_or_default();
        let marks = found.as_array().into_iter().flatten();
        let marks: Vec<_> = marks.collect();
        ensure!(!marks.is_empty(), "no mark at {top}");
        ensure!(
            marks.iter().all(|mark| **mark == "right"),
            "{top}: {marks:?}"
        );
    }
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await
}

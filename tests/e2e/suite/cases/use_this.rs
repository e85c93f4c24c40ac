//! "Use this" puts the proposed words in the place of those that were found,
//! where the editor is known to take them; elsewhere they can be copied.

use crate::case::Case;
use crate::context::Context;
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Chord, Composer, Site, until};

const TEXT: &str = "Hoi. 🙂 Het BSN van Jan Klaassen is 123456782 en dat klopt. Fijne dag.";
const WORDS: &str = "123456782";
const PROPOSED: &str = "[nummer weggelaten]";

/// Where it is offered: an editor of each kind.
const OFFERED: [Site; 5] = [
    Site::MASTODON,
    Site::BLUESKY,
    Site::X,
    Site::LINKEDIN,
    Site::GENERIC,
];

/// And where it is not.
const COPIED: [Site; 2] = [Site::FACEBOOK, Site::GENERIC_RICH];

/// In each of these editors.
pub fn all() -> Vec<Case> {
    let offered = OFFERED.map(|site| {
        Case::new(format!("{site}/use-this/offered"), move |context| {
            Box::pin(offered(context, site))
        })
    });
    let copied = COPIED.map(|site| {
        Case::new(format!("{site}/use-this/copied"), move |context| {
            Box::pin(copied(context, site))
        })
    });
    offered.into_iter().chain(copied).collect()
}

/// A text with a number in it, the card open, and what was typed too long ago
/// to be undone together with what comes.
async fn warned(context: &Context, site: Site) -> Result<Composer> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, TEXT).await?;
    browser.warning_about(WORDS).await?;
    let pause = "await new Promise(done => setTimeout(done, 1200));";
    browser.run_async(pause, vec![]).await?;
    browser.open_warning().await?;
    Ok(composer)
}

/// Exactly the words change, in one step that can be undone, and what is then
/// published is what is shown.
async fn offered(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = warned(context, site).await?;
    let expected = TEXT.replace(WORDS, PROPOSED);
    let take = browser.part("#warning [name^='use-']").await?;
    context.picture(&format!("{site}-use-this")).await?;
    browser.click(&take, 1).await?;
    reads(context, &composer, &expected).await?;
    until("the finding to go", async || {
        let warning = browser.shown().await?.warning;
        let quotes = |words: &String| words.contains(WORDS);
        let is_gone = warning.is_none_or(|warning| !warning.words.iter().any(quotes));
        Ok(is_gone.then_some(()))
    })
    .await?;
    browser.press(&Chord::control('z')).await?;
    reads(context, &composer, TEXT).await?;

    browser.warning_about(WORDS).await?;
    browser.open_warning().await?;
    let take = browser.part("#warning [name^='use-']").await?;
    browser.click(&take, 1).await?;
    reads(context, &composer, &expected).await?;
    // The caret stands behind the new words.
    browser.drawn().await?;
    browser.type_text("!").await?;
    let expected = TEXT.replace(WORDS, &format!("{PROPOSED}!"));
    reads(context, &composer, &expected).await?;
    composer.publish(browser, composer.main_press()).await?;
    let published = until("the post", async || {
        if browser.shown().await?.question.is_some() {
            browser.answer(namens_e2e::Answer::Post).await?;
        }
        let published = context.server.publications();
        Ok(published.first().map(|one| one.draft.text.clone()))
    })
    .await?;
    ensure!(published == expected, "published {published:?}");
    Ok(())
}

/// The words are on the clipboard, and the text is as it was.
async fn copied(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = warned(context, site).await?;
    let script = "return arguments[0].getRootNode().querySelectorAll('[name^=\"use-\"]').length";
    let offers = browser.inside(script, vec![]).await?;
    ensure!(offers == Some(0.into()), "offered {offers:?}");
    let copy = browser.part("#warning [name^='copy-']").await?;
    browser.click(&copy, 1).await?;
    until("the button to say so", async || {
        Ok((copy.text().await? == "Gekopieerd").then_some(()))
    })
    .await?;
    reads(context, &composer, TEXT).await?;
    browser.press(&Chord::control(Key::End.into())).await?;
    browser.drawn().await?;
    browser.press(&Chord::control('v')).await?;
    reads(context, &composer, &format!("{TEXT}{PROPOSED}")).await
}

async fn reads(context: &Context, composer: &Composer, expected: &str) -> Result<()> {
    let mut last = String::new();
    let done = until("the text", async || {
        last = composer.text(&context.browser).await?;
        Ok((last == expected).then_some(()))
    })
    .await;
    ensure!(done.is_ok(), "{last:?}, not {expected:?}");
    Ok(())
}

//! Sites that answer a press in their own way, and more than one composer.

use crate::case::{Case, Running};
use crate::context::{Context, HARMLESS, LATER, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::{Answer, Chord, Composer, Press, Site, until};
use serde_json::json;

type Test = for<'a> fn(&'a Context, Site) -> Running<'a>;

/// What each site's own shape can change on all of them, the rest on two.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |sites: &[Site], name: &str, run: Test| {
        for site in sites.iter().copied() {
            let name = format!("{site}/awkward/{name}");
            cases.push(Case::new(name, move |context| run(context, site)));
        }
    };
    add(&Site::FIVE, "two-composers-button", |c, s| {
        Box::pin(two_by_button(c, s))
    });
    add(&Site::FIVE, "two-composers-keyboard", |c, s| {
        Box::pin(two_by_keyboard(c, s))
    });
    add(&Site::FIVE, "acts-on-pointerdown", |c, s| {
        Box::pin(pointerdown(c, s))
    });
    add(&Site::FIVE, "ignores-untrusted", |c, s| {
        Box::pin(untrusted(c, s))
    });
    add(&Site::TWO, "ignores-untrusted-edited", |c, s| {
        Box::pin(untrusted_edited(c, s))
    });
    add(&Site::TWO, "slow-answer", |c, s| Box::pin(slow(c, s)));
    add(&Site::TWO, "error", |c, s| Box::pin(error(c, s)));
    add(&Site::FIVE, "replaced-then-changed", |c, s| {
        Box::pin(replaced_changed(c, s))
    });
    add(&Site::FIVE, "replaced-then-posted", |c, s| {
        Box::pin(replaced_posted(c, s))
    });
    add(&[Site::FACEBOOK], "two-steps", |c, _| {
        Box::pin(two_steps(c))
    });
    cases
}

/// A harmless text in the first composer, a risky one in the second.
async fn two(context: &Context, site: Site) -> Result<(Composer, Composer)> {
    let browser = &context.browser;
    context.defence().await?;
    context.open(site, "/?two=1").await?;
    let harmless = Composer::nth(browser, site, 0).await?;
    let risky = Composer::nth(browser, site, 1).await?;
    harmless.focus_below(browser).await?;
    browser.type_text(HARMLESS).await?;
    risky.focus_below(browser).await?;
    browser.type_text(THIRD_EXAMPLE).await?;
    browser.warning().await?;
    Ok((harmless, risky))
}

/// The risky one is held, by its own button and its own text; then the other
/// goes out without a question.
async fn two_by_button(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let (harmless, risky) = two(context, site).await?;
    risky.publish(browser, Press::Button).await?;
    let question = browser.question().await?;
    ensure!(question.text.contains("munitie"), "{}", question.text);
    browser.answer(Answer::Change).await?;
    ensure!(risky.text(browser).await? == THIRD_EXAMPLE, "text changed");
    harmless.focus_below(browser).await?;
    harmless.publish(browser, Press::ControlEnter).await?;
    context.published(&[HARMLESS]).await?;
    let question = browser.shown().await?.question;
    ensure!(question.is_none(), "asked: {question:?}");
    Ok(())
}

/// The risky one goes out when it is to be posted anyway; the other stays.
async fn two_by_keyboard(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let (harmless, risky) = two(context, site).await?;
    // The focus goes to and fro: what counts is where the key is pressed.
    harmless.focus_below(browser).await?;
    risky.focus_below(browser).await?;
    risky.publish(browser, Press::ControlEnter).await?;
    browser.question().await?;
    ensure!(harmless.text(browser).await? == HARMLESS, "text changed");
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    let composer = Composer::find(browser, site).await?;
    composer.focus_below(browser).await?;
    browser.press(&Chord::control('a')).await?;
    browser.type_text(LATER).await?;
    composer.publish(browser, Press::ControlEnter).await?;
    context.published(&[THIRD_EXAMPLE, LATER]).await
}

/// The site publishes when the button goes down.
async fn pointerdown(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/?act=pointerdown").await?;
    composer.write(browser, HARMLESS).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[HARMLESS]).await?;
    let mut published = vec![HARMLESS];
    for press in [Press::Button, Press::ControlEnter] {
        let composer = composer.again(browser).await?;
        composer.rewrite(browser, THIRD_EXAMPLE).await?;
        composer.publish(browser, press).await?;
        browser.question().await?;
        let before = context.server.publications().len();
        ensure!(before == published.len(), "published unasked");
        browser.answer(Answer::Post).await?;
        published.push(THIRD_EXAMPLE);
        context.published(&published).await?;
    }
    context.then_later(&composer, &published).await
}

/// The site hears no click that a script made: the person is asked to press
/// once more, and that press goes through, once.
async fn untrusted(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = pressed_in_vain(context, site).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    let composer = composer.again(browser).await?;
    composer.rewrite(browser, LATER).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[THIRD_EXAMPLE, LATER]).await
}

/// That press is for the text that was approved, and for no other.
async fn untrusted_edited(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = pressed_in_vain(context, site).await?;
    let edited = format!("{THIRD_EXAMPLE} Echt waar.");
    composer.rewrite(browser, &edited).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    context.only_later_is_published(&composer).await
}

async fn pressed_in_vain(context: &Context, site: Site) -> Result<Composer> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/?untrusted=ignore").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.shows_mark("press-once-more").await?;
    let published = context.server.publications();
    ensure!(published.is_empty(), "published: {published:?}");
    Ok(composer)
}

/// The site answers after five seconds. Whatever is pressed meanwhile
/// publishes nothing a second time.
async fn slow(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/?answer=slow").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::ControlEnter).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    composer.publish(browser, Press::Button).await?;
    composer.publish(browser, Press::ControlEnter).await?;
    context.then_later(&composer, &[THIRD_EXAMPLE]).await
}

/// The site refuses: it is not tried again, and the person's own next press
/// goes through.
async fn error(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/?answer=error").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.shows_mark("press-once-more").await?;
    let refused = context.server.refused();
    ensure!(refused.len() == 1, "sent {refused:#?}");
    ensure!(
        composer.text(browser).await? == THIRD_EXAMPLE,
        "text changed"
    );
    composer.publish(browser, Press::Button).await?;
    until("the second try", async || {
        Ok((context.server.refused().len() == 2).then_some(()))
    })
    .await?;
    let question = browser.shown().await?.question;
    ensure!(question.is_none(), "asked: {question:?}");
    Ok(())
}

/// The site puts a new composer in the place of the one that is asked about.
async fn replaced(context: &Context, site: Site) -> Result<Composer> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    let replace = "window.dispatchEvent(new Event('fixture:replace'))";
    browser.run(replace, vec![]).await?;
    until("the old composer to go", async || {
        let there = "return arguments[0].isConnected";
        let there = browser.run(there, vec![json!(composer.editor)]).await;
        // A driver knows no element that is gone.
        Ok((!there.is_ok_and(|there| there == json!(true))).then_some(()))
    })
    .await?;
    Composer::find(browser, site).await
}

/// "Change" goes to the new one, which is held as the old one was.
async fn replaced_changed(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = replaced(context, site).await?;
    browser.answer(Answer::Change).await?;
    browser.type_text("x").await?;
    let text = composer.text(browser).await?;
    ensure!(
        text.len() == THIRD_EXAMPLE.len() + 1 && text.contains('x'),
        "the focus is elsewhere: {text:?}"
    );
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    context.only_later_is_published(&composer).await
}

/// "Post anyway" publishes from the new one, once.
async fn replaced_posted(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = replaced(context, site).await?;
    browser.answer(Answer::Post).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    context.then_later(&composer, &[THIRD_EXAMPLE]).await
}

/// A page's post: "Next" first, then "Post". Asked once, at the first.
async fn two_steps(context: &Context) -> Result<()> {
    const NEXT: &str = "[role=dialog] [aria-label=Next]";
    const POST: &str = "[role=dialog] [aria-label=Post]";
    let browser = &context.browser;
    context.defence().await?;
    context.open(Site::FACEBOOK, "/?steps=2").await?;
    let editor = browser.find("[role=dialog] [data-lexical-editor]").await?;
    browser.click(&editor, 1).await?;
    browser.type_text(THIRD_EXAMPLE).await?;
    browser.click(&browser.find(NEXT).await?, 1).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    ensure!(browser.count(POST).await? == 0, "went on after Change");
    browser.click(&browser.find(NEXT).await?, 1).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    let post = browser.find(POST).await?;
    ensure!(
        context.server.publications().is_empty(),
        "published by Next"
    );
    browser.click(&post, 1).await?;
    context.published(&[THIRD_EXAMPLE]).await?;
    let question = browser.shown().await?.question;
    ensure!(question.is_none(), "asked twice: {question:?}");
    Ok(())
}

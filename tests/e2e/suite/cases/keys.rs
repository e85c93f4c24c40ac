//! Every key that publishes, and the keys that only look like it.

use crate::case::Case;
use crate::context::{Context, HARMLESS, LATER, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Answer, Chord, Composer, Press, Site};

/// What publishes beside the presses of every day.
const PRESSES: [(Site, Press); 13] = [
    (Site::MASTODON, Press::MetaEnter),
    (Site::MASTODON, Press::EnterOnButton),
    (Site::MASTODON, Press::SpaceOnButton),
    (Site::BLUESKY, Press::MetaEnter),
    (Site::BLUESKY, Press::EnterOnButton),
    (Site::BLUESKY, Press::SpaceOnButton),
    (Site::X, Press::MetaEnter),
    (Site::LINKEDIN, Press::MetaEnter),
    (Site::FACEBOOK, Press::MetaEnter),
    (Site::FACEBOOK, Press::EnterOnButton),
    (Site::FACEBOOK, Press::SpaceOnButton),
    (Site::FACEBOOK_COMMENT, Press::ControlEnter),
    (Site::GENERIC, Press::MetaEnter),
];

/// Enough for a warning.
const NUMBER: &str = "BSN 123456782 van Jan Klaassen.";

/// What is composed with an input method: a text box, rich-text editors, and
/// one where Enter publishes.
const COMPOSED: [(Site, Press); 4] = [
    (Site::MASTODON, Press::ControlEnter),
    (Site::BLUESKY, Press::ControlEnter),
    (Site::X, Press::ControlEnter),
    (Site::FACEBOOK_COMMENT, Press::Enter),
];

/// Each key on the composers that hear it.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for (site, press) in PRESSES {
        cases.push(Case::new(format!("{site}/keys/{press}"), move |context| {
            Box::pin(publishes(context, site, press))
        }));
    }
    for (site, press) in COMPOSED {
        cases.push(Case::new(
            format!("{site}/keys/input-method"),
            move |context| Box::pin(input_method(context, site, press)),
        ));
    }
    cases.push(Case::new("facebook-comment/keys/shift-enter", |context| {
        Box::pin(shift_enter(context))
    }));
    cases.push(Case::new(
        "facebook-comment/keys/list-open-harmless",
        |context| Box::pin(list_open_harmless(context)),
    ));
    cases.push(Case::new(
        "facebook-comment/keys/list-open-held",
        |context| Box::pin(list_open_held(context)),
    ));
    cases.push(Case::new("bluesky/keys/list-open", |context| {
        Box::pin(list_open_with_control(context))
    }));
    cases
}

/// A harmless post goes, once; a risky one is held, and goes once when it is
/// to be posted anyway.
async fn publishes(context: &Context, site: Site, press: Press) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, HARMLESS).await?;
    composer.publish(browser, press).await?;
    context.published(&[HARMLESS]).await?;
    let composer = composer.again(browser).await?;
    composer.rewrite(browser, THIRD_EXAMPLE).await?;
    composer.publish(browser, press).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    ensure!(
        composer.text(browser).await? == THIRD_EXAMPLE,
        "text changed"
    );
    composer.publish(browser, press).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[HARMLESS, THIRD_EXAMPLE]).await?;
    context
        .then_later(&composer, &[HARMLESS, THIRD_EXAMPLE])
        .await
}

/// Shift and Enter makes a line where Enter publishes: nothing is published
/// and nothing asked.
async fn shift_enter(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(Site::FACEBOOK_COMMENT, "/").await?;
    let text = format!("{THIRD_EXAMPLE}\nTot morgen.");
    composer.write(browser, &text).await?;
    not_asked(context, &composer, &text).await?;
    composer.publish(browser, Press::Enter).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[text.as_str()]).await?;
    context.then_later(&composer, &[text.as_str()]).await
}

/// Enter chooses from the open list; the next one publishes.
async fn list_open_harmless(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(Site::FACEBOOK_COMMENT, "/").await?;
    composer.write(browser, &format!("{HARMLESS} @b")).await?;
    let text = choose(context, &composer, HARMLESS).await?;
    composer.publish(browser, Press::Enter).await?;
    context.published(&[text.as_str()]).await?;
    context.then_later(&composer, &[text.as_str()]).await
}

/// The same in a text that is held: the choice brings no question, the press
/// after it does.
async fn list_open_held(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(Site::FACEBOOK_COMMENT, "/").await?;
    let typed = format!("{THIRD_EXAMPLE} @b");
    composer.write(browser, &typed).await?;
    let text = choose(context, &composer, THIRD_EXAMPLE).await?;
    composer.publish(browser, Press::Enter).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    ensure!(composer.text(browser).await? == text, "text changed");
    context.only_later_is_published(&composer).await
}

/// Chooses the first of the open list with Enter, which does nothing else;
/// the text with what was chosen.
async fn choose(context: &Context, composer: &Composer, before: &str) -> Result<String> {
    let browser = &context.browser;
    browser.find("[role=listbox]").await?;
    browser.press(&Chord::key(Key::Return)).await?;
    let text = format!("{before} @bieb_zuid ");
    not_asked(context, composer, &text).await?;
    let lists = browser.count("[role=listbox]").await?;
    ensure!(lists == 0, "the list is still open");
    Ok(text)
}

/// Control and Enter publishes, list or no list.
async fn list_open_with_control(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(Site::BLUESKY, "/").await?;
    let text = format!("{THIRD_EXAMPLE} @b");
    composer.write(browser, &text).await?;
    browser.find("[role=listbox]").await?;
    composer.publish(browser, Press::ControlEnter).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    ensure!(composer.text(browser).await? == text, "text changed");
    context.only_later_is_published(&composer).await
}

/// Nothing is said of a text that is still being composed, and the Enter that
/// ends it publishes nothing. Then it is a text like any other.
async fn input_method(context: &Context, site: Site, press: Press) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, NUMBER).await?;
    let before = browser.warning_about("123456782").await?;
    // Its pause would be over in the middle of what follows.
    browser.type_text(" ").await?;
    browser.compose("De missie").await?;
    browser.compose(THIRD_EXAMPLE).await?;
    context.browser.typing_has_paused().await?;
    let during = browser.warning().await?;
    ensure!(during.words == before.words, "words {:?}", during.words);
    browser.choose_with_enter(THIRD_EXAMPLE).await?;
    browser.warning_about("munitie").await?;
    let text = format!("{NUMBER} {THIRD_EXAMPLE}");
    not_asked(context, &composer, &text).await?;
    composer.publish(browser, press).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[text.as_str()]).await?;
    let composer = composer.again(browser).await?;
    composer.rewrite(browser, LATER).await?;
    composer.publish(browser, press).await?;
    context.published(&[text.as_str(), LATER]).await
}

/// The text stands there; it was not published, and there is no question.
async fn not_asked(context: &Context, composer: &Composer, text: &str) -> Result<()> {
    let there = composer.text(&context.browser).await?;
    ensure!(there == text, "the text is {there:?}");
    let question = context.browser.shown().await?.question;
    ensure!(question.is_none(), "asked: {question:?}");
    let published = context.server.publications();
    ensure!(published.is_empty(), "published: {published:?}");
    Ok(())
}

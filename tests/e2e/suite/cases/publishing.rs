//! What everybody does every day: write, be warned, publish or not.

use crate::case::Case;
use crate::context::{Context, Csp, FIRST_EXAMPLE, HARMLESS, LATER, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Answer, Chord, Press, Site};

/// Emoji of one and of many code points, line breaks, an empty line, and
/// spaces at the end of a line.
const ORNAMENT: &str = "\n\nGroet van ons 👩‍👩‍👧 🏳️‍🌈 👍🏽  \nTot morgen 😀";

/// The text after the third example. An editable element without an editor
/// behind it changes spaces and empty lines by itself.
fn ornament(site: Site) -> &'static str {
    match site {
        Site::GenericRich => " Groet van ons 👩‍👩‍👧 🏳️‍🌈 👍🏽",
        _ => ORNAMENT,
    }
}

/// The composers beside those of [`Site::ALL`], with their two presses.
const FURTHER: [(Site, [Press; 2]); 3] = [
    (Site::FacebookComment, [Press::Button, Press::Enter]),
    (Site::Generic, Press::USUAL),
    (Site::GenericRich, Press::USUAL),
];

/// The sites × button, keyboard × plain, strict CSP.
pub fn all() -> Vec<Case> {
    let sites = Site::ALL.map(|site| (site, Press::USUAL));
    let mut cases = Vec::new();
    for (site, presses) in sites.into_iter().chain(FURTHER) {
        for press in presses {
            for csp in Csp::ALL {
                let name = format!("{site}/{press}/{}", csp.name());
                cases.push(Case::new(format!("{name}/harmless"), move |context| {
                    Box::pin(harmless(context, site, press, csp))
                }));
                cases.push(Case::new(format!("{name}/changed"), move |context| {
                    Box::pin(changed(context, site, press, csp))
                }));
                cases.push(Case::new(format!("{name}/posted"), move |context| {
                    Box::pin(posted(context, site, press, csp))
                }));
            }
        }
    }
    cases
}

/// A harmless post goes out once, unheld, and nothing is shown.
async fn harmless(context: &Context, site: Site, press: Press, csp: Csp) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(site, csp.target()).await?;
    composer.write(browser, HARMLESS).await?;
    composer.publish(browser, press).await?;
    context.published(&[HARMLESS]).await?;
    context.shows_nothing().await?;
    let composer = composer.again(browser).await?;
    composer.rewrite(browser, LATER).await?;
    composer.publish(browser, press).await?;
    context.published(&[HARMLESS, LATER]).await
}

/// The article's first example warns and is held; "Change" keeps text, caret
/// and focus, and publishes nothing.
async fn changed(context: &Context, site: Site, press: Press, csp: Csp) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("other", "Politie Midden-Nederland", "politie")
        .await?;
    let composer = context.composer(site, csp.target()).await?;
    composer.write(browser, FIRST_EXAMPLE).await?;
    let warning = browser.warning_about("huiselijk geweld").await?;
    ensure!(warning.level == "confirm", "level {}", warning.level);
    // The caret between the last word and the full stop.
    browser.press(&Chord::key(Key::Left)).await?;
    browser.drawn().await?;
    composer.publish(browser, press).await?;
    let question = browser.question().await?;
    ensure!(
        question.focused == "change",
        "focus on {:?}",
        question.focused
    );
    ensure!(
        context.server.publications().is_empty(),
        "published unasked"
    );
    browser.answer(Answer::Change).await?;
    ensure!(
        composer.text(browser).await? == FIRST_EXAMPLE,
        "text changed"
    );
    browser.type_text("x").await?;
    let expected = FIRST_EXAMPLE.replace("geweld.", "geweldx.");
    let text = composer.text(browser).await?;
    ensure!(text == expected, "caret or focus lost: {text:?}");
    context.only_later_is_published(&composer).await
}

/// The article's third example warns and is held; "Post anyway" publishes
/// exactly that text exactly once.
async fn posted(context: &Context, site: Site, press: Press, csp: Csp) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, csp.target()).await?;
    let text = format!("{THIRD_EXAMPLE}{}", ornament(site));
    composer.write(browser, &text).await?;
    let warning = browser.warning_about("munitie").await?;
    ensure!(warning.level == "confirm", "level {}", warning.level);
    composer.publish(browser, press).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[text.as_str()]).await?;
    let composer = composer.again(browser).await?;
    composer.rewrite(browser, LATER).await?;
    composer.publish(browser, press).await?;
    context.published(&[text.as_str(), LATER]).await
}

//! What everybody does every day: write, be warned, publish or not. The table
//! of all composers: site × surface × (button, key) × (harmless, changed,
//! posted, strict policy).

use crate::case::{Case, Column, Running};
use crate::context::{Context, Csp, FIRST_EXAMPLE, HARMLESS, LATER, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Answer, Chord, Press, Site};

/// Emoji of one and of many code points, a mention, line breaks, an empty
/// line, spaces at the end of a line, and text from right to left.
const ORNAMENT: &str = "\n\nGroet van ons 👩‍👩‍👧 🏳️‍🌈 👍🏽  \n\
                        En @bieb_zuid 😀 zegt مرحبا en שלום, tot morgen.";

/// A text with everything in it that may get lost. A composer that does not
/// keep lines as they were typed gets it on one.
fn ornate(text: &str, site: Site) -> String {
    if site.has_lines() {
        return format!("{text}{ORNAMENT}");
    }
    let words: Vec<_> = ORNAMENT.split_whitespace().collect();
    format!("{text} {}", words.join(" "))
}

/// The sites that every run takes through the whole table.
const IN_DEPTH: [&str; 6] = [
    "x", "linkedin", "facebook", "bluesky", "mastodon", "generic",
];

type Test = for<'a> fn(&'a Context, Site, Press, Csp) -> Running<'a>;

const TESTS: [(Column, Test); 3] = [
    (Column::Harmless, |context, site, press, csp| {
        Box::pin(harmless(context, site, press, csp))
    }),
    (Column::Changed, |context, site, press, csp| {
        Box::pin(changed(context, site, press, csp))
    }),
    (Column::Posted, |context, site, press, csp| {
        Box::pin(posted(context, site, press, csp))
    }),
];

/// What every run takes: some sites in depth, of each other the main composer.
pub fn usual() -> Vec<Case> {
    let is_usual = |site: Site, column, csp| {
        IN_DEPTH.contains(&site.site())
            || (site.is_main() && csp == Csp::Plain && column != Column::Changed)
    };
    cases(is_usual)
}

/// The whole table.
pub fn whole() -> Vec<Case> {
    cases(|site, column, csp| {
        csp == Csp::Plain || column == Column::Posted || IN_DEPTH.contains(&site.site())
    })
}

fn cases(takes: impl Fn(Site, Column, Csp) -> bool) -> Vec<Case> {
    let mut cases = Vec::new();
    for site in Site::all() {
        for press in site.presses() {
            for csp in Csp::ALL {
                if csp == Csp::Strict && !site.works_under_strict_policy() {
                    continue;
                }
                for (column, test) in TESTS {
                    if !takes(site, column, csp) {
                        continue;
                    }
                    let name = format!("{site:?}/{press}/{}/{}", csp.name(), column.name());
                    let case = Case::new(name, move |context| test(context, site, press, csp));
                    let column = match csp {
                        Csp::Plain => column,
                        Csp::Strict => Column::Strict,
                    };
                    cases.push(case.in_table(site, press, column));
                }
            }
        }
    }
    cases
}

/// A harmless post goes out once, unheld, and nothing is shown.
async fn harmless(context: &Context, site: Site, press: Press, csp: Csp) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(site, csp.target()).await?;
    let text = ornate(HARMLESS, site);
    composer.write(browser, &text).await?;
    composer.publish(browser, press).await?;
    context.published(&[text.as_str()]).await?;
    context.shows_nothing().await?;
    let composer = composer.again(browser).await?;
    composer.rewrite(browser, LATER).await?;
    composer.publish(browser, press).await?;
    context.published(&[text.as_str(), LATER]).await
}

/// The article's first example warns and is held, or where few can read it the
/// third; "Change" keeps text, caret and focus, and publishes nothing.
async fn changed(context: &Context, site: Site, press: Press, csp: Csp) -> Result<()> {
    let browser = &context.browser;
    let (example, words) = if site.is_private() {
        context.defence().await?;
        (THIRD_EXAMPLE, "munitie")
    } else {
        context.police().await?;
        (FIRST_EXAMPLE, "huiselijk geweld")
    };
    let composer = context.composer(site, csp.target()).await?;
    let text = ornate(example, site);
    composer.write(browser, &text).await?;
    let warning = browser.warning_about(words).await?;
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
    let kept = composer.text(browser).await?;
    ensure!(kept == text, "text changed: {kept:?}");
    browser.type_text("x").await?;
    let expected = text.replace("morgen.", "morgenx.");
    let text = composer.text(browser).await?;
    ensure!(text == expected, "caret or focus lost: {text:?}");
    context.only_later_is_published(&composer).await
}

/// The article's third example warns and is held; "Post anyway" publishes
/// exactly that text exactly once. Where there is no button, the person's next
/// press does.
async fn posted(context: &Context, site: Site, press: Press, csp: Csp) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(site, csp.target()).await?;
    let text = ornate(THIRD_EXAMPLE, site);
    composer.write(browser, &text).await?;
    let warning = browser.warning_about("munitie").await?;
    ensure!(warning.level == "confirm", "level {}", warning.level);
    composer.publish(browser, press).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    if !site.has_button() {
        // Nothing can be pressed for the person.
        context.shows_mark("enter-once-more").await?;
        composer.publish(browser, press).await?;
    }
    context.published(&[text.as_str()]).await?;
    let composer = composer.again(browser).await?;
    context.publish_later(browser, &composer, press).await?;
    context.published(&[text.as_str(), LATER]).await
}

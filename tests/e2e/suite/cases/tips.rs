//! The ten tips, one key or one press away.

use super::chip::press_shortcut;
use crate::case::Case;
use crate::context::{Context, FIRST_EXAMPLE};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Chord, Composer, Dialog, Press, Site, until};
use serde_json::json;

/// Each on both sites.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for site in Site::TWO {
        cases.push(Case::new(format!("{site}/tips/key"), move |context| {
            Box::pin(by_key(context, site))
        }));
        cases.push(Case::new(format!("{site}/tips/press"), move |context| {
            Box::pin(by_press(context, site))
        }));
        cases.push(Case::new(
            format!("{site}/tips/reporting"),
            move |context| Box::pin(reporting(context, site)),
        ));
    }
    cases
}

async fn warned(context: &Context, site: Site) -> Result<Composer> {
    context.police().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(&context.browser, FIRST_EXAMPLE).await?;
    context.browser.warning().await?;
    caret_before_full_stop(context).await?;
    Ok(composer)
}

async fn caret_before_full_stop(context: &Context) -> Result<()> {
    context.browser.press(&Chord::key(Key::Left)).await?;
    context.browser.drawn().await
}

async fn by_key(context: &Context, site: Site) -> Result<()> {
    let composer = warned(context, site).await?;
    context.browser.press(&Chord::key(Key::F1)).await?;
    all_ten(&context.browser.tips().await?)?;
    context.picture(&format!("{site}-tips")).await?;
    closes(context, &composer).await
}

async fn by_press(context: &Context, site: Site) -> Result<()> {
    let composer = warned(context, site).await?;
    context.browser.open_warning().await?;
    let button = context.browser.part("#warning [name=tips]").await?;
    context.browser.click(&button, 1).await?;
    all_ten(&context.browser.tips().await?)?;
    closes(context, &composer).await
}

/// Who asks how to report wrongdoing sees who can help, and no warning.
async fn reporting(context: &Context, site: Site) -> Result<()> {
    let text = "Ik vermoed dat er bij ons gesjoemeld wordt. Bij wie kan ik dat veilig melden?";
    context.profile("other", "UWV", "uitvoering").await?;
    let composer = context.composer(site, "/").await?;
    composer.write(&context.browser, text).await?;
    let shown = until("the pointer", async || {
        let shown = context.browser.shown().await?;
        Ok((shown.mark.as_deref() == Some("reporting")).then_some(shown))
    })
    .await?;
    ensure!(shown.warning.is_none(), "warned: {:?}", shown.warning);
    context.picture(&format!("{site}-reporting")).await?;
    closes_the_pointer(context, &composer, text).await?;
    composer.publish(&context.browser, Press::Button).await?;
    context.published(&[text]).await
}

/// It leads to who can help, is reached and closed by the keyboard, stays away
/// while the post is about that, and gives the caret back.
async fn closes_the_pointer(context: &Context, composer: &Composer, text: &str) -> Result<()> {
    let browser = &context.browser;
    let link = "const link = arguments[0].getRootNode().querySelector('#mark a');
                return [link.href, link.target, link.rel];";
    let link = browser.inside(link, vec![]).await?;
    let expected = json!([
        "https://www.huisvoorklokkenluiders.nl/",
        "_blank",
        "noopener noreferrer"
    ]);
    ensure!(link.as_ref() == Some(&expected), "{link:?}");
    press_shortcut(context).await?;
    let focused = "return arguments[0].getRootNode().activeElement?.matches(arguments[1]) ?? false";
    let is_at = async |css: &str| {
        until(css, async || {
            let is = browser.inside(focused, vec![json!(css)]).await?;
            Ok((is == Some(json!(true))).then_some(()))
        })
        .await
    };
    is_at("#mark a").await?;
    browser.press(&Chord::key(Key::Tab)).await?;
    is_at("#mark [name=shut-mark]").await?;
    browser.press(&Chord::key(Key::Return)).await?;
    until("the pointer to go", async || {
        let shown = browser.shown().await?;
        Ok(shown.mark.is_none().then_some(()))
    })
    .await?;
    browser.type_text("!").await?;
    let now = composer.text(browser).await?;
    ensure!(now == format!("{text}!"), "caret or focus lost: {now:?}");
    browser.drawn().await?;
    browser.press(&Chord::key(Key::Backspace)).await?;
    let shown = browser.shown().await?;
    ensure!(shown.mark.is_none(), "it came back");
    Ok(())
}

fn all_ten(tips: &Dialog) -> Result<()> {
    for number in 1..=10 {
        let tip = format!("Tip {number}");
        ensure!(tips.text.contains(&tip), "{tip} is missing: {}", tips.text);
    }
    Ok(())
}

/// Escape closes; the next character lands where the caret was.
async fn closes(context: &Context, composer: &Composer) -> Result<()> {
    let browser = &context.browser;
    browser.press(&Chord::key(Key::Escape)).await?;
    browser.no_dialog().await?;
    browser.type_text("x").await?;
    let text = composer.text(browser).await?;
    let expected = FIRST_EXAMPLE.replace("geweld.", "geweldx.");
    ensure!(text == expected, "caret or focus lost: {text:?}");
    Ok(())
}

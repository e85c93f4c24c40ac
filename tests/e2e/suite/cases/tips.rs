//! The ten tips, one key or one press away.

use crate::case::Case;
use crate::context::{Context, FIRST_EXAMPLE};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Chord, Composer, Dialog, Press, Site, until};

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
    context
        .profile("other", "Politie Midden-Nederland", "politie")
        .await?;
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
    composer.publish(&context.browser, Press::Button).await?;
    context.published(&[text]).await
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

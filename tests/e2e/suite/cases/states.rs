//! What Namens shows in a page, in each of its states, on a page of our own
//! where axe can see it.

use crate::accessibility;
use crate::case::Case;
use crate::context::{Context, output, root};
use anyhow::{Context as _, Result, ensure};
use namens_e2e::{Kind, pixels, until};
use namens_states::{Shows, State};
use serde_json::{Value, json};

/// The languages of the interface.
const LANGUAGES: [&str; 2] = ["nl", "en"];

/// How wide a page is shown in pictures, and how high: as on a telephone, and
/// as in a window.
const SIZES: [(u32, u32); 2] = [(320, 700), (1280, 800)];

/// A state each, and the proof that a fault would be found; in Chromium, whose
/// pages can be as narrow as that, the pictures too.
pub fn all(kind: Kind) -> Vec<Case> {
    let mut cases = vec![Case::new("states/planted", |context| {
        Box::pin(planted(context))
    })];
    cases.extend(namens_states::all().into_iter().map(|state| {
        let name = format!("states/{}", state.name);
        Case::new(name, move |context| {
            let state = state.clone();
            Box::pin(async move { accessible(context, &state).await })
        })
    }));
    if kind == Kind::Chromium {
        cases.extend(namens_states::all().into_iter().map(|state| {
            let name = format!("states/{}/picture", state.name);
            Case::new(name, move |context| {
                let state = state.clone();
                Box::pin(async move { pictured(context, &state).await })
            })
        }));
    }
    cases
}

/// Opens the page of a state, and waits until it is shown.
///
/// # Errors
/// When it is not.
pub async fn open(context: &Context, state: &State, lang: &str) -> Result<()> {
    let target = format!("/states?state={}&lang={lang}", state.name);
    let page = context.server.url("states.example.nl", &target);
    context.browser.open(&page).await?;
    until("the state", async || {
        let script = "return document.documentElement.dataset.shown ?? null";
        let shown = context.browser.run(script, vec![]).await?;
        Ok((shown == json!(state.name)).then_some(()))
    })
    .await?;
    context.browser.still().await
}

async fn accessible(context: &Context, state: &State) -> Result<()> {
    for lang in LANGUAGES {
        open(context, state, lang).await?;
        accessibility::in_both_schemes(&context.browser)
            .await
            .with_context(|| format!("in {lang}"))?;
    }
    Ok(())
}

/// In both languages, wide and narrow, light and dark, it looks as it did.
/// Each language has one of the schemes, so that there are not too many.
async fn pictured(context: &Context, state: &State) -> Result<()> {
    let wrong = pictures(context, state).await;
    context.browser.viewport(None).await?;
    context.browser.colour_scheme(None).await?;
    let wrong = wrong?;
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

async fn pictures(context: &Context, state: &State) -> Result<Vec<anyhow::Error>> {
    let browser = &context.browser;
    let mut wrong = Vec::new();
    for size in SIZES {
        browser.viewport(Some(size)).await?;
        for (lang, scheme) in [("nl", "light"), ("en", "dark")] {
            browser.colour_scheme(Some(scheme)).await?;
            open(context, state, lang).await?;
            let file = format!("states/{}-{}-{lang}-{scheme}.png", state.name, size.0);
            let taken = output().join(&file);
            browser.screenshot(&taken).await?;
            let kept = root().join("tests/pictures").join(file);
            wrong.extend(pixels::compare(&taken, &kept).err());
        }
    }
    Ok(wrong)
}

/// A button without a name and grey on grey, put into our own shadow root, are
/// both found there: so what is not found is not there.
async fn planted(context: &Context) -> Result<()> {
    let states = namens_states::all();
    let card = states.iter().find(|state| state.shows == Shows::Warning);
    open(context, card.context("a state has the card open")?, "nl").await?;
    let plant = "
        const host = [...document.querySelectorAll('*')].find(node => node.shadowRoot);
        const fault = document.createElement('div');
        fault.innerHTML = '<button></button><p style=\"color:#777;background:#888\">grijs</p>';
        host.shadowRoot.querySelector('#warning .body').prepend(fault);
        return true;";
    let done = context.browser.run(plant, vec![]).await?;
    ensure!(done == Value::Bool(true), "nothing was planted");
    let wrong = accessibility::violations(&context.browser).await?;
    for rule in ["button-name", "color-contrast"] {
        let found = wrong.iter().any(|one| one.starts_with(rule));
        ensure!(found, "axe did not find the planted {rule}: {wrong:#?}");
    }
    Ok(())
}

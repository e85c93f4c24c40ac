//! The first run, by the keyboard alone.

use super::popup::focus_is_at;
use super::settings::{is_stored, press, says};
use crate::accessibility;
use crate::case::Case;
use crate::context::{Context, HARMLESS};
use anyhow::{Context as _, Result, bail, ensure};
use fantoccini::key::Key;
use namens_e2e::{Chord, until};
use serde_json::json;

/// More presses of Tab than any step has places for it.
const PLACES: usize = 40;

/// All of them.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("first-run/by-keyboard", |context| {
            Box::pin(by_keyboard(context))
        }),
        Case::new("first-run/resumes", |context| Box::pin(resumes(context))),
        Case::new("first-run/skip", |context| Box::pin(skip(context))),
        Case::new("first-run/any-organisation", |context| {
            Box::pin(any_organisation(context))
        }),
        Case::new("first-run/list", |context| Box::pin(list(context))),
        Case::new("first-run/practice-post", |context| {
            Box::pin(practice_post(context))
        }),
        Case::new("first-run/accessible", |context| {
            Box::pin(accessible(context))
        }),
    ]
}

async fn open(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let page = browser.extension().page("welcome.html");
    browser.open(&page).await?;
    browser.find("#heading").await?;
    Ok(())
}

async fn key(context: &Context, key: Key) -> Result<()> {
    context.browser.press(&Chord::key(key)).await
}

/// Goes with Tab to what has this id.
async fn tab_to(context: &Context, id: &str) -> Result<()> {
    for _ in 0..PLACES {
        key(context, Key::Tab).await?;
        let focused = context.browser.client().active_element().await?;
        if focused.attr("id").await?.as_deref() == Some(id) {
            return Ok(());
        }
    }
    bail!("Tab does not lead to {id}")
}

/// Goes on to the step that says this, with its heading in focus.
async fn go(context: &Context, button: &str, progress: &str) -> Result<()> {
    tab_to(context, button).await?;
    key(context, Key::Return).await?;
    is_at(context, progress).await
}

async fn is_at(context: &Context, progress: &str) -> Result<()> {
    says(context, "#progress", progress).await?;
    focus_is_at(context, "heading").await
}

/// Waits until the list of organisations has this first.
async fn offers(context: &Context, name: &str) -> Result<()> {
    says(context, "#organisation-1-name-option-1", name).await
}

/// Through all steps and back, and what was filled in is kept at once.
async fn by_keyboard(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    says(context, "#progress", "Stap 1 van 4").await?;
    says(context, "main", "Alles blijft in uw browser").await?;
    context.picture("first-run-1").await?;

    go(context, "next", "Stap 2 van 4").await?;
    tab_to(context, "function-other").await?;
    key(context, Key::Up).await?;
    is_stored(context, "/profile/function", json!("advisor")).await?;
    context.picture("first-run-2").await?;
    go(context, "back", "Stap 1 van 4").await?;
    go(context, "next", "Stap 2 van 4").await?;
    let chosen = browser.find("#function-advisor:checked").await;
    chosen.context("what was chosen is gone")?;

    go(context, "next", "Stap 3 van 4").await?;
    tab_to(context, "organisation-1-name").await?;
    browser.type_text("den h").await?;
    offers(context, "Gemeente Den Haag").await?;
    key(context, Key::Down).await?;
    context.picture("first-run-3").await?;
    key(context, Key::Return).await?;
    let expected = json!([{
        "name": "Gemeente Den Haag",
        "aliases": ["'s-Gravenhage"],
        "sector": "gemeente",
    }]);
    is_stored(context, "/profile/organisations", expected).await?;
    focus_is_at(context, "organisation-1-name").await?;

    go(context, "next", "Stap 4 van 4").await?;
    browser.find("#outcome .card").await?;
    context.picture("first-run-4").await?;
    go(context, "next", "Klaar").await?;
    context.picture("first-run-5").await?;
    let tabs = browser.tabs().await?;
    tab_to(context, "finish").await?;
    key(context, Key::Return).await?;
    let left = until("the tab to close", async || {
        let left = browser.tabs().await?;
        // A window that has no other tab gets one.
        let is_gone = !tabs.iter().all(|tab| left.contains(tab));
        Ok(is_gone.then_some(left))
    })
    .await?;
    let left = left.first().context("the browser went with it")?;
    browser.switch_to(left).await
}

/// Closed halfway, it goes on there; done, it begins anew.
async fn resumes(context: &Context) -> Result<()> {
    open(context).await?;
    go(context, "next", "Stap 2 van 4").await?;
    step_is_kept(context, "function").await?;
    open(context).await?;
    says(context, "#progress", "Stap 2 van 4").await?;
    go(context, "next", "Stap 3 van 4").await?;
    step_is_kept(context, "organisation").await?;
    open(context).await?;
    says(context, "#progress", "Stap 3 van 4").await?;
    go(context, "skip", "Klaar").await?;
    step_is_kept(context, "done").await?;
    open(context).await?;
    says(context, "#progress", "Stap 1 van 4").await
}

async fn step_is_kept(context: &Context, step: &str) -> Result<()> {
    until(step, async || {
        let kept = context.stored("first_run").await?;
        Ok((kept == json!(step)).then_some(()))
    })
    .await
}

/// Skipped at once, it says where everything is, and nothing is set.
async fn skip(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    go(context, "skip", "Klaar").await?;
    for page in ["practice.html", "settings.html"] {
        browser.find(&format!("main a[href='{page}']")).await?;
    }
    let set = browser.count("#next, #skip").await?;
    ensure!(set == 0, "there is a next step after the last");
    is_stored(context, "/profile", json!(null)).await
}

/// One that is in no register is kept as well, and so is what is half typed
/// when the page is closed.
async fn any_organisation(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    go(context, "next", "Stap 2 van 4").await?;
    go(context, "next", "Stap 3 van 4").await?;
    tab_to(context, "organisation-1-name").await?;
    browser.type_text("Stichting Zonneschijn").await?;
    let open = browser.count("[role=option]").await?;
    ensure!(
        open == 0,
        "{open} organisations are offered for another name"
    );
    let page = browser.extension().page("practice.html");
    browser.open(&page).await?;
    is_stored(
        context,
        "/profile/organisations/0/name",
        json!("Stichting Zonneschijn"),
    )
    .await
}

/// The list as a screen reader hears of it; Escape hides it and loses nothing.
async fn list(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    go(context, "next", "Stap 2 van 4").await?;
    go(context, "next", "Stap 3 van 4").await?;
    tab_to(context, "organisation-1-name").await?;
    browser.type_text("gemeente").await?;
    offers(context, "Gemeente").await?;
    let script = "
        const field = document.getElementById('organisation-1-name');
        const list = document.getElementById(field.getAttribute('aria-controls'));
        const active = document.getElementById(field.getAttribute('aria-activedescendant'));
        return {
            expanded: field.getAttribute('aria-expanded'),
            shown: list.checkVisibility(),
            active: active?.getAttribute('aria-selected') ?? null,
            said: document.getElementById('organisation-1-name-count').textContent,
            text: field.value,
        };";
    let is = async |expanded: &str, active: Option<&str>| {
        until("the list", async || {
            let list = browser.run(script, vec![]).await?;
            let fits = list["expanded"] == expanded
                && list["shown"] == json!(expanded == "true")
                && list["active"] == json!(active)
                && list["text"] == "gemeente";
            ensure!(fits, "{list}");
            Ok(Some(list))
        })
        .await
    };
    let opened = is("true", None).await?;
    let said = opened["said"].as_str().unwrap_or_default();
    ensure!(said.contains("organisaties gevonden"), "{said:?}");
    key(context, Key::Up).await?;
    is("true", Some("true")).await?;
    key(context, Key::Escape).await?;
    is("false", None).await?;
    key(context, Key::Down).await?;
    is("true", Some("true")).await?;
    // By mouse as well.
    press(context, "#organisation-1-name-option-2").await?;
    until("the choice", async || {
        let name = browser.find("#organisation-1-name").await?;
        let name = name.prop("value").await?.unwrap_or_default();
        Ok((name.starts_with("Gemeente ")).then_some(()))
    })
    .await
}

/// It is held, and can be changed; nothing is published or kept.
async fn practice_post(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.police().await?;
    let keep = "await api.storage.local.set({ first_run: 'try' });";
    context.in_extension(keep, vec![]).await?;
    open(context).await?;
    browser.find("#outcome [data-level=confirm]").await?;
    tab_to(context, "try-publish").await?;
    key(context, Key::Return).await?;
    browser.find("#try-dialog[open]").await?;
    context.picture("first-run-question").await?;
    fits_a_small_window(context).await?;
    let asked = browser.find("#try-asked").await?.text().await?;
    let words = browser.find("#try-asked .words").await?.text().await?;
    ensure!(!words.is_empty(), "no words: {asked:?}");
    for label in ["Waarom u dit ziet", "Wat u kunt doen"] {
        ensure!(asked.contains(label), "{label}: {asked:?}");
    }
    focus_is_at(context, "try-change").await?;
    key(context, Key::Return).await?;
    focus_is_at(context, "try-post-text").await?;
    browser.press(&Chord::control('a')).await?;
    browser.type_text(HARMLESS).await?;
    until("the finding to go", async || {
        Ok((browser.count("#outcome .card").await? == 0).then_some(()))
    })
    .await?;
    tab_to(context, "try-publish").await?;
    key(context, Key::Return).await?;
    says(
        context,
        "#status",
        "In het echt was uw bericht nu geplaatst",
    )
    .await?;
    let kept = "return JSON.stringify(await api.storage.local.get(null));";
    let kept = context.in_extension(kept, vec![]).await?.to_string();
    ensure!(!kept.contains("wandeling"), "the post is kept: {kept}");
    let requests = context.server.requests();
    ensure!(requests.is_empty(), "asked for: {requests:#?}");
    Ok(())
}

/// What it is about comes first, and the answers stay in sight.
async fn fits_a_small_window(context: &Context) -> Result<()> {
    let browser = &context.browser;
    browser.viewport(Some((320, 480))).await?;
    let seen = "
        const [asked, answer] = ['#try-asked .point-title', '#try-change'].map((css) =>
            document.querySelector(css).getBoundingClientRect());
        return asked.top >= 0 && asked.bottom <= answer.top && answer.bottom <= innerHeight;";
    let seen = browser.run(seen, vec![]).await?;
    context.picture("first-run-question-320").await?;
    browser.viewport(None).await?;
    ensure!(seen == true, "it does not fit a small window");
    Ok(())
}

/// Each step, and the list and the question that open in them.
async fn accessible(context: &Context) -> Result<()> {
    let browser = &context.browser;
    for step in ["what", "function", "organisation", "try", "done"] {
        let keep = "await api.storage.local.set({ first_run: args[0] });";
        context.in_extension(keep, vec![json!(step)]).await?;
        open(context).await?;
        match step {
            "organisation" => {
                press(context, "#organisation-1-name").await?;
                browser.type_text("gemeente").await?;
                offers(context, "Gemeente").await?;
                key(context, Key::Down).await?;
            }
            "done" => go(context, "skip", "Klaar").await?,
            _ => {}
        }
        let checked = accessibility::check(browser).await;
        checked.with_context(|| format!("at the step {step}"))?;
        if step == "try" {
            press(context, "#try-publish").await?;
            let checked = accessibility::check(browser).await;
            checked.context("with the question")?;
        }
    }
    Ok(())
}

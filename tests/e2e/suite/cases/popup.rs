//! The popup at the toolbar's button.

use crate::accessibility;
use crate::case::Case;
use crate::context::{Context, FIRST_EXAMPLE, HARMLESS, SECOND_EXAMPLE, THIRD_EXAMPLE};
use anyhow::{Context as _, Result, ensure};
use fantoccini::key::Key;
use fantoccini::wd::WindowHandle;
use namens_e2e::{Answer, Chord, Kind, Press, Site, until};
use serde_json::{Value, json};

const RISKY: &str = "BSN 123456782 van Jan Klaassen";

/// The popup's page in a tab of its own. Only Firefox lets a user withdraw the
/// sites.
pub fn all(kind: Kind) -> Vec<Case> {
    let mut cases = vec![
        Case::new("popup/states", |context| Box::pin(states(context))),
        Case::new("popup/pause", |context| Box::pin(pause(context))),
        Case::new("popup/yesterdays-pause", |context| {
            Box::pin(yesterdays_pause(context))
        }),
        Case::new("popup/check", |context| Box::pin(check(context))),
        Case::new("popup/check-keeps-nothing", |context| {
            Box::pin(keeps_nothing(context))
        }),
        Case::new("popup/follows-the-settings", |context| {
            Box::pin(follows(context))
        }),
        Case::new("popup/tips", |context| Box::pin(tips(context))),
        Case::new("popup/settings", |context| Box::pin(settings(context))),
        Case::new("popup/accessible", |context| Box::pin(accessible(context))),
    ];
    if kind == Kind::Firefox {
        cases.push(Case::new("popup/not-allowed", |context| {
            Box::pin(not_allowed(context))
        }));
    }
    cases
}

/// Opens the popup as for the tab in front, and goes to it. As a tab behind
/// the one that it is about: it asks which tab is in front when it opens.
pub(super) async fn open(context: &Context) -> Result<WindowHandle> {
    let browser = &context.browser;
    let before = browser.tabs().await?;
    let script = "
        const own = await api.tabs.getCurrent();
        const others = (await api.tabs.query({})).filter(tab => tab.id !== own.id);
        const about = others.find(tab => !tab.url?.includes('popup.html'));
        await api.tabs.update(about.id, { active: true });
        await api.tabs.create({ url: api.runtime.getURL('popup.html'), active: false });
        const shows = () => api.extension.getViews().find(view =>
            view.location.pathname === '/popup.html' && view.document.querySelector('[data-state]'));
        while (!shows()) await new Promise(next => setTimeout(next, 20));";
    context.in_extension(script, vec![]).await?;
    let popup = until("the popup's tab", async || {
        let tabs = browser.tabs().await?;
        Ok(tabs.into_iter().find(|tab| !before.contains(tab)))
    })
    .await?;
    browser.switch_to(&popup).await?;
    browser.find("[data-state]").await?;
    Ok(popup)
}

pub(super) async fn close(context: &Context, back_to: &WindowHandle) -> Result<()> {
    context.browser.client().close_window().await?;
    context.browser.switch_to(back_to).await
}

/// Opens the popup for the tab in front, waits for its state, and closes it.
async fn state_is(context: &Context, expected: &str) -> Result<()> {
    let about = context.browser.client().window().await?;
    open(context).await?;
    waits_for(context, expected).await?;
    context.picture(&format!("popup-{expected}")).await?;
    close(context, &about).await
}

pub(super) async fn waits_for(context: &Context, expected: &str) -> Result<()> {
    until(expected, async || {
        let state = context.browser.find("[data-state]").await?;
        let state = state.attr("data-state").await?;
        ensure!(state.as_deref() == Some(expected), "the state is {state:?}");
        Ok(Some(()))
    })
    .await
}

pub(super) async fn press(context: &Context, css: &str) -> Result<()> {
    let element = context.browser.find(css).await?;
    context.browser.click(&element, 1).await
}

async fn states(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.open(Site::MASTODON, "/plain").await?;
    state_is(context, "idle").await?;
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, RISKY).await?;
    browser.warning().await?;
    state_is(context, "active").await?;
    let off = "await api.storage.local.set({ settings: {
        version: 1, language: 'nl', sites_off: ['mastodon'] } });";
    context.in_extension(off, vec![]).await?;
    state_is(context, "off").await?;
    browser
        .open(&context.server.url("example.org", "/plain"))
        .await?;
    state_is(context, "unknown").await
}

/// Pauses and ends the pause, with the keyboard; the tab follows at once.
async fn pause(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(Site::MASTODON, "/").await?;
    let site = browser.client().window().await?;
    composer.write(browser, RISKY).await?;
    browser.warning().await?;
    let popup = open(context).await?;
    waits_for(context, "active").await?;
    press(context, "#pause").await?;
    waits_for(context, "paused").await?;
    focus_is_at(context, "resume").await?;
    context.picture("popup-paused").await?;
    browser.switch_to(&site).await?;
    until("the warning to go", async || {
        Ok(browser.shown().await?.warning.is_none().then_some(()))
    })
    .await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[RISKY]).await?;
    // A page that is loaded during the pause is left alone too.
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, RISKY).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[RISKY, RISKY]).await?;
    context.shows_nothing().await?;
    browser.switch_to(&popup).await?;
    browser.press(&Chord::key(Key::Return)).await?;
    until("the end of the pause", async || {
        Ok((browser.count("#pause").await? == 1).then_some(()))
    })
    .await?;
    focus_is_at(context, "pause").await?;
    browser.switch_to(&site).await?;
    let composer = composer.again(browser).await?;
    composer.write(browser, RISKY).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    composer.rewrite(browser, HARMLESS).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[RISKY, RISKY, HARMLESS]).await
}

pub(super) async fn focus_is_at(context: &Context, id: &str) -> Result<()> {
    // What is shown anew takes the focus along, in two steps.
    until("the focus", async || {
        let focused = context.browser.client().active_element().await?;
        let at = focused.attr("id").await?;
        ensure!(at.as_deref() == Some(id), "the focus is at {at:?}");
        Ok(Some(()))
    })
    .await
}

/// A pause ends by itself: one of yesterday holds nothing up.
async fn yesterdays_pause(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let script = "
        const yesterday = new Date(Date.now() - 24 * 3600 * 1000).toLocaleDateString('sv');
        await api.storage.local.set({ settings: {
            version: 1, language: 'nl', paused: { mastodon: yesterday } } });";
    context.in_extension(script, vec![]).await?;
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, RISKY).await?;
    browser.warning().await?;
    state_is(context, "active").await
}

/// Puts a text in the place of what is there.
async fn write(context: &Context, text: &str) -> Result<()> {
    press(context, "#text").await?;
    context.browser.press(&Chord::control('a')).await?;
    context.browser.type_text(text).await
}

async fn outcome(context: &Context) -> Result<Value> {
    let script = "
        const card = document.querySelector('#outcome .card');
        return {
            level: card?.dataset.level ?? null,
            title: card?.querySelector('.title').textContent ?? '',
            words: [...document.querySelectorAll('#outcome q')].map(one => one.textContent),
            text: document.querySelector('#outcome').innerText,
            said: document.querySelector('#spoken').textContent,
        };";
    context.browser.run(script, vec![]).await
}

async fn level_is(context: &Context, level: &str) -> Result<Value> {
    until(level, async || {
        let outcome = outcome(context).await?;
        ensure!(outcome["level"] == level, "{outcome:#}");
        Ok(Some(outcome))
    })
    .await
}

/// The article's three examples come out as they do in a page.
async fn check(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    for (example, organisation, sector) in [
        (FIRST_EXAMPLE, "Politie Midden-Nederland", "politie"),
        (SECOND_EXAMPLE, "Gemeente Hoorn", "gemeente"),
        (THIRD_EXAMPLE, "Defensie", "defensie"),
    ] {
        context.profile("other", organisation, sector).await?;
        until("the new profile", async || {
            let who = browser.find("#checked-for").await?.text().await?;
            Ok(who.contains(organisation).then_some(()))
        })
        .await?;
        write(context, example).await?;
        let shown = until("the whole text's outcome", async || {
            let outcome = level_is(context, "confirm").await?;
            let typed = browser.find("#text").await?.prop("value").await?;
            Ok((typed.as_deref() == Some(example)).then_some(outcome))
        })
        .await?;
        let text = shown["text"].as_str().unwrap_or_default();
        for part in [
            "Eerst nadenken",
            "Waarom u dit ziet",
            "Wat u kunt doen",
            "Tip ",
        ] {
            ensure!(text.contains(part), "{part:?} is missing: {shown:#}");
        }
        let said = shown["said"].as_str().unwrap_or_default();
        ensure!(
            said.starts_with("Namens. "),
            "a screen reader hears {said:?}"
        );
        context.picture(&format!("popup-check-{sector}")).await?;
    }
    write(context, HARMLESS).await?;
    until("nothing to tell", async || {
        let outcome = outcome(context).await?;
        let text = outcome["text"].as_str().unwrap_or_default();
        ensure!(text.contains("Namens ziet hier geen punten"), "{outcome:#}");
        Ok(Some(()))
    })
    .await?;
    context.picture("popup-check-fine").await?;
    browser.press(&Chord::control('a')).await?;
    browser.press(&Chord::key(Key::Delete)).await?;
    until("no outcome", async || {
        let outcome = outcome(context).await?;
        Ok((outcome["text"] == "" && outcome["said"] == "").then_some(()))
    })
    .await
}

/// What is typed goes nowhere and is gone with the popup.
async fn keeps_nothing(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let front = browser.client().window().await?;
    open(context).await?;
    write(context, FIRST_EXAMPLE).await?;
    until("an outcome", async || {
        Ok(outcome(context).await?["text"]
            .as_str()
            .filter(|text| !text.is_empty())
            .map(|_| ()))
    })
    .await?;
    close(context, &front).await?;
    let script = "
        const kept = {};
        for (const area of ['local', 'session', 'sync'])
            kept[area] = await api.storage[area].get(null);
        return { kept, local: { ...localStorage }, bases: await indexedDB.databases() };";
    let kept = context.in_extension(script, vec![]).await?.to_string();
    for word in ["Houten", "huiselijk", "doden"] {
        ensure!(!kept.contains(word), "{word} is kept: {kept}");
    }
    open(context).await?;
    let typed = browser.find("#text").await?.prop("value").await?;
    ensure!(typed.as_deref() == Some(""), "{typed:?}");
    let requests = context.server.requests();
    ensure!(requests.is_empty(), "asked for: {requests:#?}");
    Ok(())
}

/// A new profile and another language change what is shown, and leave the text.
async fn follows(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("other", "Gemeente Hoorn", "gemeente")
        .await?;
    open(context).await?;
    write(context, SECOND_EXAMPLE).await?;
    level_is(context, "confirm").await?;
    context
        .profile("communication", "Gemeente Hoorn", "gemeente")
        .await?;
    level_is(context, "notice").await?;
    let english = "
        const { settings } = await api.storage.local.get('settings');
        await api.storage.local.set({ settings: { ...settings, language: 'en' } });";
    context.in_extension(english, vec![]).await?;
    until("English", async || {
        let outcome = outcome(context).await?;
        let text = outcome["text"].as_str().unwrap_or_default();
        ensure!(text.contains("Why you see this"), "{outcome:#}");
        Ok(Some(()))
    })
    .await?;
    let typed = browser.find("#text").await?.prop("value").await?;
    ensure!(typed.as_deref() == Some(SECOND_EXAMPLE), "{typed:?}");
    focus_is_at(context, "text").await
}

async fn tips(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    press(context, "#tips > summary").await?;
    let tips = browser.find("#tips").await?.text().await?;
    for number in 1..=10 {
        let tip = format!("Tip {number}");
        ensure!(tips.contains(&tip), "{tip} is missing: {tips}");
    }
    context.picture("popup-tips").await
}

/// The button opens the settings page, and then the popup goes.
async fn settings(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let front = browser.client().window().await?;
    let popup = open(context).await?;
    press(context, "#settings").await?;
    until("the popup to go", async || {
        Ok((!browser.tabs().await?.contains(&popup)).then_some(()))
    })
    .await?;
    browser.switch_to(&front).await
}

/// In each of its shapes.
async fn accessible(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.police().await?;
    context.open(Site::MASTODON, "/plain").await?;
    open(context).await?;
    accessibility::check(browser).await?;
    press(context, "#tips > summary").await?;
    write(context, FIRST_EXAMPLE).await?;
    until("an outcome", async || {
        Ok((browser.count("#outcome .card").await? == 1).then_some(()))
    })
    .await?;
    accessibility::check(browser)
        .await
        .context("with an outcome")?;
    press(context, "#pause").await?;
    waits_for(context, "paused").await?;
    accessibility::check(browser).await.context("paused")
}

/// Without the permission it says so; once it is given there, the page is
/// guarded without a reload.
async fn not_allowed(context: &Context) -> Result<()> {
    let script = "return await api.permissions.remove({ origins: args[0] });";
    let manifest = "return api.runtime.getManifest().host_permissions;";
    let origins = context.in_extension(manifest, vec![]).await?;
    let removed = context.in_extension(script, vec![origins]).await?;
    ensure!(removed == json!(true), "the sites were not withdrawn");
    context.open(Site::MASTODON, "/plain").await?;
    open(context).await?;
    waits_for(context, "not-allowed").await?;
    context.picture("popup-not-allowed").await?;
    press(context, "#allow").await?;
    waits_for(context, "idle").await
}

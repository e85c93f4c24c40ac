//! The settings page, and what it changes.

use crate::accessibility;
use crate::case::Case;
use crate::context::{Context, HARMLESS, SECOND_EXAMPLE};
use anyhow::{Context as _, Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Answer, Chord, Press, Site, until};
use serde_json::{Value, json};
use std::io::Write as _;

/// The settings page by itself, and with open tabs.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("settings/change-the-outcome", |context| {
            Box::pin(change_the_outcome(context))
        }),
        Case::new("settings/are-kept", |context| Box::pin(are_kept(context))),
        Case::new("settings/file", |context| Box::pin(file(context))),
        Case::new("settings/bad-files", |context| Box::pin(bad_files(context))),
        Case::new("settings/bad-values", |context| {
            Box::pin(bad_values(context))
        }),
        Case::new("settings/reset", |context| Box::pin(reset(context))),
        Case::new("settings/language", |context| Box::pin(language(context))),
        Case::new("settings/site-off", |context| Box::pin(site_off(context))),
        Case::new("settings/end-of-a-pause", |context| {
            Box::pin(end_of_a_pause(context))
        }),
        Case::new("settings/accessible", |context| {
            Box::pin(accessible(context))
        }),
    ]
}

pub(super) async fn open(context: &Context) -> Result<()> {
    let browser = &context.browser;
    browser
        .open(&browser.extension().page("settings.html"))
        .await?;
    browser.find("#language-browser").await?;
    Ok(())
}

pub(super) async fn press(context: &Context, css: &str) -> Result<()> {
    let element = context.browser.find(css).await?;
    context.browser.click(&element, 1).await
}

/// Puts a text in a field in the place of what is there, as a person does who
/// selects all of it first.
pub(super) async fn write(context: &Context, css: &str, text: &str) -> Result<()> {
    press(context, css).await?;
    context.browser.press(&Chord::control('a')).await?;
    context.browser.type_text(text).await
}

/// Sets the value of a control that every system asks for in another way (a
/// date, a time, a list), and tells the page as the browser does.
pub(super) async fn choose(context: &Context, css: &str, value: &str) -> Result<()> {
    let element = context.browser.find(css).await?;
    let script = "
        arguments[0].value = arguments[1];
        for (const type of ['input', 'change'])
            arguments[0].dispatchEvent(new Event(type, { bubbles: true }));";
    let arguments = vec![json!(element), json!(value)];
    context.browser.run(script, arguments).await?;
    Ok(())
}

async fn leave(context: &Context) -> Result<()> {
    context.browser.press(&Chord::key(Key::Tab)).await
}

/// The stored settings.
pub(super) async fn stored(context: &Context) -> Result<Value> {
    let get =
        "return (await (globalThis.browser ?? chrome).storage.local.get('settings')).settings;";
    context.browser.run_async(get, vec![]).await
}

/// Waits until the stored settings have this value at this place.
pub(super) async fn is_stored(context: &Context, place: &str, value: Value) -> Result<()> {
    until(place, async || {
        let settings = stored(context).await?;
        let found = settings.pointer(place).cloned().unwrap_or_default();
        ensure!(found == value, "{found} at {place}");
        Ok(Some(()))
    })
    .await
}

/// Waits until an element says this.
pub(super) async fn says(context: &Context, css: &str, text: &str) -> Result<()> {
    until(css, async || {
        let said = context.browser.find(css).await?.text().await?;
        ensure!(said.contains(text), "{css} says {said:?}, not {text:?}");
        Ok(Some(()))
    })
    .await
}

/// The same words are held for one function type and only remarked on for
/// another, in a tab that was open all the time.
async fn change_the_outcome(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(Site::MASTODON, "/").await?;
    let site = browser.client().window().await?;
    browser.new_tab().await?;
    open(context).await?;
    press(context, "#add-organisation").await?;
    browser.type_text("Gemeente Hoorn").await?;
    choose(context, "#organisation-1-sector", "gemeente").await?;
    is_stored(
        context,
        "/profile/organisations/0/sector",
        json!("gemeente"),
    )
    .await?;
    let settings = browser.client().window().await?;

    browser.switch_to(&site).await?;
    composer.write(browser, SECOND_EXAMPLE).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;

    browser.switch_to(&settings).await?;
    press(context, "#function-communication").await?;
    is_stored(context, "/profile/function", json!("communication")).await?;
    browser.switch_to(&site).await?;
    until("a notice", async || {
        let warning = browser.shown().await?.warning;
        Ok(warning.filter(|warning| warning.level == "notice"))
    })
    .await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[SECOND_EXAMPLE]).await
}

/// Everything that can be filled in is there again when the page is opened anew.
async fn are_kept(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    press(context, "#function-advisor").await?;
    press(context, "#political-office").await?;
    press(context, "#add-organisation").await?;
    browser.type_text("Gemeente Hoorn").await?;
    write(context, "#organisation-1-aliases", "Hoorn\nde gemeente").await?;
    choose(context, "#organisation-1-sector", "gemeente").await?;
    write(context, "#offices", "beleidsmedewerker wonen").await?;
    write(context, "#official-accounts", "@hoorn@mastodon.nl").await?;
    press(context, "#add-dossier").await?;
    browser.type_text("Vuurwerk").await?;
    write(context, "#dossier-1-words", "vuurwerk\nknalvuurwerk").await?;
    choose(context, "#dossier-1-agreed-until", "2999-12-31").await?;
    press(context, "#work-hours").await?;
    press(context, "#day-5").await?;
    choose(context, "#from", "08:30").await?;
    choose(context, "#to", "16:45").await?;
    press(context, "#site-bluesky").await?;
    press(context, "#surface-mail").await?;
    press(context, "#surface-comment").await?;
    press(context, "#language-nl").await?;
    let expected = json!({
        "version": 1,
        "language": "nl",
        "sites_off": ["bluesky"],
        "surfaces_off": ["comment"],
        "profile": {
            "function": "advisor",
            "political_office": true,
            "organisations": [{
                "name": "Gemeente Hoorn",
                "aliases": ["Hoorn", "de gemeente"],
                "sector": "gemeente",
            }],
            "offices": ["beleidsmedewerker wonen"],
            "official_accounts": ["@hoorn@mastodon.nl"],
            "dossiers": [{
                "name": "Vuurwerk",
                "words": ["vuurwerk", "knalvuurwerk"],
                "agreed_until": "2999-12-31",
            }],
            "work_hours": { "days": [1, 2, 3, 4], "from": "08:30", "to": "16:45" },
        },
    });
    is_stored(context, "", expected).await?;
    open(context).await?;
    let shown = "
        const value = id => document.getElementById(id).value;
        const ticked = id => document.getElementById(id).checked;
        return {
            ticked: ['function-advisor', 'political-office', 'work-hours', 'day-4', 'day-5',
                     'site-bluesky', 'site-mastodon', 'language-nl'].filter(ticked),
            values: ['organisation-1-name', 'organisation-1-aliases', 'organisation-1-sector',
                     'offices', 'official-accounts', 'dossier-1-name', 'dossier-1-words',
                     'dossier-1-agreed-until', 'from', 'to'].map(value),
        };";
    let shown = browser.run(shown, vec![]).await?;
    let expected = json!({
        "ticked": ["function-advisor", "political-office", "work-hours", "day-4",
                   "site-mastodon", "language-nl"],
        "values": ["Gemeente Hoorn", "Hoorn\nde gemeente", "gemeente", "beleidsmedewerker wonen",
                   "@hoorn@mastodon.nl", "Vuurwerk", "vuurwerk\nknalvuurwerk", "2999-12-31",
                   "08:30", "16:45"],
    });
    ensure!(shown == expected, "shown: {shown:#}");
    context.picture("settings-full").await
}

/// Saves to a file, erases, restores from that file: all is as before.
async fn file(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("leadership", "Ministerie van \"Één\"", "rijk")
        .await?;
    open(context).await?;
    let before = stored(context).await?;
    // The page hands the file to the browser, which keeps it where it likes.
    let catch = "
        const make = URL.createObjectURL;
        URL.createObjectURL = blob => { window.kept = blob; return make.call(URL, blob); };
        HTMLAnchorElement.prototype.click = function () { window.keptAs = this.download; };";
    browser.run(catch, vec![]).await?;
    press(context, "#export").await?;
    says(context, "#status", "Het bestand staat klaar").await?;
    let kept = "return { name: window.keptAs, text: await window.kept.text() };";
    let kept = browser.run_async(kept, vec![]).await?;
    ensure!(kept["name"] == "namens-instellingen.json", "{kept}");
    press(context, "#reset").await?;
    press(context, "#reset-yes").await?;
    is_stored(context, "/profile/function", json!("other")).await?;
    restore(
        context,
        kept["text"].as_str().unwrap_or_default().as_bytes(),
    )
    .await?;
    says(context, "#status", "teruggezet en opgeslagen").await?;
    for place in [
        "/profile/function",
        "/profile/organisations/0/name",
        "/language",
    ] {
        let value = before.pointer(place).cloned().unwrap_or_default();
        is_stored(context, place, value).await?;
    }
    let name = browser.find("#organisation-1-name").await?;
    let shown = name.prop("value").await?;
    ensure!(
        shown.as_deref() == Some("Ministerie van \"Één\""),
        "{shown:?}"
    );
    Ok(())
}

/// Gives the page a file with this in it.
async fn restore(context: &Context, content: &[u8]) -> Result<()> {
    let mut file = tempfile::Builder::new().suffix(".json").tempfile()?;
    file.write_all(content)?;
    let path = file.path().to_str().context("a path that can be typed")?;
    let input = context.browser.find("#import").await?;
    input.send_keys(path).await?;
    // The page reads the file after this: it is kept until it has.
    until("an answer about the file", async || {
        let status = context.browser.find("#status").await?.text().await?;
        let answered = status.contains("niet gebruikt") || status.contains("teruggezet");
        Ok(answered.then_some(()))
    })
    .await
}

/// A file that is wrong changes nothing, and it is said what is wrong and where.
async fn bad_files(context: &Context) -> Result<()> {
    context
        .profile("advisor", "Gemeente Hoorn", "gemeente")
        .await?;
    for (content, expected) in [
        (&b"{ \"version\": 1, \"profile\": { \"function\": \"baas\" } }"[..],
            &["profile.function", "“baas”", "communication, leadership, advisor, other"][..]),
        (b"{ \"version\": 1, \"profile\": { \"organisations\": [{ \"name\": \"X\" }], \"offices\": 7 } }",
            &["profile.organisations[1].name", "profile.offices"]),
        (b"{ \"version\": 1,\n  \"language\": nl }", &["regel 2"]),
        (b"{ \"version\": 9 }", &["nieuwere"]),
        (b"{ \"name\": \"iets anders\" }", &["geen instellingen van Namens"]),
        (b"{ \"version\": \xff }", &["niet te lezen"]),
    ] {
        open(context).await?;
        let before = stored(context).await?;
        restore(context, content).await?;
        let said = context.browser.find("#import-message").await?.text().await?;
        for part in expected {
            ensure!(said.contains(part), "{part:?} is not in {said:?}");
        }
        ensure!(said.contains("Er is niets veranderd"), "{said:?}");
        ensure!(stored(context).await? == before, "something changed");
    }
    context.picture("settings-bad-file").await
}

/// A value that is wrong is not stored, what was stored stays, and it is said
/// at the field and below what is wrong and where.
async fn bad_values(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("advisor", "Gemeente Hoorn", "gemeente")
        .await?;
    open(context).await?;
    write(context, "#organisation-1-name", "X").await?;
    leave(context).await?;
    says(context, "#organisation-1-name-message", "ten minste 2").await?;
    says(context, "#status", "Kijk bij: Organisatie 1, Naam").await?;
    let name = browser.find("#organisation-1-name").await?;
    let invalid = name.attr("aria-invalid").await?;
    ensure!(
        invalid.as_deref() == Some("true"),
        "aria-invalid {invalid:?}"
    );
    write(context, "#official-accounts", "@hoorn\nx").await?;
    leave(context).await?;
    says(context, "#official-accounts-message", "Regel 2").await?;
    press(context, "#work-hours").await?;
    choose(context, "#to", "09:00").await?;
    says(context, "#status", "Kijk bij: Werktijden").await?;
    context.picture("settings-bad-value").await?;
    // What is right beside it is stored, and shows that the rest is not.
    write(context, "#offices", "wijkagent").await?;
    leave(context).await?;
    is_stored(context, "/profile/offices", json!(["wijkagent"])).await?;
    let settings = stored(context).await?;
    let profile = &settings["profile"];
    ensure!(
        profile["organisations"][0]["name"] == "Gemeente Hoorn",
        "{profile:#}"
    );
    ensure!(profile["official_accounts"].is_null(), "{profile:#}");
    // Mended, it is stored.
    write(context, "#organisation-1-name", "Gemeente Enkhuizen").await?;
    leave(context).await?;
    is_stored(
        context,
        "/profile/organisations/0/name",
        json!("Gemeente Enkhuizen"),
    )
    .await?;
    says(context, "#organisation-1-name-message", "").await
}

/// Asks first; "no" changes nothing and gives the focus back, "yes" erases all.
async fn reset(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("advisor", "Gemeente Hoorn", "gemeente")
        .await?;
    open(context).await?;
    press(context, "#reset").await?;
    let focused = browser.client().active_element().await?;
    let id = focused.attr("id").await?;
    ensure!(id.as_deref() == Some("reset-no"), "the focus is at {id:?}");
    context.picture("settings-reset").await?;
    browser.press(&Chord::key(Key::Escape)).await?;
    until("the focus back", async || {
        let id = browser.client().active_element().await?.attr("id").await?;
        Ok((id.as_deref() == Some("reset")).then_some(()))
    })
    .await?;
    is_stored(context, "/profile/function", json!("advisor")).await?;
    press(context, "#reset").await?;
    press(context, "#reset-yes").await?;
    is_stored(context, "/profile/function", json!("other")).await?;
    is_stored(context, "/profile/organisations", json!([])).await?;
    let rows = browser.count("#organisations .row").await?;
    ensure!(rows == 0, "{rows} organisations shown");
    Ok(())
}

/// The language changes at once, on this page and in the warnings.
async fn language(context: &Context) -> Result<()> {
    let browser = &context.browser;
    open(context).await?;
    says(context, "h1", "Instellingen van Namens").await?;
    press(context, "#language-en").await?;
    says(context, "h1", "Namens settings").await?;
    let lang = browser.find("html").await?.attr("lang").await?;
    ensure!(lang.as_deref() == Some("en"), "lang {lang:?}");
    let focused = browser.client().active_element().await?;
    let id = focused.attr("id").await?;
    ensure!(
        id.as_deref() == Some("language-en"),
        "the focus is at {id:?}"
    );
    is_stored(context, "/language", json!("en")).await?;
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer
        .write(browser, "BSN 123456782 van Jan Klaassen")
        .await?;
    let warning = browser.warning().await?;
    ensure!(
        warning.text.contains("Why you see this"),
        "{}",
        warning.text
    );
    Ok(())
}

/// A site that is switched off is left alone at once, and guarded again when
/// it is switched on; an open tab follows.
async fn site_off(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let risky = "BSN 123456782 van Jan Klaassen";
    let composer = context.composer(Site::MASTODON, "/").await?;
    let site = browser.client().window().await?;
    composer.write(browser, risky).await?;
    browser.warning().await?;
    browser.new_tab().await?;
    open(context).await?;
    let settings = browser.client().window().await?;
    press(context, "#site-mastodon").await?;
    is_stored(context, "/sites_off", json!(["mastodon"])).await?;
    browser.switch_to(&site).await?;
    until("the warning to go", async || {
        Ok(browser.shown().await?.warning.is_none().then_some(()))
    })
    .await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[risky]).await?;
    browser.switch_to(&settings).await?;
    press(context, "#site-mastodon").await?;
    is_stored(context, "/sites_off", json!([])).await?;
    browser.switch_to(&site).await?;
    let composer = composer.again(browser).await?;
    composer.write(browser, risky).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    composer.rewrite(browser, HARMLESS).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[risky, HARMLESS]).await
}

/// A pause of today can be ended here; one of another day is not told of.
async fn end_of_a_pause(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let pause = "
        const day = ahead => {
            const date = new Date(Date.now() + ahead * 24 * 3600 * 1000);
            return date.toLocaleDateString('sv');
        };
        await api.storage.local.set({ settings: {
            version: 1, language: 'nl', paused: { mastodon: day(0), bluesky: day(-1) },
        } });";
    context.in_extension(pause, vec![]).await?;
    open(context).await?;
    let paused = browser.count(".pause").await?;
    ensure!(paused == 1, "{paused} sites paused");
    context.picture("settings-pause").await?;
    press(context, "#resume-mastodon").await?;
    until("the pause to end", async || {
        let paused = stored(context).await?["paused"]["mastodon"].clone();
        Ok((paused.is_null() && browser.count(".pause").await? == 0).then_some(()))
    })
    .await?;
    let focused = browser.client().active_element().await?;
    let id = focused.attr("id").await?;
    ensure!(
        id.as_deref() == Some("site-mastodon"),
        "the focus is at {id:?}"
    );
    Ok(())
}

/// With a row of everything, a wrong value and an open question.
async fn accessible(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("advisor", "Gemeente Hoorn", "gemeente")
        .await?;
    open(context).await?;
    press(context, "#add-dossier").await?;
    write(context, "#offices", "X").await?;
    leave(context).await?;
    says(context, "#offices-message", "ten minste 2").await?;
    press(context, "#work-hours").await?;
    accessibility::check(browser).await?;
    press(context, "#reset").await?;
    accessibility::check(browser).await.context("the question")
}

//! The question: what it tells, what it asks before secrets go out, and what
//! keeps it from being clicked away by habit.

use super::settings;
use crate::case::{Case, Running};
use crate::context::{Context, HARMLESS};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Answer, Chord, Composer, Press, Site, until};
use serde_json::{Value, json};

/// A finding in the middle of a post, for somebody of the municipality.
const TEXT: &str = "Gisteren was het druk. Wij van de gemeente Hoorn vinden dat het plein \
                    dicht moet. Tot morgen!";
/// Its words, and their sentence.
const WORDS: &str = "Wij van de gemeente Hoorn";
const SENTENCE: &str = "Wij van de gemeente Hoorn vinden dat het plein dicht moet.";
const RULE: &str = "capacity/we-of-the-organisation";

/// A service number, and words that speak for the municipality.
const SECRET: &str = "Namens de gemeente Hoorn wens ik sterkte. BSN 123456782 van Jan klopt niet.";

/// Each on both sites.
pub fn all() -> Vec<Case> {
    let tests: [(&str, Test); 11] = [
        ("words-in-context", |c, s| Box::pin(words_in_context(c, s))),
        ("less-and-undo", |c, s| Box::pin(less_and_undo(c, s))),
        ("secrets-are-ticked", |c, s| {
            Box::pin(secrets_are_ticked(c, s))
        }),
        ("wordings-take-turns", |c, s| {
            Box::pin(wordings_take_turns(c, s))
        }),
        ("approved-comes-back", |c, s| {
            Box::pin(approved_comes_back(c, s))
        }),
        ("keys-alone", |c, s| Box::pin(keys_alone(c, s))),
        ("escape-leads-back", |c, s| {
            Box::pin(escape_leads_back(c, s))
        }),
        ("counts", |c, s| Box::pin(counts(c, s))),
        ("offers-less", |c, s| Box::pin(offers_less(c, s))),
        ("keeps-rule", |c, s| Box::pin(keeps_rule(c, s))),
        ("wrong", |c, s| Box::pin(wrong(c, s))),
    ];
    let mut cases = Vec::new();
    for site in Site::TWO {
        for (name, run) in tests {
            let name = format!("{site}/question/{name}");
            cases.push(Case::new(name, move |context| run(context, site)));
        }
    }
    cases
}

type Test = for<'a> fn(&'a Context, Site) -> Running<'a>;

/// Writes a text as a municipality's adviser, or another one of its staff.
async fn written(context: &Context, site: Site, function: &str, text: &str) -> Result<Composer> {
    context
        .profile(function, "Gemeente Hoorn", "gemeente")
        .await?;
    let composer = context.composer(site, "/").await?;
    composer.write(&context.browser, text).await?;
    Ok(composer)
}

async fn asked(context: &Context, composer: &Composer) -> Result<()> {
    composer.publish(&context.browser, Press::Button).await?;
    context.browser.question().await.map(drop)
}

/// The text of a part of ours, when it is to be seen.
async fn says(context: &Context, css: &str) -> Result<String> {
    until(&format!("the text of {css}"), async || {
        let text = context.browser.part(css).await?.text().await?;
        Ok((!text.is_empty()).then_some(text))
    })
    .await
}

async fn press(context: &Context, css: &str) -> Result<()> {
    let button = context.browser.part(css).await?;
    context.browser.click(&button, 1).await
}

/// Waits until this of what stands under a key is so.
async fn stored_so(context: &Context, key: &str, is: impl Fn(&Value) -> bool) -> Result<Value> {
    until(key, async || {
        let value = context.stored(key).await?;
        Ok(is(&value).then_some(value))
    })
    .await
}

/// Waits until the question's focus is on the part of this name.
async fn focus_is_on(context: &Context, name: &str) -> Result<()> {
    until(&format!("the focus on {name}"), async || {
        let question = context.browser.shown().await?.question;
        let focused = question.map(|question| question.focused);
        Ok((focused.as_deref() == Some(name)).then_some(()))
    })
    .await
}

async fn words_in_context(context: &Context, site: Site) -> Result<()> {
    let composer = written(context, site, "advisor", TEXT).await?;
    asked(context, &composer).await?;
    let sentence = says(context, "#question .sentence").await?;
    ensure!(sentence == SENTENCE, "{sentence:?}");
    let words = says(context, "#question .sentence .words").await?;
    ensure!(words == WORDS, "{words:?}");
    let readers = says(context, "#question .readers").await?;
    ensure!(readers.contains("van de gemeente Hoorn"), "{readers:?}");
    let agreed = says(context, "#question .tick").await?;
    ensure!(agreed.contains("afgestemd"), "{agreed:?}");
    focus_is_on(context, "change").await?;
    context.picture(&format!("{site}-question")).await?;
    context.browser.answer(Answer::Change).await?;
    context.only_later_is_published(&composer).await
}

/// Less of a rule holds at once and after a reload, until it is undone.
async fn less_and_undo(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = written(context, site, "other", TEXT).await?;
    asked(context, &composer).await?;
    press(context, "#question .less summary").await?;
    press(context, &format!("#question [name='less-rule:{RULE}']")).await?;
    let done = says(context, "#question .less .done").await?;
    ensure!(done.contains("instellingen"), "{done:?}");
    let settings = stored_so(context, "settings", |settings| {
        settings["less"]["rules"][RULE].is_string()
    })
    .await?;
    ensure!(settings["profile"]["function"] == "other", "{settings}");
    browser.answer(Answer::Change).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[TEXT]).await?;

    let composer = context.composer(site, "/").await?;
    composer.write(browser, TEXT).await?;
    let warning = browser.warning_about(WORDS).await?;
    ensure!(warning.level == "notice", "{}", warning.level);
    let undo = "
        const { settings } = await api.storage.local.get('settings');
        delete settings.less.rules[args[0]];
        await api.storage.local.set({ settings });";
    context.in_extension(undo, vec![json!(RULE)]).await?;
    until("the warning as it was", async || {
        let warning = browser.shown().await?.warning;
        Ok(warning.filter(|warning| warning.level == "confirm"))
    })
    .await?;
    asked(context, &composer).await?;
    browser.answer(Answer::Change).await?;
    ensure!(
        context.server.publications().len() == 1,
        "published unasked"
    );
    Ok(())
}

/// A service number goes out only when it was ticked off.
async fn secrets_are_ticked(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = written(context, site, "other", SECRET).await?;
    asked(context, &composer).await?;
    let post = browser.part("#question [name=post]").await?;
    ensure!(post.attr("aria-disabled").await?.as_deref() == Some("true"));
    browser.click(&post, 1).await?;
    focus_is_on(context, "secret").await?;
    let hint = says(context, "#question-hint").await?;
    ensure!(hint.contains("Vink"), "{hint:?}");
    context.picture(&format!("{site}-question-secret")).await?;
    ensure!(context.server.publications().is_empty(), "posted unticked");
    press(context, "#question .ticks .words").await?;
    until("the button to be there", async || {
        Ok(post.attr("aria-disabled").await?.is_none().then_some(()))
    })
    .await?;
    browser.click(&post, 1).await?;
    browser.no_dialog().await?;
    context.published(&[SECRET]).await
}

/// The next post says it otherwise, about its own words.
async fn wordings_take_turns(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = written(context, site, "other", TEXT).await?;
    asked(context, &composer).await?;
    let reason = "#question-first";
    let first = says(context, reason).await?;
    browser.answer(Answer::Change).await?;
    asked(context, &composer).await?;
    let same = says(context, reason).await?;
    ensure!(same == first, "{first:?} became {same:?} in one post");
    browser.answer(Answer::Post).await?;
    context.published(&[TEXT]).await?;
    let composer = composer.again(browser).await?;
    composer.rewrite(browser, TEXT).await?;
    asked(context, &composer).await?;
    let second = says(context, reason).await?;
    ensure!(second != first, "twice {first:?}");
    ensure!(second.matches(WORDS).count() >= 2, "{second:?}");
    browser.answer(Answer::Change).await
}

/// Approved, refused by the server, closed and written anew as it was: not
/// asked again.
async fn approved_comes_back(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context
        .profile("other", "Gemeente Hoorn", "gemeente")
        .await?;
    let composer = context.composer(site, "/?answer=error").await?;
    composer.write(browser, TEXT).await?;
    asked(context, &composer).await?;
    browser.answer(Answer::Post).await?;
    context.shows_mark("press-once-more").await?;
    let composer = if site == Site::BLUESKY {
        let close = "document.querySelector('[data-testid=confirmBtn]')?.click()";
        browser.press(&Chord::key(Key::Escape)).await?;
        browser.find("[data-testid=confirmBtn]").await?;
        browser.run(close, vec![]).await?;
        settings::press(context, ".new-post").await?;
        let composer = composer.again(browser).await?;
        composer.write(browser, TEXT).await?;
        composer
    } else {
        composer.rewrite(browser, HARMLESS).await?;
        context.browser.typing_has_paused().await?;
        composer.rewrite(browser, TEXT).await?;
        composer
    };
    browser.warning_about(WORDS).await?;
    composer.publish(browser, Press::Button).await?;
    until("the second publication", async || {
        Ok((context.server.refused().len() == 2).then_some(()))
    })
    .await?;
    ensure!(browser.shown().await?.question.is_none(), "asked twice");
    Ok(())
}

/// From the post to the published post without a mouse.
async fn keys_alone(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = written(context, site, "advisor", SECRET).await?;
    composer.publish(browser, Press::ControlEnter).await?;
    browser.question().await?;
    let key = async |key| browser.press(&Chord::key(key)).await;
    focus_is_on(context, "change").await?;
    key(Key::Tab).await?;
    focus_is_on(context, "post").await?;
    key(Key::Return).await?;
    focus_is_on(context, "secret").await?;
    // Enter in a box presses nothing.
    key(Key::Return).await?;
    focus_is_on(context, "secret").await?;
    key(Key::Space).await?;
    for name in ["agreed", "change", "post"] {
        key(Key::Tab).await?;
        focus_is_on(context, name).await?;
    }
    ensure!(context.server.publications().is_empty(), "posted too early");
    key(Key::Return).await?;
    browser.no_dialog().await?;
    context.published(&[SECRET]).await
}

/// Escape is "Change", and the caret is where it was.
async fn escape_leads_back(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = written(context, site, "other", TEXT).await?;
    browser.press(&Chord::key(Key::Left)).await?;
    browser.drawn().await?;
    composer.publish(browser, Press::ControlEnter).await?;
    browser.question().await?;
    focus_is_on(context, "change").await?;
    // Back over the folded tips to the menu, which opens by key.
    browser.press(&Chord::shift_tab()).await?;
    browser.press(&Chord::shift_tab()).await?;
    browser.press(&Chord::key(Key::Return)).await?;
    browser.part("#question .less[open]").await?;
    browser.press(&Chord::key(Key::Tab)).await?;
    focus_is_on(context, &format!("less-rule:{RULE}")).await?;
    browser.press(&Chord::key(Key::Escape)).await?;
    browser.no_dialog().await?;
    browser.type_text("x").await?;
    let text = composer.text(browser).await?;
    ensure!(text == TEXT.replace("morgen!", "morgenx!"), "{text:?}");
    Ok(())
}

/// Numbers of rules, and nothing of the post; none where that is switched off.
async fn counts(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = written(context, site, "other", TEXT).await?;
    asked(context, &composer).await?;
    browser.answer(Answer::Change).await?;
    asked(context, &composer).await?;
    browser.answer(Answer::Post).await?;
    context.published(&[TEXT]).await?;
    let overview = stored_so(context, "overview", |overview| {
        overview["rules"][RULE]["posted"] == 1
    })
    .await?;
    let count = &overview["rules"][RULE];
    ensure!(count["shown"] == 1 && count["changed"] == 1, "{overview}");
    ensure!(!overview.to_string().contains("plein"), "{overview}");

    let off = "
        const { settings } = await api.storage.local.get('settings');
        await api.storage.local.remove('overview');
        await api.storage.local.set({ settings: { ...settings, overview: false } });";
    context.in_extension(off, vec![]).await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, TEXT).await?;
    asked(context, &composer).await?;
    browser.answer(Answer::Post).await?;
    context.published(&[TEXT, TEXT]).await?;
    let overview = context.stored("overview").await?;
    ensure!(overview.is_null(), "{overview}");
    Ok(())
}

/// Holds a post after the person posted three anyway on the same rule.
async fn asked_once_more(context: &Context, site: Site) -> Result<Composer> {
    let seen = json!({ "rules": { RULE: { "shown": 3, "posted": 3, "in_a_row": 3 } } });
    let keep = "await api.storage.local.set({ overview: args[0] });";
    context.in_extension(keep, vec![seen]).await?;
    let composer = written(context, site, "other", TEXT).await?;
    asked(context, &composer).await?;
    Ok(composer)
}

/// After several "Post anyway" the rule itself offers to step back, or to be
/// explained.
async fn offers_less(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = asked_once_more(context, site).await?;
    let offer = says(context, "#question .offer").await?;
    ensure!(offer.contains("de laatste keren"), "{offer:?}");
    context.picture(&format!("{site}-question-offer")).await?;
    let page = browser.client().window().await?;
    let before = browser.tabs().await?.len();
    press(context, "#question [name^='explain:']").await?;
    until("the settings to open", async || {
        Ok((browser.tabs().await?.len() > before).then_some(()))
    })
    .await?;
    let address = "const tabs = await api.tabs.query({});
                   return tabs.map(tab => tab.url ?? '').find(url => url.includes('#rule=')) ?? null;";
    let address = until("the rule's place in the settings", async || {
        let address = context.in_extension(address, vec![]).await?;
        Ok(address.as_str().map(str::to_owned))
    })
    .await?;
    ensure!(
        address.ends_with("settings.html#rule=capacity%2Fwe-of-the-organisation"),
        "{address}"
    );
    browser.switch_to(&page).await?;
    press(context, "#question .offer [name^='less-rule:']").await?;
    stored_so(context, "settings", |settings| {
        settings["less"]["rules"][RULE].is_string()
    })
    .await?;
    browser.answer(Answer::Change).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[TEXT]).await
}

/// Who wants to keep the rule is not offered to turn it down again; the offer
/// stands below what one can do.
async fn keeps_rule(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    asked_once_more(context, site).await?;
    says(context, "#question .offer").await?;
    let below = "const root = arguments[0].getRootNode();
                 const [advice, offer] = ['.advice', '.offer'].map(css => root.querySelector('#question ' + css));
                 return advice.getBoundingClientRect().bottom <= offer.getBoundingClientRect().top;";
    let below = browser.inside(below, vec![]).await?;
    ensure!(
        below == Some(json!(true)),
        "the offer stands before the advice"
    );
    press(context, "#question .offer [name^='keep-rule:']").await?;
    let done = says(context, "#question .offer .done").await?;
    ensure!(done.contains("90 dagen"), "{done:?}");
    stored_so(context, "overview", |overview| {
        overview["rules"][RULE]["kept"].is_string()
    })
    .await?;
    browser.answer(Answer::Change).await?;
    // As if it was posted all the same three times more.
    let often = "
        const { overview } = await api.storage.local.get('overview');
        overview.rules[args[0]].in_a_row = 3;
        await api.storage.local.set({ overview });";
    context.in_extension(often, vec![json!(RULE)]).await?;
    let composer = written(context, site, "other", TEXT).await?;
    asked(context, &composer).await?;
    let offers = "return arguments[0].getRootNode().querySelectorAll('#question .offer').length";
    let offers = browser.inside(offers, vec![]).await?;
    ensure!(offers == Some(json!(0)), "offered again");
    browser.answer(Answer::Post).await?;
    context.published(&[TEXT]).await
}

/// "This warning is wrong" keeps the rule and the remark, and gives a text to
/// send that has nothing of the post.
async fn wrong(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = written(context, site, "other", TEXT).await?;
    browser.warning_about(WORDS).await?;
    browser.open_warning().await?;
    press(context, "#warning .less summary").await?;
    press(context, "#warning [name^='wrong:']").await?;
    browser.part("#wrong[open]").await?;
    context.picture(&format!("{site}-wrong")).await?;
    browser.type_text("Dit was een citaat.").await?;
    press(context, "#wrong [name^='keep-wrong:']").await?;
    let sent = until("the text to send", async || {
        let area = browser.part("#wrong textarea").await?;
        let text = area.prop("value").await?.unwrap_or_default();
        Ok(text.contains(RULE).then_some(text))
    })
    .await?;
    ensure!(sent.ends_with("Dit was een citaat."), "{sent:?}");
    ensure!(!sent.contains("plein"), "{sent:?}");
    context.picture(&format!("{site}-wrong-kept")).await?;
    let remarks = stored_so(context, "wrong", |remarks| remarks[0].is_object()).await?;
    ensure!(remarks[0]["rule"] == RULE, "{remarks}");
    ensure!(remarks[0]["remark"] == "Dit was een citaat.", "{remarks}");
    stored_so(context, "overview", |overview| {
        overview["rules"][RULE]["wrong"] == 1
    })
    .await?;
    browser.press(&Chord::key(Key::Escape)).await?;
    browser.no_dialog().await?;
    // The focus is back where it was, and the caret with it.
    browser.type_text("x").await?;
    let text = composer.text(browser).await?;
    ensure!(text == format!("{TEXT}x"), "{text:?}");
    Ok(())
}

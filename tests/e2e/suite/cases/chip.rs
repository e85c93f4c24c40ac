//! The chip at the composer, and the card that it opens.

use crate::case::Case;
use crate::context::{Context, FIRST_EXAMPLE, THIRD_EXAMPLE};
use anyhow::{Result, ensure};
use fantoccini::key::Key;
use namens_e2e::{Chord, Composer, Kind, Site, until};
use serde_json::json;

/// Each on both sites; where chip and card stand, on the composer that can be
/// put anywhere.
pub fn all() -> Vec<Case> {
    let mut cases = vec![
        Case::new("chip/shortcut-is-the-browsers", |context| {
            Box::pin(shortcut(context))
        }),
        Case::new("chip/whom-to-ask", |context| Box::pin(whom_to_ask(context))),
        Case::new("chip/covers-nothing", |context| {
            Box::pin(covers_nothing(context))
        }),
    ];
    for site in Site::TWO {
        cases.push(Case::new(format!("{site}/chip/press"), move |context| {
            Box::pin(by_press(context, site))
        }));
        cases.push(Case::new(format!("{site}/chip/keys"), move |context| {
            Box::pin(by_keys(context, site))
        }));
        cases.push(Case::new(format!("{site}/chip/shortcut"), move |context| {
            Box::pin(by_shortcut(context, site))
        }));
        cases.push(Case::new(format!("{site}/chip/hidden"), move |context| {
            Box::pin(hidden(context, site))
        }));
    }
    cases
}

/// A held text, with the caret behind its first word.
async fn warned(context: &Context, site: Site) -> Result<Composer> {
    let browser = &context.browser;
    context.police().await?;
    let composer = context.composer(site, "/").await?;
    composer
        .write(browser, &format!("Hoi allemaal. {FIRST_EXAMPLE}"))
        .await?;
    let warning = browser.warning_about("huiselijk geweld").await?;
    ensure!(!warning.open, "the card came by itself");
    browser.press(&Chord::control(Key::Home.into())).await?;
    for _ in 0.."Hoi".len() {
        browser.press(&Chord::key(Key::Right)).await?;
    }
    browser.drawn().await?;
    Ok(composer)
}

/// What is typed now lands where the caret was, and nothing else is there.
async fn goes_on(context: &Context, composer: &Composer, typed: &str) -> Result<()> {
    context.browser.type_text("x").await?;
    let text = composer.text(&context.browser).await?;
    let expected = format!("Hoi{typed}x allemaal. {FIRST_EXAMPLE}");
    ensure!(text == expected, "caret or focus lost: {text:?}");
    Ok(())
}

/// The mouse opens the card and leaves the focus where the person writes;
/// Escape there closes it, and the page sees nothing of it.
async fn by_press(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = warned(context, site).await?;
    let warning = browser.open_warning().await?;
    ensure!(
        warning.text.contains("Waarom u dit ziet"),
        "{}",
        warning.text
    );
    context.picture(&format!("{site}-chip")).await?;
    goes_on(context, &composer, "").await?;
    browser.press(&Chord::key(Key::Escape)).await?;
    browser.closed_warning().await?;
    goes_on(context, &composer, "x").await?;
    // And at a second press, which is no double click.
    browser.open_warning().await?;
    context.browser.typing_has_paused().await?;
    let chip = browser.part("#chip button").await?;
    browser.click(&chip, 1).await?;
    browser.closed_warning().await?;
    context.browser.typing_has_paused().await?;
    browser.open_warning().await?;
    let close = browser.part("#warning [name=shut]").await?;
    browser.click(&close, 1).await?;
    browser.closed_warning().await?;
    goes_on(context, &composer, "xx").await
}

/// Enter on the chip leads into the card, Escape back to the chip, and once
/// more to where the person came from.
async fn by_keys(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = warned(context, site).await?;
    let reach = "arguments[0].getRootNode().querySelector('#chip button').focus()";
    browser.inside(reach, vec![]).await?;
    browser.press(&Chord::key(Key::Return)).await?;
    has_focus(context, "warning").await?;
    browser.press(&Chord::key(Key::Tab)).await?;
    has_focus(context, "shut").await?;
    browser.press(&Chord::key(Key::Escape)).await?;
    browser.closed_warning().await?;
    has_focus(context, "open").await?;
    browser.press(&Chord::key(Key::Escape)).await?;
    goes_on(context, &composer, "").await
}

/// The browser's shortcut opens the card, with the focus in it.
async fn by_shortcut(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = warned(context, site).await?;
    press_shortcut(context).await?;
    until("the card", async || {
        Ok(browser
            .shown()
            .await?
            .warning
            .filter(|warning| warning.open))
    })
    .await?;
    has_focus(context, "warning").await?;
    browser.press(&Chord::key(Key::Escape)).await?;
    browser.closed_warning().await?;
    goes_on(context, &composer, "").await
}

/// No driver presses what is the browser's own: what comes of it is sent.
pub(super) async fn press_shortcut(context: &Context) -> Result<()> {
    let press = "
        for (const { id } of await api.tabs.query({}))
            await api.tabs.sendMessage(id, { command: 'open-warning' }).catch(() => {});";
    context.in_extension(press, vec![]).await.map(drop)
}

async fn shortcut(context: &Context) -> Result<()> {
    let all = "return await api.commands.getAll();";
    let all = context.in_extension(all, vec![]).await?;
    let ours = all.as_array().into_iter().flatten();
    let ours: Vec<_> = ours.filter(|one| one["name"] == "open-warning").collect();
    ensure!(ours.len() == 1, "{all}");
    // Chromium gives no key to what a command line loads.
    if context.browser.kind() == Kind::Firefox {
        ensure!(ours[0]["shortcut"] == "Alt+Shift+N", "{all}");
    }
    let says = ours[0]["description"].as_str().unwrap_or_default();
    ensure!(!says.is_empty() && !says.contains("MSG"), "{says:?}");
    Ok(())
}

/// The card has who posts are agreed with, and the way to the code; the other
/// side of such a link learns nothing of where it was pressed.
async fn whom_to_ask(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let settings = json!({
        "version": 1,
        "language": "nl",
        "coordinator": { "name": "Team Woordvoering", "email": "pers@voorbeeld.nl" },
        "code_url": "https://voorbeeld.nl/gedragscode",
    });
    let keep = "await api.storage.local.set({ settings: args[0] });";
    context.in_extension(keep, vec![settings]).await?;
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, "BSN 123456782").await?;
    browser.warning_about("123456782").await?;
    let warning = browser.open_warning().await?;
    ensure!(
        warning.text.contains("Team Woordvoering"),
        "{}",
        warning.text
    );
    let links = "
        const links = [...arguments[0].getRootNode().querySelectorAll('#warning a')];
        return links.filter(({ rel, target }) => rel === 'noopener noreferrer' && target === '_blank')
            .map(({ href }) => href);";
    let links = browser.inside(links, vec![]).await?;
    let expected = json!([
        "mailto:pers@voorbeeld.nl",
        "https://voorbeeld.nl/gedragscode"
    ]);
    ensure!(links == Some(expected), "{links:?}");
    context.picture("whom-to-ask").await
}

/// What the person hid does not come back while the same is written; another
/// finding does.
async fn hidden(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    let composer = warned(context, site).await?;
    browser.open_warning().await?;
    let hide = browser.part("#warning [name=hide]").await?;
    browser.click(&hide, 1).await?;
    until("the warning to go", async || {
        Ok(browser.shown().await?.warning.is_none().then_some(()))
    })
    .await?;
    let lines = browser.underlined(&composer.editor).await?;
    ensure!(lines.is_empty(), "still underlined: {lines:?}");
    goes_on(context, &composer, "").await?;
    context.browser.typing_has_paused().await?;
    context.shows_nothing().await?;
    browser.type_text(" BSN 123456782").await?;
    let warning = browser.warning_about("123456782").await?;
    ensure!(!warning.open, "the card came by itself");
    Ok(())
}

async fn has_focus(context: &Context, name: &str) -> Result<()> {
    until(&format!("the focus on {name}"), async || {
        let script = "
            const focused = arguments[0].getRootNode().activeElement;
            return focused?.name || focused?.id;";
        let focused = context.browser.inside(script, vec![]).await?;
        Ok((focused == Some(json!(name))).then_some(()))
    })
    .await
}

/// In over two hundred places and sizes of a composer, chip and card stay in
/// the window, off the caret, off the button and off each other.
async fn covers_nothing(context: &Context) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let composer = context.composer(Site::GENERIC_RICH, "/").await?;
    composer.write(browser, THIRD_EXAMPLE).await?;
    browser.warning().await?;
    browser.open_warning().await?;
    let script = "
        const [node, editor, button] = arguments;
        const root = node.getRootNode();
        const box = editor.parentElement;
        const seen = [], counts = { chip: 0, card: 0 };
        const rect = one => {
            const { left, top, right, bottom } = one.getBoundingClientRect();
            return { left, top, right, bottom };
        };
        const covers = (a, b) =>
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
        const text = editor.firstChild;
        for (let step = 0; step < 240; step++) {
            const part = n => ((step * n) % 101) / 101;
            box.style.cssText = `position: fixed; margin: 0; overflow: hidden;
                left: ${part(37) * innerWidth * 0.7}px; top: ${part(53) * innerHeight * 0.8}px;
                width: ${160 + part(71) * innerWidth * 0.8}px; height: ${120 + part(89) * innerHeight}px`;
            const at = Math.floor(part(61) * text.length);
            getSelection().setBaseAndExtent(text, at, text, at);
            window.dispatchEvent(new Event('resize'));
            // Where there is no room the card closes: it is opened anew.
            const chip = root.querySelector('#chip'), card = root.querySelector('#warning');
            const caret = rect(getSelection().getRangeAt(0));
            const inWindow = one => one.left >= 0 && one.top >= 0 && one.right <= innerWidth && one.bottom <= innerHeight;
            const shown = { chip, card };
            const stands = name => shown[name].checkVisibility({ visibilityProperty: true });
            for (const name of ['chip', 'card'].filter(stands)) {
                counts[name]++;
                const own = rect(shown[name]);
                const others = { caret, button: rect(button) };
                if (name === 'card' && stands('chip')) others.chip = rect(chip);
                for (const [what, other] of Object.entries(others)) {
                    if (covers(own, other)) seen.push({ step, name, what, own, other });
                }
                if (!inWindow(own)) seen.push({ step, name, own });
            }
            if (!stands('card')) chip.querySelector('button').click();
        }
        return { seen, counts };";
    let arguments = vec![json!(composer.editor), json!(composer.button()?)];
    let found = browser.inside(script, arguments).await?;
    let found = found.unwrap_or_default();
    ensure!(found["seen"] == json!([]), "{:#}", found["seen"]);
    let count = |name: &str| found["counts"][name].as_i64().unwrap_or_default();
    ensure!(count("chip") > 200, "{}", found["counts"]);
    ensure!(count("card") > 0, "{}", found["counts"]);
    Ok(())
}

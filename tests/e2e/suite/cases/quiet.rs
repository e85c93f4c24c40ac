//! Namens is quiet: nothing on pages without a composer, no request, no trace.

use crate::case::Case;
use crate::context::{Context, FIRST_EXAMPLE, extension};
use anyhow::{Context as _, Result, ensure};
use namens_e2e::{Answer, Browser, Kind, Options, Press, Site};
use serde_json::{Value, json};

/// On both sites, and on a page without composer. Only Chromium tells of
/// timers.
pub fn all(kind: Kind) -> Vec<Case> {
    let mut cases = vec![Case::new("quiet/no-way-out", |context| {
        Box::pin(no_way_out(context))
    })];
    for site in Site::TWO {
        cases.push(Case::new(
            format!("{site}/quiet/no-composer"),
            move |context| Box::pin(no_composer(context, site)),
        ));
        if kind == Kind::Chromium {
            cases.push(Case::new(
                format!("{site}/quiet/no-timer"),
                move |context| Box::pin(no_timer(context, site)),
            ));
        }
        cases.push(Case::new(
            format!("{site}/quiet/no-trace"),
            move |context| Box::pin(no_trace(context, site)),
        ));
    }
    cases
}

/// No node, no engine, whatever is clicked and typed.
async fn no_composer(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.open(site, "/plain").await?;
    let search = browser.find("input[type=search]").await?;
    browser.click(&search, 1).await?;
    browser.type_text(FIRST_EXAMPLE).await?;
    // What the server sent, parsed once more without any script.
    let added = "
        const sent = await (await fetch(location.href)).text();
        const count = root => root.querySelectorAll('*').length;
        return count(document) - count(new DOMParser().parseFromString(sent, 'text/html'));";
    let added = browser.run_async(added, vec![]).await?;
    ensure!(added == 0, "{added} nodes too many");
    let status = context.status().await?;
    ensure!(
        status["state"] == "idle" && status["engine"].is_null(),
        "{status}"
    );
    Ok(())
}

/// No timer on a page without composer.
async fn no_timer(context: &Context, site: Site) -> Result<()> {
    let options = Options {
        timeline: true,
        ..Options::with_extension(&extension())
    };
    let browser = Browser::start(Kind::Chromium, &options).await?;
    browser.first_tab().await?;
    browser.new_tab().await?;
    let address = context.server.url(site.host(), "/plain");
    browser.open(&address).await?;
    let search = browser.find("input[type=search]").await?;
    browser.click(&search, 1).await?;
    browser.type_text(FIRST_EXAMPLE).await?;
    // A timer of the page's own shows that timers are told of.
    browser.run("setTimeout(() => {}, 0)", vec![]).await?;
    let timers = browser.timers(&address).await?;
    ensure!(timers == 1, "{timers} timers, one of them the page's own");
    browser.close().await
}

/// After typing, a warning, a question and a publication: no request but the
/// page's own, and the text in no storage.
async fn no_trace(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.police().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, FIRST_EXAMPLE).await?;
    browser.warning().await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[FIRST_EXAMPLE]).await?;
    for request in context.server.requests() {
        let own = request.is_bookkeeping()
            || ["/", "/favicon.ico"].contains(&request.target.as_str())
            || request.target.starts_with("/assets/");
        let by_extension = request
            .origin
            .as_ref()
            .is_some_and(|origin| origin.contains("extension"));
        ensure!(own && !by_extension, "asked for: {request:?}");
    }
    let kept = "return { local: { ...localStorage }, session: { ...sessionStorage },
                         cookie: document.cookie, bases: await indexedDB.databases() };";
    without_text(&browser.run_async(kept, vec![]).await?)?;
    let kept = "
        const kept = {};
        for (const area of ['local', 'session', 'sync'])
            kept[area] = await api.storage[area].get(null);
        return { kept, local: { ...localStorage }, bases: await indexedDB.databases() };";
    without_text(&context.in_extension(kept, vec![]).await?)
}

fn without_text(kept: &Value) -> Result<()> {
    let kept = kept.to_string();
    for word in ["Houten", "huiselijk", "doden"] {
        ensure!(!kept.contains(word), "{word} is kept: {kept}");
    }
    Ok(())
}

/// The extension's own policy lets nothing out: not to the site either.
async fn no_way_out(context: &Context) -> Result<()> {
    let manifest = std::fs::read_to_string(extension().join("manifest.json"))
        .context("run `cargo xtask build`")?;
    let manifest: Value = serde_json::from_str(&manifest)?;
    let policy = manifest["content_security_policy"]["extension_pages"]
        .as_str()
        .unwrap_or_default();
    ensure!(policy.contains("connect-src 'self'"), "policy {policy:?}");
    let address = context.server.url("mastodon.social", "/from-the-extension");
    let attempt = "return await fetch(args[0]).then(() => 'sent', () => 'stopped');";
    let answer = context.in_extension(attempt, vec![json!(address)]).await?;
    ensure!(answer == "stopped", "{answer}");
    let requests = context.server.requests();
    ensure!(requests.is_empty(), "asked for: {requests:#?}");
    Ok(())
}

//! Installing and updating, each in a browser of its own.

use crate::case::Case;
use crate::context::{Context, extension};
use anyhow::{Context as _, Result, ensure};
use fantoccini::wd::WindowHandle;
use namens_e2e::{Answer, Browser, Composer, Kind, Options, Press, Site, until};
use serde_json::json;

const RISKY: &str = "BSN 123456782 van Jan Klaassen";

/// In a browser of their own.
pub fn all() -> Vec<Case> {
    let mut cases = vec![Case::new("installation/first-run-opens-once", |context| {
        Box::pin(first_run_opens_once(context))
    })];
    for site in Site::TWO {
        cases.push(Case::new(
            format!("{site}/installation/tab-before"),
            move |context| Box::pin(tab_before(context, site)),
        ));
        cases.push(Case::new(
            format!("{site}/installation/tab-at-update"),
            move |context| Box::pin(tab_at_update(context, site)),
        ));
    }
    cases
}

/// The first run opens by itself on install, and not again on update.
async fn first_run_opens_once(context: &Context) -> Result<()> {
    let kind = context.browser.kind();
    let browser = Browser::start(kind, &Options::with_extension(&extension())).await?;
    until("the first run", async || {
        Ok((first_run_tabs(&browser).await?.len() == 1).then_some(()))
    })
    .await?;
    // Closed, because an update closes the extension's own tabs in one browser
    // and keeps them in the other.
    browser.new_tab().await?;
    let keep = browser.client().window().await?;
    browser.close_other_tabs(&keep).await?;
    // An update is over when its script has come into a tab that was open:
    // had it opened the first run, it had done so by then.
    let composer = open(&browser, context, Site::MASTODON).await?;
    update(&browser).await?;
    held(&browser, &composer).await?;
    let open = first_run_tabs(&browser).await?.len();
    ensure!(open == 0, "{open} first runs after an update");
    browser.close().await
}

/// A tab from before the installation is guarded without a reload.
async fn tab_before(context: &Context, site: Site) -> Result<()> {
    let kind = context.browser.kind();
    let options = Options {
        installed: kind == Kind::Chromium,
        ..Options::with_extension(&extension())
    };
    let browser = Browser::start(kind, &options).await?;
    if kind == Kind::Chromium {
        enable(&browser, false).await?;
    }
    let composer = open(&browser, context, site).await?;
    match kind {
        Kind::Firefox => {
            let tab = browser.client().window().await?;
            browser.install().await?;
            // It comes to the front when it opens: not in the middle of typing.
            browser.first_tab().await?;
            browser.switch_to(&tab).await?;
        }
        Kind::Chromium => {
            enable(&browser, true).await?;
            update(&browser).await?;
        }
    }
    held(&browser, &composer).await?;
    context.only_later_in(&browser, &composer).await?;
    browser.close().await
}

/// The script of the version before is still in the tab: asked once only.
async fn tab_at_update(context: &Context, site: Site) -> Result<()> {
    let kind = context.browser.kind();
    let browser = Browser::start(kind, &Options::with_extension(&extension())).await?;
    let composer = open(&browser, context, site).await?;
    let before = held(&browser, &composer).await;
    before.context("before the update")?;
    // A page that makes an element like ours is not to know us by its going.
    let decoy = "
        const decoy = document.documentElement.appendChild(document.createElement('div'));
        decoy.attachShadow({ mode: 'closed' }).innerHTML = '<div data-sign=\"0123\"></div>';
        window.decoy = decoy;";
    browser.run(decoy, vec![]).await?;
    update(&browser).await?;
    let after = held(&browser, &composer).await;
    after.context("after the update")?;
    until("what the version before left to go", async || {
        Ok((browser.interfaces().await? == 1).then_some(()))
    })
    .await?;
    let stays = browser
        .run("return window.decoy.isConnected;", vec![])
        .await?;
    ensure!(stays == true, "the page's own element is gone");
    context.only_later_in(&browser, &composer).await?;
    browser.close().await
}

async fn open(browser: &Browser, context: &Context, site: Site) -> Result<Composer> {
    browser.new_tab().await?;
    browser.open(&context.server.url(site.host(), "/")).await?;
    Composer::find(browser, site).await
}

/// Waits until the warning stands, publishes, and is asked, once. The script
/// may come into the tab after the text: a composer in use is found then too.
async fn held(browser: &Browser, composer: &Composer) -> Result<()> {
    composer.rewrite(browser, RISKY).await?;
    browser.warning().await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    let again = browser.shown().await?.question;
    ensure!(again.is_none(), "asked twice");
    Ok(())
}

/// Loads the extension anew, as an update does; the tab in front stays so.
async fn update(browser: &Browser) -> Result<()> {
    let front = browser.client().window().await?;
    match browser.kind() {
        Kind::Firefox => browser.install().await?,
        Kind::Chromium => {
            manage(
                browser,
                // Outside developer mode Chromium switches off what it loads anew.
                "await chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
                 await chrome.developerPrivate.reload(args[0], {});",
                true,
            )
            .await?;
        }
    }
    browser.switch_to(&front).await
}

/// Switches the extension on or off, Chromium only.
async fn enable(browser: &Browser, on: bool) -> Result<()> {
    let script = "await chrome.management.setEnabled(args[0], args[1]);";
    manage(browser, script, on).await
}

/// Runs a script on Chromium's page of extensions, in a tab of its own.
async fn manage(browser: &Browser, script: &str, on: bool) -> Result<()> {
    let front = browser.client().window().await?;
    browser.new_tab().await?;
    browser.open("chrome://extensions").await?;
    let arguments = vec![json!(browser.extension().id()), json!(on)];
    browser.run_async(script, arguments).await?;
    browser.client().close_window().await?;
    browser.switch_to(&front).await
}

async fn first_run_tabs(browser: &Browser) -> Result<Vec<WindowHandle>> {
    let page = browser.extension().page("welcome.html");
    let front = browser.client().window().await?;
    let mut found = Vec::new();
    for tab in browser.tabs().await? {
        browser.switch_to(&tab).await?;
        if browser
            .client()
            .current_url()
            .await?
            .as_str()
            .starts_with(&page)
        {
            found.push(tab);
        }
    }
    browser.switch_to(&front).await?;
    Ok(found)
}

//! A page that looks for extensions, as LinkedIn's does, sees nothing of us
//! before a composer is used, and afterwards nothing that names us.

use crate::case::Case;
use crate::context::{Build, Context, PLANTED, THIRD_EXAMPLE, extension};
use anyhow::{Context as _, Result, ensure};
use namens_e2e::{Answer, Browser, Composer, Kind, Options, Press, Site, until};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};

/// What a page saw, by its way of looking.
type Seen = BTreeMap<String, Vec<String>>;

/// Where we run as translated JavaScript in Chromium, and where as WASM.
const SITES: [Site; 2] = [Site::LINKEDIN, Site::MASTODON];

/// Path and query of a page that looks.
const TARGET: &str = "/?probe=1";

/// Files of ours that a page would ask for.
const FILES: [&str; 7] = [
    "manifest.json",
    "page_bg.js",
    "page_bg.wasm",
    "page_bg.wasm.js",
    "loader.js",
    "settings.html",
    "icons/48.png",
];

/// First that it finds what there is to find.
pub fn all() -> Vec<Case> {
    let planted = Case::new("probe/planted", |context| Box::pin(planted(context)));
    let sites = SITES.map(|site| {
        Case::new(format!("{site}/probe"), move |context| {
            Box::pin(nothing_of_us(context, site))
        })
    });
    let sites = sites.into_iter();
    sites.chain([planted.with(Build::Planted)]).collect()
}

/// Each way of looking finds what an extension does that does not hide.
async fn planted(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let composer = context.composer(Site::LINKEDIN, TARGET).await?;
    composer.focus(browser).await?;
    let mut missed = BTreeSet::new();
    let found = until("the page to find it", async || {
        let seen = look(browser).await?;
        let own = marks(browser);
        missed = seen
            .iter()
            .filter(|(_, seen)| !seen.iter().any(|one| names(one, &own)))
            .map(|(way, _)| way.clone())
            .collect();
        Ok((missed.is_empty() && reported(context)).then_some(()))
    });
    found
        .await
        .with_context(|| format!("not found by {missed:?}"))?;
    let planted = address(browser, PLANTED);
    let reached = reach(browser, std::slice::from_ref(&planted)).await?;
    ensure!(reached == [planted], "reached {reached:?}");
    Ok(())
}

/// Whether the browser reported to the server.
fn reported(context: &Context) -> bool {
    let mut violations = context.server.violations().into_iter();
    violations.any(|violation| violation.blocked.contains("namens"))
}

/// Everything is as without us until a composer is used. Then nothing names
/// us, and nothing has a name at two visits that the page did not give.
async fn nothing_of_us(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.defence().await?;
    let without = Options {
        installed: false,
        ..Options::with_extension(&extension())
    };
    let without = Browser::start(browser.kind(), &without).await?;
    let plain = visit(context, &without, site).await?;
    without.close().await?;

    let mut visits = Vec::new();
    for _ in 0..2 {
        browser.new_tab().await?;
        let visit = visit(context, browser, site).await?;
        for (way, before) in &plain.before {
            let ours = &visit.before[way];
            ensure!(
                ours == before,
                "{way} tell: {ours:#?}, without us {before:#?}"
            );
        }
        visits.push(visit);
    }
    let own = marks(browser);
    for (way, seen) in visits.iter().flat_map(|visit| &visit.after) {
        let name = seen.iter().find(|one| names(one, &own));
        ensure!(name.is_none(), "{way} name us: {name:?}");
    }
    let [first, second] = visits.as_slice() else {
        anyhow::bail!("two visits");
    };
    for (way, seen) in &first.after {
        // What the page's own editor does there depends on what the person did.
        if ["calls", "page"].contains(&way.as_str()) {
            continue;
        }
        let again: BTreeSet<_> = second.after[way].iter().collect();
        let others: BTreeSet<_> = plain.after[way].iter().collect();
        let kept: Vec<_> = seen
            .iter()
            .filter(|one| again.contains(one) && !others.contains(one))
            .filter(|one| *one != "HTML > <div></div>")
            .collect();
        ensure!(kept.is_empty(), "{way} know us again by {kept:#?}");
    }
    let reports = context.server.violations();
    ensure!(reports.is_empty(), "reported: {reports:#?}");
    let files = FILES.map(|file| address(browser, file));
    let reached = reach(browser, &files).await?;
    ensure!(reached.is_empty(), "reached {reached:?}");
    Ok(())
}

/// What the page saw of one visit.
struct Visit {
    before: Seen,
    after: Seen,
}

/// Opens the page, and publishes what is asked about where somebody asks.
async fn visit(context: &Context, browser: &Browser, site: Site) -> Result<Visit> {
    context.server.reset();
    let address = context.server.url(site.host(), &site.target(TARGET));
    browser.open(&address).await?;
    let composer = Composer::find(browser, site).await?;
    browser.drawn().await?;
    let before = look(browser).await?;
    let asks = browser.is_installed();
    composer.write(browser, THIRD_EXAMPLE).await?;
    if asks {
        browser.warning_about("munitie").await?;
    }
    composer.publish(browser, Press::Button).await?;
    if asks {
        browser.question().await?;
        browser.answer(Answer::Change).await?;
        composer.publish(browser, Press::Button).await?;
        browser.question().await?;
        browser.answer(Answer::Post).await?;
    }
    context.published(&[THIRD_EXAMPLE]).await?;
    composer.again(browser).await?;
    let after = look(browser).await?;
    Ok(Visit { before, after })
}

async fn look(browser: &Browser) -> Result<Seen> {
    let seen = browser.run("return probe.look()", vec![]).await?;
    let seen: Seen = serde_json::from_value(seen)?;
    ensure!(!seen["calls"].is_empty(), "the page does not look");
    Ok(seen)
}

/// Which of these addresses the page can get.
async fn reach(browser: &Browser, addresses: &[String]) -> Result<Vec<String>> {
    let reach = "return await probe.reach(args[0])";
    let reached = browser.run_async(reach, vec![json!(addresses)]).await?;
    Ok(serde_json::from_value(reached)?)
}

/// Where a page would look for a file of ours: Firefox gives each user another
/// UUID, so there the page can only try the add-on's id, unless it is planted.
fn address(browser: &Browser, file: &str) -> String {
    match browser.kind() {
        Kind::Firefox if file != PLANTED => format!("moz-extension://namens@extension/{file}"),
        _ => browser.extension().page(file),
    }
}

/// What names us or says that we are an extension, in small letters.
fn marks(browser: &Browser) -> [String; 5] {
    let id = browser.extension().id().to_lowercase();
    let marks = [&id, "namens", "extension://", "page_bg", "<anonymous code>"];
    marks.map(str::to_owned)
}

fn names(seen: &str, marks: &[String]) -> bool {
    let seen = seen.to_lowercase();
    marks.iter().any(|mark| seen.contains(mark))
}

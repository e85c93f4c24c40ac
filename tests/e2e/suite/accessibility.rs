//! The extension's own pages, held against the rules of WCAG 2.2 AA that a
//! program can check.

use anyhow::{Context as _, Result, ensure};
use namens_e2e::Browser;
use serde_json::json;
use std::path::Path;

/// How narrow a page may be shown: a window of 1280 pixels at a zoom of 400 %.
const NARROW: (u32, u32) = (320, 640);

/// Says what axe finds wrong with the page in front, in light and in dark
/// colours, and whether it must be scrolled sideways in a narrow window.
///
/// # Errors
/// When anything is wrong.
pub async fn check(browser: &Browser) -> Result<()> {
    in_both_schemes(browser).await?;
    browser.viewport(Some(NARROW)).await?;
    let narrow = narrow(browser).await;
    browser.viewport(None).await?;
    narrow
}

/// Says what axe finds wrong with the page in front, in light and in dark colours.
///
/// # Errors
/// When anything is wrong.
pub async fn in_both_schemes(browser: &Browser) -> Result<()> {
    axe(browser).await?;
    browser.colour_scheme(Some("dark")).await?;
    let dark = axe(browser).await.context("in the dark");
    browser.colour_scheme(None).await?;
    dark
}

async fn axe(browser: &Browser) -> Result<()> {
    let wrong = violations(browser).await?;
    ensure!(wrong.is_empty(), "axe: {wrong:#?}");
    Ok(())
}

/// What axe finds wrong with the page in front: for each rule its id, the
/// elements and why.
///
/// # Errors
/// When axe does not run there.
pub async fn violations(browser: &Browser) -> Result<Vec<String>> {
    let file =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../sites/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(file).context("run `npm ci` in tests/sites")?;
    // In one script, which the page's policy lets alone.
    let script = format!(
        "{axe};
         const {{ violations }} = await axe.run(document, {{
             runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
         }});
         return violations.map(({{ id, nodes }}) =>
             `${{id}}: ${{nodes.map(node => `${{node.html}} ${{node.failureSummary}}`).join('; ')}}`);"
    );
    let wrong = browser.run_async(&script, vec![]).await?;
    serde_json::from_value(wrong).context("axe answers with a list")
}

async fn narrow(browser: &Browser) -> Result<()> {
    let script = "
        return [...document.querySelectorAll('body *')]
            .filter(node => node.getBoundingClientRect().right > innerWidth && node.checkVisibility())
            .map(node => node.outerHTML.slice(0, 100));";
    let wide = browser.run(script, vec![]).await?;
    ensure!(wide == json!([]), "too wide for a narrow window: {wide:#}");
    Ok(())
}

//! Which engine ran, and that no policy of the page was breached.

use crate::case::Case;
use crate::context::{Context, Csp, FIRST_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::{Kind, Site};

/// The sites × plain, strict CSP.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for site in Site::FIVE {
        for csp in Csp::ALL {
            let name = format!("{site}/engine/{}", csp.name());
            cases.push(Case::new(name, move |context| {
                Box::pin(engine(context, site, csp))
            }));
        }
    }
    cases
}

/// WASM where the page allows it, which in Firefox is everywhere; the
/// translation to JavaScript elsewhere. Never a refused attempt.
async fn engine(context: &Context, site: Site, csp: Csp) -> Result<()> {
    context.police().await?;
    let composer = context.composer(site, csp.target()).await?;
    composer.write(&context.browser, FIRST_EXAMPLE).await?;
    context.browser.warning().await?;
    let status = context.status().await?;
    let expected = match (context.browser.kind(), site, csp) {
        (Kind::Firefox, _, _) | (_, Site::MASTODON, Csp::Plain) => "wasm",
        (Kind::Chromium, _, _) => "js",
    };
    ensure!(status["state"] == "active", "{status}");
    ensure!(status["engine"] == expected, "{status}, not {expected}");
    let mut violations = context.server.violations();
    // Firefox itself asks for every site's icon.
    violations.retain(|one| !one.blocked.ends_with("/favicon.ico"));
    ensure!(violations.is_empty(), "{violations:#?}");
    Ok(())
}

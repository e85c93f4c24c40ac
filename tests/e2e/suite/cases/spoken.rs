//! What a screen reader says of a warning, and when.

use crate::case::Case;
use crate::context::{Context, FIRST_EXAMPLE};
use anyhow::{Result, ensure};
use namens_e2e::{Kind, Site, until};

/// On both sites.
pub fn all() -> Vec<Case> {
    let sites = Site::TWO.into_iter();
    sites
        .map(|site| {
            Case::new(format!("{site}/spoken"), move |context| {
                Box::pin(each_finding_once(context, site))
            })
        })
        .collect()
}

/// The live region says each new finding once, however much is typed around it,
/// and does not repeat the ones that stay.
async fn each_finding_once(context: &Context, site: Site) -> Result<()> {
    let browser = &context.browser;
    context.police().await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, FIRST_EXAMPLE).await?;
    let first = browser.warning_about("huiselijk geweld").await?;
    browser.listen().await?;
    let said = async |what: &str| {
        let said = browser.said().await?;
        let times = said.iter().filter(|said| said.contains(what)).count();
        Ok::<_, anyhow::Error>(times)
    };
    until("the first finding to be said", async || {
        Ok((said(&first.title).await? > 0).then_some(()))
    })
    .await?;

    browser.type_text(" De koffie is op. Morgen regen.").await?;
    browser.typing_has_paused().await?;
    let before = browser.said().await?;
    ensure!(said(&first.title).await? == 1, "{before:?}");

    browser.type_text(" Die buurman is een klootzak.").await?;
    browser.warning_about("klootzak").await?;
    let news = until("the second finding to be said", async || {
        let said = browser.said().await?;
        Ok(said.get(before.len()).cloned())
    })
    .await?;
    ensure!(news.contains("klootzak"), "{news}");
    ensure!(!news.contains(&first.title), "said again: {news}");
    browser.type_text(" Fijne avond.").await?;
    browser.typing_has_paused().await?;
    let all = browser.said().await?;
    ensure!(all.len() == before.len() + 1, "{all:?}");

    let region = browser.part("[aria-live]").await?;
    let (role, _) = browser.role_and_name(&region).await?;
    ensure!(role == "status", "the region is a {role}");
    let chip = browser.part("#chip button").await?;
    let (role, name) = browser.role_and_name(&chip).await?;
    let title = browser.warning().await?.title;
    ensure!(role == "button" && name.contains(&title), "{role} {name:?}");
    if browser.kind() == Kind::Chromium {
        let regions = browser.live_regions_of_tree().await?;
        let ours = regions.iter().filter(|says| **says == news).count();
        ensure!(ours == 1, "the tree has {regions:?}");
    }
    Ok(())
}

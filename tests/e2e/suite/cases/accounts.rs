//! What is posted as an organisation.

use crate::case::Case;
use crate::context::{Context, HARMLESS};
use anyhow::{Result, ensure};
use namens_e2e::{Answer, Press, Site};
use serde_json::json;

/// Nobody objects to it on an account of one's own.
const PERSONAL: &str = "Mijn dochter is vandaag jarig en ik heb een taart gebakken.";

/// How the account is set down on each site: by its handle, or by its name
/// where the site shows no handle. On `LinkedIn` nothing needs to be.
const ACCOUNTS: [(Site, &[&str]); 14] = [
    (Site::MASTODON, &["@gemeentevoorbeeld@mastodon.social"]),
    (Site::BLUESKY, &["@gemeentevoorbeeld.bsky.social"]),
    (Site::X, &["@gemeentevoorbeeld"]),
    (Site::LINKEDIN, &["Gemeente Voorbeeld"]),
    (Site::LINKEDIN, &[]),
    (Site::FACEBOOK, &["Gemeente Voorbeeld"]),
    (Site::FACEBOOK_COMMENT, &["Gemeente Voorbeeld"]),
    (Site::new("linkedin", "comment"), &[]),
    (Site::new("instagram", "comment"), &["@gemeentevoorbeeld"]),
    (Site::new("instagram", "post"), &["@gemeentevoorbeeld"]),
    (Site::new("threads", "post"), &["@gemeentevoorbeeld"]),
    (Site::new("reddit", "comment"), &["@gemeentevoorbeeld"]),
    (Site::new("tiktok", "comment"), &["@gemeentevoorbeeld"]),
    (Site::new("github", "comment"), &["@gemeentevoorbeeld"]),
];

/// Each as the organisation and as a person.
pub fn all() -> Vec<Case> {
    let mut cases = Vec::new();
    for (site, accounts) in ACCOUNTS {
        let name = if accounts.is_empty() { "shown" } else { "set" };
        cases.push(Case::new(
            format!("{site}/account/{name}/official"),
            move |context| Box::pin(official(context, site, accounts)),
        ));
        cases.push(Case::new(
            format!("{site}/account/{name}/own"),
            move |context| Box::pin(own(context, site, accounts)),
        ));
    }
    cases
}

async fn employed(context: &Context, accounts: &[&str]) -> Result<()> {
    let settings = json!({
        "version": 1,
        "language": "nl",
        "profile": {
            "function": "other",
            "organisations": [{ "name": "Gemeente Voorbeeld", "sector": "gemeente" }],
            "official_accounts": accounts,
        },
    });
    let keep = "await api.storage.local.set({ settings: args[0] });";
    context.in_extension(keep, vec![settings]).await?;
    Ok(())
}

/// Personal words on the organisation's account are held.
async fn official(context: &Context, site: Site, accounts: &[&str]) -> Result<()> {
    let browser = &context.browser;
    employed(context, accounts).await?;
    let composer = context.composer(site, "/?as=official").await?;
    composer.write(browser, PERSONAL).await?;
    let warning = browser.warning().await?;
    ensure!(warning.level == "confirm", "level {}", warning.level);
    ensure!(
        warning.title == "U spreekt hier namens de organisatie",
        "{}",
        warning.title
    );
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Post).await?;
    context.published(&[PERSONAL]).await
}

/// The same words on one's own account are nobody's business.
async fn own(context: &Context, site: Site, accounts: &[&str]) -> Result<()> {
    let browser = &context.browser;
    employed(context, accounts).await?;
    let composer = context.composer(site, "/").await?;
    composer.write(browser, PERSONAL).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[PERSONAL]).await?;
    context.shows_nothing().await?;
    let composer = composer.again(browser).await?;
    composer.rewrite(browser, HARMLESS).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[PERSONAL, HARMLESS]).await
}

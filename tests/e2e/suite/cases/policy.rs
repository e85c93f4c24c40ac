//! What an organisation fixes, in the browser's managed storage.

use super::settings::{is_stored, open, press, says, stored};
use crate::accessibility;
use crate::case::Case;
use crate::context::{Context, extension};
use anyhow::{Context as _, Result, ensure};
use namens_e2e::{Answer, Browser, ExtensionId, Kind, Options, Press, Site, until};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

const RISKY: &str = "BSN 123456782 van Jan Klaassen";

/// Where Chromium reads its policies.
const CHROMIUM: &str = "/etc/chromium/policies/managed";

/// The policy as the background keeps it, and as the browser gives it.
pub fn all() -> Vec<Case> {
    vec![
        Case::new("policy/fixed", |context| Box::pin(fixed(context))),
        Case::new("policy/pages-follow", |context| Box::pin(pages(context))),
        Case::new("policy/from-the-browser", |context| {
            Box::pin(from_the_browser(context))
        }),
    ]
}

fn policy() -> Value {
    json!({
        "by": "Gemeente Hoorn",
        "profile": {
            "organisations": [{ "name": "Gemeente Hoorn", "aliases": [], "sector": "gemeente" }],
        },
        "surfaces_off": [],
        "coordinator": { "name": "Team Pers", "email": "pers@hoorn.nl" },
        "appearance": "paars",
        "locked": ["profile.organisations", "coordinator", "less"],
    })
}

/// Keeps a policy as the background does once the browser tells.
async fn keep(context: &Context, policy: &Value) -> Result<()> {
    let set = "await api.storage.local.set({ policy: args[0] });";
    context.in_extension(set, vec![policy.clone()]).await?;
    Ok(())
}

/// What is fixed is shown, with whom by, and cannot be changed; the rest can; a
/// broken value is named. When the policy goes, all is the user's again.
async fn fixed(context: &Context) -> Result<()> {
    let browser = &context.browser;
    keep(context, &policy()).await?;
    open(context).await?;
    says(context, "#policy", "Gemeente Hoorn").await?;
    says(context, "#policy", "“paars” kent Namens niet").await?;
    let name = browser.find("#organisation-1-name").await?;
    let shown = name.prop("value").await?;
    ensure!(shown.as_deref() == Some("Gemeente Hoorn"), "{shown:?}");
    ensure!(name.attr("readonly").await?.is_some(), "it can be changed");
    let by = name.attr("aria-describedby").await?.unwrap_or_default();
    ensure!(by.contains("fixed-profile-organisations"), "{by}");
    says(
        context,
        "#fixed-profile-organisations",
        "Vastgelegd door Gemeente Hoorn",
    )
    .await?;
    let add = browser.count("#add-organisation").await?;
    ensure!(add == 0, "another organisation can be added");
    let mail = browser.find("#surface-mail").await?.is_selected().await?;
    ensure!(mail, "mail is off, against the proposal");
    context.picture("settings-policy").await?;
    accessibility::check(browser).await?;
    // What is only proposed is the user's to change, and nothing else is stored.
    press(context, "#surface-mail").await?;
    is_stored(context, "/surfaces_off", json!(["mail"])).await?;
    let settings = stored(context).await?;
    ensure!(settings["coordinator"].is_null(), "{settings:#}");
    context
        .in_extension("await api.storage.local.remove('policy');", vec![])
        .await?;
    until("the policy to go", async || {
        Ok((browser.count("#policy").await? == 0).then_some(()))
    })
    .await?;
    let rows = browser.count("#organisations .row").await?;
    ensure!(rows == 0, "{rows} organisations are left");
    Ok(())
}

/// A page, the loader and the engine follow a policy without a reload of theirs.
async fn pages(context: &Context) -> Result<()> {
    let browser = &context.browser;
    let off = json!({ "sites_off": ["mastodon"], "locked": ["sites_off"] });
    keep(context, &off).await?;
    let composer = context.composer(Site::MASTODON, "/").await?;
    composer.write(browser, RISKY).await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[RISKY]).await?;
    ensure!(context.status().await?["state"] == "off", "it was loaded");
    let none = json!({ "sites_off": [], "locked": ["sites_off"] });
    keep(context, &none).await?;
    let composer = composer.again(browser).await?;
    composer.write(browser, RISKY).await?;
    composer.publish(browser, Press::Button).await?;
    browser.question().await?;
    browser.answer(Answer::Change).await?;
    // With the engine in the page.
    keep(context, &off).await?;
    until("nothing of ours", async || {
        Ok(browser.shown().await?.warning.is_none().then_some(()))
    })
    .await?;
    composer.publish(browser, Press::Button).await?;
    context.published(&[RISKY, RISKY]).await
}

/// The browser itself reads it: Chromium from a folder of the system's, Firefox
/// from one in the user's home.
async fn from_the_browser(context: &Context) -> Result<()> {
    let kind = context.browser.kind();
    let home = tempfile::tempdir()?;
    let mut options = Options::with_extension(&extension());
    let written = match kind {
        Kind::Chromium => {
            let id = ExtensionId::of(kind, &extension())?;
            let all = json!({ "3rdparty": { "extensions": { id.id(): policy() } } });
            Written::new(
                Path::new(CHROMIUM),
                &format!("namens-{}.json", id.id()),
                &all,
            )
        }
        Kind::Firefox => {
            options.home = Some(home.path().to_owned());
            let manifest = json!({
                "name": "namens@extension",
                "description": "Policy",
                "type": "storage",
                "data": policy(),
            });
            let folder = home.path().join(".mozilla/managed-storage");
            Written::new(&folder, "namens@extension.json", &manifest)
        }
    };
    let Ok(_written) = written else {
        println!("       {kind} policy/from-the-browser: {CHROMIUM} cannot be written here");
        return Ok(());
    };
    let browser = Browser::start(kind, &options).await?;
    browser.first_tab().await?;
    let page = browser.extension().page("settings.html");
    browser.open(&page).await?;
    until("the policy", async || {
        let said = browser.find("h1").await.is_ok() && browser.count("#policy").await? == 1;
        Ok(said.then_some(()))
    })
    .await
    .context("the policy did not come")?;
    let text = browser.find("#policy").await?.text().await?;
    ensure!(text.contains("Gemeente Hoorn"), "{text}");
    let email = browser.find("#coordinator-email").await?;
    let email = email.prop("value").await?;
    ensure!(email.as_deref() == Some("pers@hoorn.nl"), "{email:?}");
    browser.close().await
}

/// A file that is there for one test.
struct Written(PathBuf);

impl Written {
    fn new(folder: &Path, name: &str, content: &Value) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let file = folder.join(name);
        fs::write(&file, content.to_string())?;
        Ok(Self(file))
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        // Where it cannot be removed, the next run writes it anew.
        let _ = fs::remove_file(&self.0);
    }
}

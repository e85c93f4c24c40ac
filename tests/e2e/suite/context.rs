//! What a test works with: a browser, a server, and the extension to ask.

use anyhow::{Context as _, Result, ensure};
use fantoccini::wd::WindowHandle;
use namens_e2e::{Browser, Composer, Kind, Options, PATIENCE, Press, Shown, Site, until};
use namens_fixture_sites::FixtureServer;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A text that nobody objects to, for any profile.
pub const HARMLESS: &str = "Vandaag een mooie wandeling door het bos gemaakt.";

/// Another one, published last to show that nothing came before it.
pub const LATER: &str = "De koffie staat klaar.";

/// The article's first example.
pub const FIRST_EXAMPLE: &str =
    "Twee doden in een woning in Houten, dit was weer huiselijk geweld.";

/// The article's second example.
pub const SECOND_EXAMPLE: &str =
    "Wij van de gemeente vinden vuurwerk in de binnenstad geen goed idee";

/// The article's third example.
pub const THIRD_EXAMPLE: &str =
    "De missie is een logistieke puinhoop, er is te weinig munitie en er zijn geen scherfvesten.";

/// The content security policy of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Csp {
    /// What the site itself sends.
    Plain,
    /// No WASM, no inline script or style, Trusted Types.
    Strict,
}

impl Csp {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Strict];

    /// Its part in a test's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Strict => "strict",
        }
    }

    /// Path and query of the site's page with this policy.
    pub fn target(self) -> &'static str {
        match self {
            Self::Plain => "/",
            Self::Strict => "/?csp=strict",
        }
    }
}

/// Which extension is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Build {
    /// The one that ships.
    #[default]
    Ships,
    /// The same, with adapters that know their hosts and nothing else.
    WithoutSelectors,
    /// The same, with a script that does all that a page finds extensions by.
    Planted,
}

impl Build {
    /// Its folder; each browser has its own of what does not ship.
    fn folder(self, kind: Kind) -> Result<PathBuf> {
        let name = match self {
            Self::Ships => return Ok(extension()),
            Self::WithoutSelectors => "without-selectors",
            Self::Planted => "planted",
        };
        let folder = output().join(format!("{kind}-{name}"));
        copy_all(&extension(), &folder)?;
        if self == Self::Planted {
            plant(&folder)?;
        } else {
            std::fs::write(folder.join("sites.js"), namens_sites::bare_loader_table())?;
        }
        Ok(folder)
    }
}

/// The file that gives an extension away, in the extension.
pub const PLANTED: &str = "planted.js";

/// Puts it there, as a script in every page and as a file that any page can get.
fn plant(folder: &Path) -> Result<()> {
    std::fs::write(folder.join(PLANTED), include_str!("planted.js"))?;
    let file = folder.join("manifest.json");
    let mut manifest: Value = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
    let matches = manifest["content_scripts"][0]["matches"].clone();
    let script = json!({
        "matches": matches, "js": [PLANTED], "run_at": "document_start", "world": "MAIN",
    });
    let resource = json!({ "matches": ["https://*/*"], "resources": [PLANTED] });
    for (list, entry) in [
        ("content_scripts", script),
        ("web_accessible_resources", resource),
    ] {
        let list = manifest[list].as_array_mut();
        list.context("the manifest has no such list")?.push(entry);
    }
    Ok(std::fs::write(file, manifest.to_string())?)
}

/// A browser with the extension, a server of its own, and an empty tab.
pub struct Context {
    /// The browser, in front of it an empty tab.
    pub browser: Browser,
    /// The fixture sites.
    pub server: FixtureServer,
    /// What is loaded in the browser.
    pub build: Build,
    control: WindowHandle,
}

impl Context {
    /// Starts both.
    ///
    /// # Errors
    /// When something to start is missing; the message says what to do.
    pub async fn start(kind: Kind, build: Build) -> Result<Self> {
        let server = FixtureServer::start().await?;
        let folder = build.folder(kind)?;
        let browser = Browser::start(kind, &Options::with_extension(&folder)).await?;
        let control = browser.first_tab().await?;
        Ok(Self {
            browser,
            server,
            build,
            control,
        })
    }

    /// Makes everything as if no test had run: default settings in Dutch, one
    /// empty tab, nothing recorded.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn prepare(&self) -> Result<()> {
        self.browser.close_other_tabs(&self.control).await?;
        let reset = "await api.storage.local.clear();
                     await api.storage.local.set({ settings: { version: 1, language: 'nl' } });";
        self.browser.run_async(&with_api(reset), vec![]).await?;
        self.browser.new_tab().await?;
        self.server.reset();
        Ok(())
    }

    /// Sets who writes, as the settings page keeps it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn profile(&self, function: &str, organisation: &str, sector: &str) -> Result<()> {
        let settings = json!({
            "version": 1,
            "language": "nl",
            "profile": {
                "function": function,
                "organisations": [{ "name": organisation, "sector": sector }],
            },
        });
        let script = "await api.storage.local.set({ settings: args[0] });";
        self.in_extension(script, vec![settings]).await?;
        Ok(())
    }

    /// Sets somebody whom the article's first example is held for.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn police(&self) -> Result<()> {
        self.profile("other", "Politie Midden-Nederland", "politie")
            .await
    }

    /// Sets somebody whom the article's third example is held for.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn defence(&self) -> Result<()> {
        self.profile("other", "Ministerie van Defensie", "defensie")
            .await
    }

    /// Runs an async function body on an extension page, with the extension's
    /// `api`. The tab in front loses the focus meanwhile.
    ///
    /// # Errors
    /// When the promise is rejected.
    pub async fn in_extension(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let front = self.browser.client().window().await?;
        self.browser.switch_to(&self.control).await?;
        let answer = self.browser.run_async(&with_api(body), arguments).await;
        self.browser.switch_to(&front).await?;
        answer
    }

    /// What stands in storage under a key; null where nothing does.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn stored(&self, key: &str) -> Result<Value> {
        let read = "return (await api.storage.local.get(args[0]))[args[0]] ?? null;";
        self.in_extension(read, vec![json!(key)]).await
    }

    /// Asks the content script in the only other tab how it is, as soon as it
    /// is there: a browser runs it when the page is idle, which can be after
    /// the first keys.
    ///
    /// # Errors
    /// When no content script answers.
    pub async fn status(&self) -> Result<Value> {
        until("a content script that answers", async || {
            Ok(self
                .answers()
                .await?
                .as_array()
                .and_then(|all| all.first().cloned()))
        })
        .await
    }

    /// What the content scripts in all tabs say of themselves now; an empty
    /// list where there is none.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn answers(&self) -> Result<Value> {
        let script = "
            const answers = [];
            for (const tab of await api.tabs.query({})) {
                try {
                    const status = await api.tabs.sendMessage(tab.id, { ask: 'status' });
                    if (status) answers.push(status);
                } catch { /* a tab without our script */ }
            }
            return answers;";
        self.in_extension(script, vec![]).await
    }

    /// Sets what is not looked at, on top of the settings that there are.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn surfaces_off(&self, surfaces: &[&str]) -> Result<()> {
        let script = "
            const { settings } = await api.storage.local.get('settings');
            await api.storage.local.set({ settings: { ...settings, surfaces_off: args[0] } });";
        self.in_extension(script, vec![json!(surfaces)]).await?;
        Ok(())
    }

    /// Lets the extension work on a host that no adapter names, and waits
    /// until its script is to run there.
    ///
    /// # Errors
    /// When the browser does not let it.
    pub async fn add(&self, host: &str) -> Result<()> {
        if self.runs_at(host).await? {
            return Ok(());
        }
        self.browser.will_allow(host).await?;
        let front = self.browser.client().window().await?;
        self.browser.switch_to(&self.control).await?;
        // A browser is only asked within a press.
        let ask = "
            const api = globalThis.browser ?? chrome;
            const [pattern] = arguments;
            addEventListener('click', () => {
                const answer = allowed => document.body.dataset.allowed = allowed;
                delete document.body.dataset.allowed;
                api.permissions.request({ origins: [pattern] }).then(answer, answer);
            }, { capture: true, once: true });";
        let pattern = json!(format!("https://{host}/*"));
        self.browser.run(ask, vec![pattern]).await?;
        let heading = self.browser.find("h1").await?;
        self.browser.click(&heading, 1).await?;
        let answered = "return document.body.dataset.allowed ?? null";
        let allowed = until("the browser's answer", async || {
            let answer = self.browser.run(answered, vec![]).await?;
            Ok(answer.as_str().map(str::to_owned))
        })
        .await?;
        self.browser.switch_to(&front).await?;
        ensure!(allowed == "true", "not allowed: {allowed}");
        until("the script to be registered", async || {
            Ok(self.runs_at(host).await?.then_some(()))
        })
        .await
    }

    /// Takes back what the user may have allowed on a host.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn forget(&self, host: &str) -> Result<()> {
        let script = "await api.permissions.remove({ origins: [args[0]] });";
        let pattern = json!(format!("https://{host}/*"));
        self.in_extension(script, vec![pattern]).await?;
        until("the script to be gone", async || {
            Ok((!self.runs_at(host).await?).then_some(()))
        })
        .await
    }

    /// Whether the script is to run on a host that was added.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn runs_at(&self, host: &str) -> Result<bool> {
        let script = "
            const scripts = await api.scripting.getRegisteredContentScripts();
            return scripts.some(
                ({ matches, persistAcrossSessions }) => persistAcrossSessions && matches.includes(args[0]));";
        let pattern = format!("https://{host}/*");
        let runs = self.in_extension(script, vec![json!(pattern)]).await?;
        Ok(runs == json!(true))
    }

    /// Opens a page of a site in the tab in front.
    ///
    /// # Errors
    /// When it does not load.
    pub async fn open(&self, site: Site, target: &str) -> Result<()> {
        if site.surface() == "mail" {
            self.surfaces_off(&[]).await?;
        }
        if site.is_added() {
            self.add(site.host()).await?;
        }
        self.browser
            .open(&self.server.url(site.host(), &site.target(target)))
            .await
    }

    /// Opens a page of a site and waits for its composer.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn composer(&self, site: Site, target: &str) -> Result<Composer> {
        self.open(site, target).await?;
        Composer::find(&self.browser, site).await
    }

    /// Waits until as many texts are published, and compares them.
    ///
    /// # Errors
    /// When there are others, or fewer, or more.
    pub async fn published(&self, texts: &[&str]) -> Result<()> {
        let waited = self.server.wait_for_publications(texts.len(), PATIENCE);
        let published = waited.await?;
        let published: Vec<_> = published
            .iter()
            .map(|one| one.draft.text.as_str())
            .collect();
        ensure!(
            published == texts,
            "published {published:#?}, not {texts:#?}"
        );
        Ok(())
    }

    /// Shows that nothing was published: a later harmless post is the only one.
    ///
    /// # Errors
    /// When something else was published.
    pub async fn only_later_is_published(&self, composer: &Composer) -> Result<()> {
        self.only_later_in(&self.browser, composer).await
    }

    /// The same, in a browser of the test's own.
    ///
    /// # Errors
    /// When something else was published.
    pub async fn only_later_in(&self, browser: &Browser, composer: &Composer) -> Result<()> {
        self.publish_later(browser, composer, composer.main_press())
            .await?;
        self.published(&[LATER]).await
    }

    /// Publishes the later harmless post in this composer, whatever was in it.
    ///
    /// # Errors
    /// When the warning of what was in it stays.
    pub async fn publish_later(
        &self,
        browser: &Browser,
        composer: &Composer,
        press: Press,
    ) -> Result<()> {
        composer.rewrite(browser, LATER).await?;
        // A warning may lie where the button comes with the text, or goes when
        // the composer shrinks.
        until("the warning to go", async || {
            let gone = browser.shown().await?.warning.is_none();
            Ok(gone.then_some(()))
        })
        .await?;
        composer.publish(browser, press).await
    }

    /// Waits until the mark of this name is shown.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn shows_mark(&self, mark: &str) -> Result<()> {
        until(mark, async || {
            let shown = self.browser.shown().await?.mark;
            Ok((shown.as_deref() == Some(mark)).then_some(()))
        })
        .await
    }

    /// Shows that nothing but `before` was published: a later harmless post is
    /// the next one.
    ///
    /// # Errors
    /// When something else was published.
    pub async fn then_later(&self, composer: &Composer, before: &[&str]) -> Result<()> {
        let composer = composer.again(&self.browser).await?;
        self.publish_later(&self.browser, &composer, Press::Button)
            .await?;
        let mut all = before.to_vec();
        all.push(LATER);
        self.published(&all).await
    }

    /// Checks that Namens shows nothing at all.
    ///
    /// # Errors
    /// When it shows something.
    pub async fn shows_nothing(&self) -> Result<()> {
        let shown = self.browser.shown().await?;
        ensure!(shown == Shown::default(), "there is something: {shown:#?}");
        Ok(())
    }

    /// Saves a picture for people to look at.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn picture(&self, name: &str) -> Result<()> {
        let file = format!("shots/{}-{name}.png", self.browser.kind());
        self.browser.still().await?;
        let saved = self.browser.screenshot(&output().join(file)).await;
        saved.context("no picture")
    }
}

fn with_api(body: &str) -> String {
    format!("const api = globalThis.browser ?? chrome; {body}")
}

/// Copies a folder with all that is in it.
///
/// # Errors
/// When it cannot be read, or the copy not written.
pub fn copy_all(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_all(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The folder under test.
pub fn extension() -> PathBuf {
    root().join("dist/extension")
}

/// Where pictures go.
pub fn output() -> PathBuf {
    root().join("target/e2e")
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

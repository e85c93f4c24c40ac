//! A running browser with the extension in it.

use crate::commands::Post;
use crate::driver::Driver;
use crate::{ExtensionId, Keys, Kind, timeline, until};
use anyhow::{Context, Result, anyhow};
use fantoccini::elements::{Element, ShadowRoot};
use fantoccini::wd::{Capabilities, WindowHandle};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// How to start a browser.
#[derive(Debug, Clone)]
pub struct Options {
    /// The unpacked extension's folder.
    pub extension: PathBuf,
    /// Whether the extension is there from the start. Otherwise
    /// [`Browser::install`] puts it in, Firefox only.
    pub installed: bool,
    /// Without a window.
    pub headless: bool,
    /// Keeps the timeline of every page for [`Browser::timers`], Chromium only.
    pub timeline: bool,
    /// Tells pages the time as exactly as it can, and does not change its own
    /// housekeeping meanwhile. Chromium has no such switch.
    pub exact: bool,
    /// The home folder that the browser sees, where it is not the user's.
    pub home: Option<PathBuf>,
}

impl Options {
    /// Headless, with the extension in `folder`.
    #[must_use]
    pub fn with_extension(folder: &Path) -> Self {
        Self {
            extension: folder.to_owned(),
            installed: true,
            headless: true,
            timeline: false,
            exact: false,
            home: None,
        }
    }
}

/// A running browser in a throw-away profile, gone when dropped.
pub struct Browser {
    kind: Kind,
    extension: ExtensionId,
    folder: PathBuf,
    installed: bool,
    client: Client,
    // After the client: the session's end is the driver's.
    driver: Driver,
}

impl Browser {
    /// Starts driver and browser, and loads the extension.
    ///
    /// # Errors
    /// When a program or the extension's folder is missing, or the browser
    /// does not start; the message says what to do.
    pub async fn start(kind: Kind, options: &Options) -> Result<Self> {
        let folder = options.extension.canonicalize().with_context(|| {
            let folder = options.extension.display();
            format!("{folder} is not there: run `cargo xtask build`")
        })?;
        let driver = Driver::start(kind, options).await?;
        let capabilities = match kind {
            Kind::Chromium => chromium(&folder, options, driver.profile())?,
            Kind::Firefox => firefox(&folder, options)?,
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&driver.url())
            .await
            .with_context(|| format!("{kind} did not start:\n{}", driver.log()))?;
        let browser = Self {
            kind,
            extension: ExtensionId::of(kind, &folder)?,
            folder,
            installed: options.installed,
            client,
            driver,
        };
        if kind == Kind::Firefox && options.installed {
            browser.install().await?;
        }
        Ok(browser)
    }

    /// Installs the extension as a temporary add-on.
    ///
    /// # Errors
    /// When this is not Firefox, or the add-on is not accepted.
    pub async fn install(&self) -> Result<()> {
        let body = json!({ "path": self.folder, "temporary": true });
        self.post("moz/addon/install", body).await?;
        Ok(())
    }

    /// Which browser this is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether the extension was there from the start.
    #[must_use]
    pub fn is_installed(&self) -> bool {
        self.installed
    }

    /// Where the extension's own pages are.
    #[must_use]
    pub fn extension(&self) -> &ExtensionId {
        &self.extension
    }

    /// The WebDriver client, for what has no method here.
    #[must_use]
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The end of what driver and browser wrote.
    #[must_use]
    pub fn log(&self) -> String {
        self.driver.log()
    }

    /// Loads an address in the current tab and waits for its load event.
    ///
    /// # Errors
    /// When it does not load.
    pub async fn open(&self, address: &str) -> Result<()> {
        let loaded = self.client.goto(address).await;
        loaded.with_context(|| format!("cannot open {address}"))
    }

    /// Opens an empty tab in front and goes to it.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn new_tab(&self) -> Result<WindowHandle> {
        let handle = self.client.new_window(true).await?.handle;
        self.switch_to(&handle).await?;
        Ok(handle)
    }

    /// Goes to a tab and brings it to the front.
    ///
    /// # Errors
    /// When the tab is gone.
    pub async fn switch_to(&self, tab: &WindowHandle) -> Result<()> {
        Ok(self.client.switch_to_window(tab.clone()).await?)
    }

    /// The tabs, in no order.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn tabs(&self) -> Result<Vec<WindowHandle>> {
        Ok(self.client.windows().await?)
    }

    /// Waits for the page that the extension opens when it is installed, and
    /// goes to its tab.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn first_tab(&self) -> Result<WindowHandle> {
        let page = self.extension.page("welcome.html");
        until("the first run to open by itself", async || {
            for tab in self.tabs().await? {
                self.switch_to(&tab).await?;
                // Its address is there before its document is.
                let is_there = "return !!(globalThis.browser ?? globalThis.chrome)?.storage";
                if self.client.current_url().await?.as_str().starts_with(&page)
                    && self.run(is_there, vec![]).await? == json!(true)
                {
                    return Ok(Some(tab));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Closes all tabs but one, and goes to that.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn close_other_tabs(&self, keep: &WindowHandle) -> Result<()> {
        for tab in self.tabs().await? {
            if tab != *keep {
                self.switch_to(&tab).await?;
                self.client.close_window().await?;
            }
        }
        self.switch_to(keep).await
    }

    /// The first element for a CSS selector, as soon as it is there.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn find(&self, css: &str) -> Result<Element> {
        until(css, async || {
            Ok(self.client.find(Locator::Css(css)).await.ok())
        })
        .await
    }

    /// All elements for a CSS selector, in the page or in the shadow root of
    /// an element of it.
    ///
    /// # Errors
    /// When there is no such shadow root, or the browser does not answer.
    pub async fn find_all(&self, host: Option<&str>, css: &str) -> Result<Vec<Element>> {
        let css = Locator::Css(css);
        let Some(host) = host else {
            return Ok(self.client.find_all(css).await?);
        };
        let host = self.client.find(Locator::Css(host)).await?;
        Ok(host.shadow_root().await?.find_all(css).await?)
    }

    /// How many elements there are for a CSS selector.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn count(&self, css: &str) -> Result<usize> {
        Ok(self.client.find_all(Locator::Css(css)).await?.len())
    }

    /// The shadow root of an element, a closed one too.
    ///
    /// # Errors
    /// When it has none.
    pub async fn shadow_root(&self, host: &Element) -> Result<ShadowRoot> {
        Ok(host.shadow_root().await?)
    }

    /// Runs a function body in the page.
    ///
    /// # Errors
    /// When the script throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Shows the tab in front in so many CSS pixels, width and height, or in
    /// those of the window again. No window is as narrow as a page can be shown:
    /// in Firefox it is what the page stands in that is made smaller.
    ///
    /// # Errors
    /// When the browser cannot, or the page does not follow.
    pub async fn viewport(&self, size: Option<(u32, u32)>) -> Result<()> {
        if self.kind == Kind::Firefox {
            return self.viewport_in_firefox(size).await;
        }
        let body = match size {
            Some((width, height)) => json!({
                "cmd": "Emulation.setDeviceMetricsOverride",
                "params": {
                    "width": width, "height": height, "deviceScaleFactor": 0, "mobile": false,
                },
            }),
            None => json!({ "cmd": "Emulation.clearDeviceMetricsOverride", "params": {} }),
        };
        self.post("goog/cdp/execute", body).await?;
        Ok(())
    }

    async fn viewport_in_firefox(&self, size: Option<(u32, u32)>) -> Result<()> {
        let script = "
            const { style } = Services.wm.getMostRecentWindow('navigator:browser')
                .gBrowser.selectedBrowser;
            for (const [property, length] of [['width', arguments[0]], ['height', arguments[1]]]) {
                // An empty value takes a property away.
                style.setProperty(property, length ? length + 'px' : '', 'important');
                style.setProperty('min-' + property, length ? '0' : '', 'important');
            }
            style.flex = arguments[0] ? 'none' : '';";
        let (width, height) = size.unzip();
        self.in_chrome(script, vec![json!(width), json!(height)])
            .await?;
        let Some((width, height)) = size else {
            return Ok(());
        };
        until("the page to be as small as that", async || {
            let shown = self.run("return [innerWidth, innerHeight]", vec![]).await?;
            Ok((shown == json!([width, height])).then_some(()))
        })
        .await
    }

    /// Has pages see the colour scheme `dark` or `light`, or that of the system
    /// where it is `None`.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn colour_scheme(&self, scheme: Option<&str>) -> Result<()> {
        if self.kind == Kind::Chromium {
            let value = scheme.unwrap_or_default();
            return self.media("prefers-color-scheme", value).await;
        }
        let override_ = match scheme {
            Some("dark") => 0,
            Some(_) => 1,
            None => 2,
        };
        let script = "Services.prefs.setIntPref(
            'layout.css.prefers-color-scheme.content-override', arguments[0]);";
        self.post("moz/context", json!({ "context": "chrome" }))
            .await?;
        let set = self.run(script, vec![json!(override_)]).await;
        self.post("moz/context", json!({ "context": "content" }))
            .await?;
        set.map(drop)
    }

    /// Has pages see a media feature as this value (`prefers-color-scheme` as
    /// `dark`), or as it is where the value is empty. Chromium only.
    ///
    /// # Errors
    /// When the browser cannot.
    async fn media(&self, feature: &str, value: &str) -> Result<()> {
        let features = json!([{ "name": feature, "value": value }]);
        let body = json!({
            "cmd": "Emulation.setEmulatedMedia",
            "params": { "features": features },
        });
        self.post("goog/cdp/execute", body).await?;
        Ok(())
    }

    /// Runs an async function body in the page and awaits its promise.
    ///
    /// # Errors
    /// When the promise is rejected.
    pub async fn run_async(&self, body: &str, arguments: Vec<Value>) -> Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async (...args) => {{ {body} }})(...arguments)
               .then(value => done({{ value }}), error => done({{ error: String(error) }}));"
        );
        let answer = self.client.execute_async(&script, arguments).await?;
        match answer["error"].as_str() {
            Some(error) => Err(anyhow!("{error}, in: {body}")),
            None => Ok(answer["value"].clone()),
        }
    }

    /// Waits until the page has heard of what was done and drawn it. An editor
    /// learns of a moved caret by an event that comes later than the key.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn drawn(&self) -> Result<()> {
        let twice = "for (const _ of [1, 2]) await new Promise(requestAnimationFrame);";
        self.run_async(twice, vec![]).await?;
        Ok(())
    }

    /// Saves what the tab shows as a PNG.
    ///
    /// # Errors
    /// When the browser does not answer, or the file cannot be written.
    pub async fn screenshot(&self, file: &Path) -> Result<()> {
        let png = self.client.screenshot().await?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(file, png).with_context(|| format!("cannot write {}", file.display()))
    }

    /// How many timers the pages at `address` have set since they were opened,
    /// those of content scripts too. Only with [`Options::timeline`], and only
    /// what was not asked for before.
    ///
    /// # Errors
    /// When the browser keeps no timeline.
    pub async fn timers(&self, address: &str) -> Result<usize> {
        let log = self
            .post("se/log", json!({ "type": "performance" }))
            .await?;
        timeline::timers(&log, address)
    }

    /// How long the keys kept the page that were pressed since this was asked
    /// for, or the timers were. Only with [`Options::timeline`].
    pub(crate) async fn keys_in_timeline(&self) -> Result<Keys> {
        let log = self
            .post("se/log", json!({ "type": "performance" }))
            .await?;
        timeline::keys(&log)
    }

    /// Ends the session and the browser.
    ///
    /// # Errors
    /// When the driver does not answer; the browser is ended all the same.
    pub async fn close(self) -> Result<()> {
        Ok(self.client.close().await?)
    }

    pub(crate) async fn post(&self, path: &'static str, body: Value) -> Result<Value> {
        let answer = self.client.issue_cmd(Post::new(path, body)).await;
        answer.with_context(|| format!("{} refused {path}", self.kind))
    }
}

fn chromium(folder: &Path, options: &Options, profile: &Path) -> Result<Capabilities> {
    let folder = folder.display();
    let mut arguments = vec![
        format!("--user-data-dir={}", profile.display()),
        // Every host name leads to the fixture server on loopback.
        "--host-resolver-rules=MAP * 127.0.0.1".to_owned(),
        "--ignore-certificate-errors".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        "--no-first-run".to_owned(),
        "--password-store=basic".to_owned(),
        "--accept-lang=nl".to_owned(),
        "--window-size=1000,800".to_owned(),
        // Root has no sandbox, and tests in containers run as root.
        "--no-sandbox".to_owned(),
    ];
    if options.installed {
        arguments.push(format!("--load-extension={folder}"));
        arguments.push(format!("--disable-extensions-except={folder}"));
    }
    if options.headless {
        arguments.push("--headless=new".to_owned());
    }
    let mut chosen = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": Kind::Chromium.browser()?,
            "args": arguments,
            // Without it a tab that the extension opened is not among the windows.
            "enableExtensionTargets": true,
        },
    });
    if options.timeline {
        chosen["goog:loggingPrefs"] = json!({ "performance": "ALL" });
        chosen["goog:chromeOptions"]["perfLoggingPrefs"] =
            json!({ "enableNetwork": false, "traceCategories": timeline::CATEGORY });
    }
    capabilities(chosen)
}

/// Firefox's room for young objects where time is measured, in kilobytes.
const NURSERY: u32 = 1024;

fn firefox(folder: &Path, options: &Options) -> Result<Capabilities> {
    let arguments: &[&str] = if options.headless {
        &["-headless"]
    } else {
        &[]
    };
    let mut prefs = json!({
        // Every host name leads to the fixture server on loopback.
        "network.dns.forceResolve": "127.0.0.1",
        // The fixtures have no certificate that a preload list accepts.
        "network.stricttransportsecurity.preloadlist": false,
        "extensions.webextensions.uuids": ExtensionId::uuids(folder)?,
        "intl.accept_languages": "nl",
        "privacy.reduceTimerPrecision": !options.exact,
        // What a test asks the user to allow is allowed: the question
        // is the browser's, where no test can press.
        "extensions.webextOptionalPermissionPrompts": false,
    });
    if options.exact {
        // The room for young objects grows and shrinks by chance; a key that
        // comes when it is full pays 3, 5 or 10 ms with it. One size for all.
        for end in ["min", "max"] {
            prefs[format!("javascript.options.mem.nursery.{end}_kb")] = json!(NURSERY);
        }
    }
    capabilities(json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": Kind::Firefox.browser()?,
            "args": arguments,
            "prefs": prefs,
        },
    }))
}

fn capabilities(browser: Value) -> Result<Capabilities> {
    let Value::Object(mut capabilities) = browser else {
        return Err(anyhow!("capabilities are an object"));
    };
    capabilities.insert("acceptInsecureCerts".to_owned(), json!(true));
    capabilities.insert(
        "timeouts".to_owned(),
        json!({ "pageLoad": 30_000, "script": 30_000, "implicit": 0 }),
    );
    Ok(capabilities)
}

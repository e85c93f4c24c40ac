//! What only the user can allow, where the browser asks and no test can answer.

use crate::{Browser, Kind};
use anyhow::Result;
use serde_json::json;

impl Browser {
    /// Has the browser say yes, without a question, when the extension asks to
    /// work on this host. In Firefox a preference does that for every host; in
    /// Chromium the host is set down on its page of extensions, which it only
    /// lets a user do while the extension is held to chosen sites.
    ///
    /// # Errors
    /// When the browser does not do so.
    pub async fn will_allow(&self, host: &str) -> Result<()> {
        if self.kind() == Kind::Firefox {
            return Ok(());
        }
        let script = "
            const [extensionId, pattern] = args;
            const access = hostAccess =>
                chrome.developerPrivate.updateExtensionConfiguration({ extensionId, hostAccess });
            await access('ON_SPECIFIC_SITES');
            await chrome.developerPrivate.addHostPermission(extensionId, pattern);
            await access('ON_ALL_SITES');";
        let front = self.client().window().await?;
        self.new_tab().await?;
        self.open("chrome://extensions").await?;
        let pattern = format!("https://{host}/*");
        let arguments = vec![json!(self.extension().id()), json!(pattern)];
        let set_down = self.run_async(script, arguments).await;
        self.client().close_window().await?;
        self.switch_to(&front).await?;
        set_down.map(|_| ())
    }

    /// Gives the extension what a press on its button in the toolbar gives it
    /// for the tab in front: a look at its address. Firefox only: Chromium lets
    /// nobody else press there.
    ///
    /// # Errors
    /// When the browser cannot.
    pub async fn open_action_for_page(&self) -> Result<()> {
        let script = "
            const window = Services.wm.getMostRecentWindow('navigator:browser');
            const { extension } = WebExtensionPolicy.getByHostname(arguments[0]);
            extension.tabManager.addActiveTabPermission(window.gBrowser.selectedTab);";
        let uuid = vec![json!(self.extension().id())];
        self.in_chrome(script, uuid).await?;
        Ok(())
    }
}

//! What only the user can allow, where the browser asks and no test can answer.

use crate::{Browser, Kind};
use anyhow::Result;
use serde_json::json;

impl Browser {
    /// Lets the extension work on one more host, as the user does in the
    /// browser's own settings.
    ///
    /// # Errors
    /// When the browser does not let it.
    pub async fn allow(&self, host: &str) -> Result<()> {
        let pattern = format!("https://{host}/*");
        match self.kind() {
            Kind::Chromium => {
                let script = "await chrome.developerPrivate.addHostPermission(args[0], args[1]);";
                let front = self.client().window().await?;
                self.new_tab().await?;
                self.open("chrome://extensions").await?;
                let arguments = vec![json!(self.extension().id()), json!(pattern)];
                let allowed = self.run_async(script, arguments).await;
                self.client().close_window().await?;
                self.switch_to(&front).await?;
                allowed?;
            }
            Kind::Firefox => {
                let script = "
                    const { ExtensionPermissions } = ChromeUtils.importESModule(
                        'resource://gre/modules/ExtensionPermissions.sys.mjs');
                    const [host, pattern] = arguments;
                    const { extension } = WebExtensionPolicy.getByHostname(host);
                    ExtensionPermissions.add(
                        extension.id, { origins: [pattern], permissions: [] }, extension);";
                let arguments = vec![json!(self.extension().id()), json!(pattern)];
                self.in_chrome(script, arguments).await?;
            }
        }
        Ok(())
    }
}

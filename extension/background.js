// Opens the settings at the first installation, and brings the content scripts
// into tabs that were open before them. Runs as a service worker in Chromium
// and as an event page in Firefox.

const api = globalThis.browser ?? globalThis.chrome;

api.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") {
    api.tabs.create({ url: api.runtime.getURL("settings.html?welcome") });
  }
  if (reason === "install" || reason === "update") {
    reachOpenTabs();
  }
});

// In Firefox the user grants the sites, and can do so later.
api.permissions.onAdded.addListener(reachOpenTabs);

async function reachOpenTabs() {
  for (const { matches, js } of api.runtime.getManifest().content_scripts) {
    const tabs = await api.tabs.query({ url: matches, discarded: false });
    for (const { id } of tabs) {
      api.scripting
        .executeScript({
          target: { tabId: id, allFrames: true },
          files: js,
          injectImmediately: true,
        })
        // A tab that closed, or a page that takes no scripts, is left alone.
        .catch(() => {});
    }
  }
}

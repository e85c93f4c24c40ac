// Opens the first run at the first installation, has the content scripts run on the
// sites that the user added, brings them into tabs that were open before, keeps what
// the organisation fixed where every page reads it, and shows at the toolbar's button
// how grave the post in use is. Runs as a service worker in Chromium and as an event
// page in Firefox.

const api = globalThis.browser ?? globalThis.chrome;
const { content_scripts: [script], host_permissions: listed } = api.runtime.getManifest();
// Firefox answers with whole addresses, and takes only names.
const files = script.js.map((file) => new URL(file, location.href).pathname.slice(1));
let adding = Promise.resolve();

api.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") {
    api.tabs.create({ url: api.runtime.getURL("welcome.html") });
  }
  if (reason === "install" || reason === "update") {
    reachAllSites();
  }
  keepPolicy();
});

// A page that is not ours may not open the settings.
api.runtime.onMessage.addListener((message) => {
  if (typeof message?.explain === "string") {
    api.tabs.create({ url: api.runtime.getURL(`settings.html#rule=${encodeURIComponent(message.explain)}`) });
  }
});

// The shortcut, which the browser keeps and the user can change there.
api.commands.onCommand.addListener((command, { id }) => {
  api.tabs.sendMessage(id, { command }).catch(() => {}); // a tab without our script
});

// What the user allows is theirs to give and to take back, here or in the browser.
api.permissions.onAdded.addListener(reachAllSites);
api.permissions.onRemoved.addListener(({ origins = [] }) => {
  leave(origins.filter((origin) => !listed.includes(origin)));
});

// One after the other: two at once would both add what is not there yet.
function reachAllSites() {
  adding = adding.then(addSites).then(reachOpenTabs).catch(() => {});
}

// An update of the extension forgets what it had registered.
async function addSites() {
  const { origins = [] } = await api.permissions.getAll();
  const registered = await api.scripting.getRegisteredContentScripts();
  const added = origins.filter((origin) => !listed.includes(origin) && !registered.some(({ id }) => id === origin));
  await api.scripting.registerContentScripts(
    added.map((origin) => ({
      id: origin,
      matches: [origin],
      js: files,
      runAt: script.run_at,
      allFrames: script.all_frames,
      matchOriginAsFallback: script.match_origin_as_fallback,
    })),
  );
  return [...listed, ...origins];
}

async function leave(origins) {
  await adding;
  const registered = await api.scripting.getRegisteredContentScripts();
  const ids = registered.map(({ id }) => id).filter((id) => origins.includes(id));
  if (ids.length) await api.scripting.unregisterContentScripts({ ids });
  const hosts = ids.map((id) => new URL(id.replace("*", "")).hostname);
  for (const { id } of await api.tabs.query({})) {
    api.tabs.sendMessage(id, { leave: hosts }).catch(() => {}); // a tab without our script
  }
}

async function reachOpenTabs(origins) {
  for (const { id } of await api.tabs.query({ url: origins, discarded: false })) {
    api.scripting
      .executeScript({
        target: { tabId: id, allFrames: true },
        files,
        injectImmediately: true,
      })
      // A tab that closed, or a page that takes no scripts, is left alone.
      .catch(() => {});
  }
}

// With the settings, because the browser itself may take seconds to tell, and no page
// waits for that.
async function keepPolicy() {
  const policy = await api.storage.managed.get().catch(() => ({})); // Firefox: there is none
  if (Object.keys(policy).length) await api.storage.local.set({ policy });
  else await api.storage.local.remove("policy");
}

api.runtime.onStartup.addListener(keepPolicy);
api.storage.onChanged.addListener((_changes, area) => {
  if (area === "managed") keepPolicy();
});

// A sign of its own for each level: colour alone tells nothing.
const SIGNS = { notice: ["i", "#1b5e78"], confirm: ["!", "#8a4600"] };
api.runtime.onMessage.addListener(({ badge }, { tab }) => {
  if (!badge || !tab) return;
  const [text, color] = SIGNS[badge] ?? ["", "#1b5e78"];
  const set = [api.action.setBadgeBackgroundColor({ tabId: tab.id, color }), api.action.setBadgeText({ tabId: tab.id, text })];
  Promise.all(set).catch(() => {}); // the tab is gone
});

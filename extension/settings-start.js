import load, { settings } from "./settings.js";

load().then(settings).catch(() => {
  const { i18n } = globalThis.browser ?? globalThis.chrome;
  document.body.textContent = i18n.getMessage("settings_failed");
});

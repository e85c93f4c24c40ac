import start from "./settings.js";

start().catch(() => {
  const { i18n } = globalThis.browser ?? globalThis.chrome;
  document.body.textContent = i18n.getMessage("settings_failed");
});

import load, { welcome } from "./settings.js";

load().then(welcome).catch(() => {
  const { i18n } = globalThis.browser ?? globalThis.chrome;
  document.body.textContent = i18n.getMessage("page_failed");
});

import load, { practice } from "./settings.js";

load().then(practice).catch(() => {
  const { i18n } = globalThis.browser ?? globalThis.chrome;
  document.body.textContent = i18n.getMessage("page_failed");
});

import load, { popup } from "./settings.js";

load().then(popup).catch(() => {
  const { i18n } = globalThis.browser ?? globalThis.chrome;
  document.body.textContent = i18n.getMessage("popup_failed");
});

// Writes the site's own page over this one, as some sites and consent walls do.
window.addEventListener("load", async () => {
  const html = await (await fetch(`/${location.search}`)).text();
  const policy = globalThis.trustedTypes?.createPolicy("reopened", { createHTML: (html) => html });
  document.open();
  document.write(policy ? policy.createHTML(html) : html);
  document.close();
});

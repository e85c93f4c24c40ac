// Writes the site's own page over this one, as some sites and consent walls do.
window.addEventListener("load", async () => {
  const address = location.pathname.replace(/reopened$/, "") + location.search;
  const html = await (await fetch(address)).text();
  const policy = globalThis.trustedTypes?.createPolicy("reopened", { createHTML: (html) => html });
  document.open();
  document.write(policy ? policy.createHTML(html) : html);
  document.close();
});

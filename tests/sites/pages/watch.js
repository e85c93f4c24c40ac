// Tells the server of every breach of this page's content security policy.
document.addEventListener("securitypolicyviolation", (event) => {
  // Firefox asks for an icon of its own accord, and the strict policy has none.
  if (event.blockedURI.endsWith("/favicon.ico")) {
    return;
  }
  fetch("/__fixture/violation", {
    method: "POST",
    keepalive: true,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      page: event.documentURI,
      directive: event.effectiveDirective,
      blocked: event.blockedURI,
      source: event.sourceFile ?? "",
    }),
  });
});

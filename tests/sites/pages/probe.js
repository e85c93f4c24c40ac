// Looks for extensions as LinkedIn's page does, from before the page's own scripts on, and
// keeps what it sees. `probe.look()` tells it, a list of strings for each way of looking;
// `probe.reach(addresses)` says which files of an extension the page can get.
(() => {
  const { origin } = location;
  const known = new Set(Object.getOwnPropertyNames(window));
  const seen = {
    nodes: [], attributes: [], calls: [], stacks: [], violations: [], errors: [], console: [], messages: [],
  };
  const add = (way, text) => seen[way].push(text);
  const shell = (node) => node.cloneNode(false).outerHTML ?? node.nodeValue;

  new MutationObserver((records) => {
    for (const { type, target, addedNodes, attributeName } of records) {
      for (const node of addedNodes) add("nodes", `${target.nodeName} > ${shell(node)}`);
      if (type === "attributes") {
        add("attributes", `${target.nodeName} ${attributeName}=${target.getAttribute(attributeName)}`);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });

  // Who is calling: what is on the stack besides the page's own files. Of an extension's
  // script Firefox says no more than that it is code.
  function look() {
    for (const line of new Error().stack.split("\n")) {
      const frame = line.match(/[\w-]+:\/\/[^\s)]+|<anonymous code>/)?.[0];
      if (frame && !frame.startsWith(origin)) add("stacks", frame);
    }
  }

  function patch(object, method) {
    const own = object[method];
    object[method] = function (...args) {
      add("calls", `${method} ${typeof args[0] === "string" ? args[0] : ""}`);
      look();
      return own.apply(this, args);
    };
  }
  patch(EventTarget.prototype, "addEventListener");
  patch(EventTarget.prototype, "removeEventListener");
  patch(EventTarget.prototype, "dispatchEvent");
  patch(Document.prototype, "createElement");
  patch(Document.prototype, "createRange");
  patch(Document.prototype, "execCommand");
  patch(Node.prototype, "appendChild");
  patch(Node.prototype, "insertBefore");
  patch(Node.prototype, "removeChild");
  patch(Element.prototype, "append");
  patch(Element.prototype, "attachShadow");
  patch(Element.prototype, "querySelectorAll");
  patch(Element.prototype, "matches");
  patch(Element.prototype, "getBoundingClientRect");
  patch(HTMLElement.prototype, "focus");
  patch(HTMLElement.prototype, "click");
  patch(Event.prototype, "preventDefault");
  patch(Event.prototype, "composedPath");
  patch(Event.prototype, "stopImmediatePropagation");
  patch(CSSStyleSheet.prototype, "replaceSync");
  patch(CustomElementRegistry.prototype, "define");
  patch(Storage.prototype, "setItem");
  patch(window, "setTimeout");
  patch(window, "fetch");
  for (const [object, property] of [
    [Document.prototype, "activeElement"],
    [Node.prototype, "textContent"],
    [HTMLTextAreaElement.prototype, "value"],
  ]) {
    const { get, ...rest } = Object.getOwnPropertyDescriptor(object, property);
    const looked = function () {
      look();
      return get.call(this);
    };
    Object.defineProperty(object, property, { ...rest, get: looked });
  }
  for (const level of ["debug", "log", "info", "warn", "error"]) {
    const own = console[level];
    console[level] = (...args) => {
      add("console", args.map(String).join(" "));
      own.apply(console, args);
    };
  }

  for (const type of [
    "focusin", "focusout", "blur", "keydown", "keyup", "beforeinput", "input", "change", "pointerdown", "click", "submit",
    "toggle", "close", "cancel", "selectionchange", "scroll",
  ]) {
    window.addEventListener(type, look, true);
  }
  document.addEventListener("securitypolicyviolation", (event) => {
    const { effectiveDirective, blockedURI, sourceFile, sample } = event;
    add("violations", [effectiveDirective, blockedURI, sourceFile, sample].join(" "));
  });
  window.addEventListener("error", ({ message, filename }) => add("errors", `${message} ${filename}`));
  window.addEventListener("unhandledrejection", ({ reason }) => add("errors", `${reason}`));
  window.addEventListener("message", ({ data }) => add("messages", JSON.stringify(data)));

  window.probe = {
    look: () => ({
      ...seen,
      globals: Object.getOwnPropertyNames(window).filter((name) => !known.has(name)),
      highlights: [...CSS.highlights.keys()],
      sheets: document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map(({ cssText }) => cssText)),
      elements: [...document.querySelectorAll("*")].map((node) => node.localName).filter((name) => name.includes("-")),
      performance: ["resource", "mark", "measure"]
        .flatMap((type) => performance.getEntriesByType(type))
        .map(({ name }) => name)
        .sort(),
      storage: [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie],
      page: [document.documentElement.outerHTML],
    }),
    reach: async (addresses) => {
      const reached = await Promise.all(addresses.map((address) => fetch(address).then(() => address, () => null)));
      return reached.filter(Boolean);
    },
  };
})();

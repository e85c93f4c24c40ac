// The first to hear the page's events. It loads the engine (src/page) when a composer is in
// use and then hands everything to it; until then it holds back what would publish, for a
// second at most. It decides nothing about texts and never reads one.
"use strict";
(() => {
  const api = globalThis.browser?.runtime?.id ? globalThis.browser : globalThis.chrome;
  const host = URL.parse(self.origin)?.hostname; // an empty frame's own address has none
  if (!host || Object.hasOwn(globalThis, "namensLoader")) return;
  globalThis.namensLoader = true;

  const NONE = ":not(*)"; // a site may have no selectors of its own
  // What is known of sites takes memory, and most frames of a page never hear an event.
  let sites = null;
  let listed = null;
  let unknown = null; // the composer that no adapter knows
  let says, saysInDialog, never;
  function unfold() {
    if (sites) return;
    sites = globalThis.namensSites();
    listed = sites.find(({ hosts }) => hosts.includes(host));
    const guess = globalThis.namensUnknown();
    unknown = { ...guess, get field() { return isOff(its().surface) ? NONE : guess.field; } };
    [says, saysInDialog, never] = [guess.says, guess.saysInDialog, guess.never].map((words) => new RegExp(words, "u"));
  }

  let adapter = null; // once it is in use
  let surfacesOff = []; // known once the settings are read
  const isOff = (surface) => surfacesOff.includes(surface);
  // A site that the person added is known by what its page has in it, and that comes late.
  const its = () => adapter ?? listed ?? sites.find(({ marks }) => marks && document.querySelector(marks)) ?? sites.at(-1);
  const selector = (kind, wanted) =>
    its().composers.filter(wanted).map((composer) => composer[kind]).filter(Boolean).join(", ") || NONE;
  const isOn = ({ surfaces }) => !surfaces.every(isOff);
  const site = {
    get id() { return its().id; },
    get wasm() { return its().wasm; },
    get surfaces() { return [its().surface, ...its().composers.flatMap(({ surfaces }) => surfaces)]; },
    // Of the composers that are not switched off, and of all.
    get field() { return selector("field", isOn); },
    get enter() { return selector("enter", isOn); },
    get breaks() { return selector("breaks", isOn); },
    byAlt: (code) => selector("field", (composer) => isOn(composer) && composer.alt === code),
    get everyField() { return selector("field", () => true); },
    get everyPublish() { return selector("publish", () => true); },
    // Whether a node is a button that publishes one of these composers.
    publishes: (node, wanted) =>
      its().composers.some((composer) => {
        const { publish, named } = composer;
        return wanted(composer) && node.matches?.(publish) && (!named.length || named.includes(called(node)));
      }),
  };

  const HELD_AT_MOST = 1000; // milliseconds
  const FROM_THE_START = [
    "pointerdown", "pointerup", "pointercancel", "mousedown", "mouseup", "touchstart", "touchend",
    "touchcancel", "click", "dblclick", "auxclick", "keydown", "keypress", "keyup", "submit", "focusin",
  ];
  const WHEN_IN_USE = ["input", "compositionend", "focusout", "blur", "scroll", "resize"];
  const PASSIVE = /^touch|^scroll/;

  let state = "idle"; // off, loading, active, failed
  let translated = null;
  let engine = null;
  let held = []; // what the page was kept from seeing, with what it passed
  let late = false; // the second is over: this page's next publish goes
  let deadline = 0;
  let note = null;
  let offSince = 0; // the day of the month: a pause ends with its day

  const types = () => (state === "idle" ? FROM_THE_START : [...FROM_THE_START, ...WHEN_IN_USE]);
  const arm = () => {
    for (const type of types()) addEventListener(type, hear, { capture: true, passive: PASSIVE.test(type) });
  };
  // document.open() takes our listeners away; it also takes the root element away, and that shows.
  const reopened = new MutationObserver(arm);

  // The key of a character that is no space, on its own.
  const isLetter = ({ type, key, altKey, ctrlKey, metaKey }) =>
    type.startsWith("key") && key?.length === 1 && key !== " " && !altKey && !ctrlKey && !metaKey;

  function hear(event) {
    if (!api.runtime?.id) return retire();
    try {
      if (engine && isLetter(event) && engine.leaves_letters()) return;
      if (engine) engine.on_event(event);
      else wait(event);
    } catch {
      fail();
    }
  }

  const around = function* (node) {
    while ((node = node.parentNode ?? node.host)) if (node.querySelectorAll) yield node;
  };
  const closest = (node, selector) => node.matches(selector) || around(node).some((outer) => outer.matches?.(selector));
  // What a button is called, without signs.
  function called(node) {
    const image = node.querySelector("img[alt], [aria-label]");
    const names = [node.ariaLabel, node.textContent, node.value, node.title, image?.alt ?? image?.ariaLabel];
    const name = names.find((text) => text?.trim()) ?? "";
    return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }
  const isNamed = (node) => {
    const name = called(node);
    if (name.length > unknown.longest) return false;
    return says.test(name) || (saysInDialog.test(name) && closest(node, unknown.dialog));
  };
  const submits = (node) =>
    node.matches(unknown.submit) && node.closest("form")?.matches(unknown.form) && !never.test(called(node));
  const isMarked = (node) => node.matches(unknown.hint) && !never.test(called(node));
  const isButton = (node) =>
    node.matches?.(unknown.publish) && (isNamed(node) || submits(node) || isMarked(node));
  // With what stands in open shadow roots, unless it is a whole page.
  function all(node, selector) {
    const found = [...node.querySelectorAll(selector)];
    const inside = [node, ...node.querySelectorAll("*")];
    if (inside.length > 500) return found;
    return found.concat(...inside.map((element) => (element.shadowRoot ? all(element.shadowRoot, selector) : [])));
  }
  const editors = (node) =>
    all(node, unknown.field).filter(
      (editor) => editor.getClientRects().length && !editor.parentElement?.closest(unknown.field),
    );
  const isTitle = (editor) => editor.matches(unknown.title) || editor.getRootNode().host?.matches(unknown.title);
  function buttons(node) {
    const found = all(node, unknown.publish);
    const named = found.filter(isNamed);
    const only = [submits, isMarked].map((isOne) => found.filter(isOne)).find((some) => some.length) ?? [];
    return named.length || only.length !== 1 ? named : only;
  }
  // The publish buttons of an editor, as the engine guesses them (src/page/composer.rs).
  function buttonsOf(editor) {
    const whole = `${unknown.form}, ${unknown.dialog}`;
    for (const node of around(editor)) {
      const isOne = editors(node).filter((editor) => !isTitle(editor)).length < 2;
      const found = buttons(node);
      if (found.length && (isOne || (found.length === 1 && node.matches?.(whole)))) return found;
      if (!isOne && !(node.matches && closest(node, whole))) return [];
    }
    return [];
  }
  function hasEditor(button) {
    for (const node of around(button)) {
      const [editor] = editors(node);
      if (editor) return buttonsOf(editor).includes(button);
    }
    return false;
  }

  // Whether an event publishes ("now"), or begins a press that does ("begins").
  function publishes(event, path) {
    const on = (selector) => selector && path.some((node) => node.matches?.(selector));
    const onOwn = (wanted) => path.some((node) => site.publishes(node, wanted));
    const onButton = () => onOwn(isOn) || (!onOwn(() => true) && path.some((node) => isButton(node) && !node.matches(unknown.disabled) && hasEditor(node)));
    const enters = () => on(site.enter) && !path[0].getRootNode().querySelector(site.breaks);
    const listOpen = () => path[0].getAttribute("aria-activedescendant") || document.querySelector("[role=listbox]");
    switch (event.type) {
      case "pointerdown":
      case "mousedown":
      case "touchstart":
        return !event.button && onButton() && "begins";
      case "click":
        return !event.button && onButton() && "now";
      case "keydown": {
        const { key, code, altKey, ctrlKey, metaKey, shiftKey } = event;
        if (altKey && !ctrlKey && !metaKey && on(site.byAlt(code))) return "now";
        if (event.isComposing || event.keyCode === 229 || (key !== "Enter" && key !== " ")) return false;
        if (key === "Enter" && isAnyField(path)) {
          return (ctrlKey || metaKey || (!shiftKey && enters() && !listOpen())) && "now";
        }
        return onButton() && "now";
      }
      case "submit":
        return isAnyField([...(event.target.querySelectorAll?.(`${site.everyField}, ${unknown.field}`) ?? [])]) && "now";
    }
  }

  // What is switched off of the site's own is not taken for what no adapter knows.
  function isAnyField(nodes) {
    const any = (selector) => nodes.some((node) => node?.matches?.(selector));
    return any(site.field) || (any(unknown.field) && !any(site.everyField));
  }
  const isField = (node) => isAnyField([node]);

  function wait(event) {
    unfold();
    if (state === "off" && offSince !== new Date().getDate()) state = "idle";
    if (state === "off") return;
    const path = event.composedPath();
    const published = publishes(event, path);
    const entered = () => event.type === "focusin" && isField(path[0]);
    if (state === "idle" && (published || entered())) load(() => publishes(event, path) || entered());
    if (state === "failed" && published) mark();
    if (late && published && event.repeat) return stop(event);
    if (state !== "loading" || late || !(published || held.length) || event.type === "focusin") return;
    held.push([event, path, published]);
    stop(event);
    deadline ||= setTimeout(() => release(true), HELD_AT_MOST);
  }

  function stop(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  // `isInUse` looks once more, when it is known which surfaces are switched off.
  async function load(isInUse) {
    state = "loading";
    arm();
    try {
      const { settings, policy } = await api.storage.local.get(["settings", "policy"]);
      // As src/browser/policy.rs has it.
      const isFixed = (key) => Array.isArray(policy?.locked) && policy.locked.includes(key);
      const chosen = (key) => (isFixed(key) ? policy[key] : settings?.[key] ?? policy?.[key]);
      const off = chosen("surfaces_off");
      surfacesOff = Array.isArray(off) ? off : ["mail"];
      const sitesOff = chosen("sites_off");
      const isSiteOff =
        (Array.isArray(sitesOff) && sitesOff.includes(site.id)) || chosen("paused")?.[site.id] === today();
      if (isSiteOff || site.surfaces.every(isOff)) {
        state = "off";
        offSince = new Date().getDate();
        return release(false);
      }
      if (site.surfaces.some(isOff) && !isInUse()) {
        state = "idle";
        return release(false);
      }
      adapter = its();
      const url = (file) => api.runtime.getURL(file);
      // Never try and see: a refused attempt is reported to the page and its server.
      const wasm = url("").startsWith("moz-") || (site.wasm && document.querySelector(site.wasm));
      const glue = await import(url(wasm ? "page_bg.js" : "page_bg.wasm.js"));
      if (wasm) {
        const source = await WebAssembly.instantiateStreaming(fetch(url("page_bg.wasm")), { "./page_bg.js": glue });
        glue.__wbg_set_wasm(source.instance.exports);
      }
      await glue.start(site.id, api);
      clearTimeout(deadline);
      translated = !wasm;
      state = "active";
      engine = glue;
      note?.remove();
      const events = held;
      held = [];
      if (events.length) engine.resume(events.map(([event]) => event), events.map(([, path]) => path));
    } catch {
      fail();
    }
  }

  // Lets what was held go, once, unchecked.
  function release(unchecked) {
    clearTimeout(deadline);
    deadline = 0;
    late = state === "loading";
    const press = held.find(([, , published]) => published === "now");
    held = [];
    if (unchecked) mark();
    const path = press?.[1] ?? [];
    // A site's own button, if the composer is one of its own: the nearest.
    const isOwn = (node) => site.publishes(node, () => true);
    const own = (node) => [node, ...(node.querySelectorAll?.(site.everyPublish) ?? [])].find(isOwn);
    const isKnown =
      path.some((node) => node.matches?.(site.everyField) || isOwn(node)) || path[0]?.querySelector?.(site.everyField);
    const guessed = () => {
      const inForm = () => path[0]?.querySelectorAll && editors(path[0])[0];
      const editor = path.findLast((node) => node.matches?.(unknown.field)) ?? inForm();
      return path.find(isButton) ?? (editor && buttonsOf(editor)[0]);
    };
    const button = (isKnown && path.map(own).find((button) => button)) || guessed();
    if (button?.isConnected) button.click();
  }

  function fail() {
    try {
      engine?.retire();
    } catch {
      // It is broken; nothing more is asked of it.
    }
    engine = null;
    state = "failed";
    release(true);
  }

  // Says that this page is not checked.
  function mark() {
    if (note?.isConnected) return;
    note = document.createElement("div");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`:host { all: initial } p { position: fixed; z-index: 2147483647; inset: auto 12px 12px auto;
      margin: 0; padding: 8px 12px; border-radius: 6px; font: 14px/1.4 system-ui, sans-serif;
      color: #fff; background: #1f2937; border: 1px solid #fff; pointer-events: none }`);
    const shadow = note.attachShadow({ mode: "closed" });
    shadow.adoptedStyleSheets = [sheet];
    const text = document.createElement("p");
    text.setAttribute("role", "status");
    shadow.append(text);
    document.documentElement.append(note);
    text.textContent = api.i18n.getMessage("not_checking");
  }

  // The extension was updated or removed, or may not be here any more: this script belongs to nobody.
  function retire() {
    state = "retired";
    delete globalThis.namensLoader;
    reopened.disconnect();
    for (const type of [...FROM_THE_START, ...WHEN_IN_USE]) removeEventListener(type, hear, true);
    engine?.retire();
    note?.remove();
  }

  api.runtime.onMessage.addListener((message, _sender, reply) => {
    unfold();
    if ((!listed || listed.optional) && message?.leave?.includes(host)) retire();
    if (message?.ask === "post") {
      const post = engine?.post_in_use(); // of several frames one has it
      if (post) reply(post);
    }
    if (message?.command === "open-warning") engine?.open_warning();
    if (message?.ask !== "status" || state === "retired") return;
    reply({ state, engine: engine && (translated ? "js" : "wasm"), site: site.id });
  });
  function enter() {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (!focused || (focused === document.body && !focused.isContentEditable)) return;
    unfold();
    const isInUse = () => isField(focused.closest(site.field) ?? focused);
    if (isInUse()) load(isInUse);
  }

  api.storage.local.onChanged.addListener(() => {
    if (state !== "off" && state !== "idle") return;
    state = "idle";
    surfacesOff = [];
    enter();
  });
  reopened.observe(document, { childList: true });
  arm();
  enter();
})();

// A notice board without any library: a composer in each of the places where
// sites put one. tests/sites/lib.rs says which the address can name.
import { signedIn } from "../parts/switches.js";

const query = new URLSearchParams(location.search);
const place = query.get("in");
const label = query.get("button") ?? "Plaatsen";

async function send(text) {
  const response = await fetch("/__fixture/publish", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      site: "life",
      page: location.pathname + location.search,
      account: signedIn.handle,
      surface: "post",
      text,
    }),
  });
  return response.ok;
}

// A composer for a document, which may be a frame's or a window's.
function composer(document) {
  const form = document.createElement("form");
  const area = document.createElement("textarea");
  area.className = "entry-text";
  area.setAttribute("aria-label", "Uw bericht");
  area.value = query.get("text") ?? "";
  form.append(area);
  let busy = false;
  const publish = async () => {
    if (busy || !area.value.trim()) return;
    busy = true;
    if (await send(area.value)) area.value = "";
    busy = false;
  };
  if (label === "none") {
    area.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey) return;
      event.preventDefault();
      publish();
    });
    return form;
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    publish();
  });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
  });
  const button = document.createElement("button");
  button.type = "submit";
  button.className = "publish";
  button.textContent = label;
  form.append(button);
  return form;
}

// A custom element with the editor in a shadow root of its own, and the button
// in one around it.
function inShadow() {
  const outer = document.createElement("notice-composer");
  const inner = document.createElement("notice-editor");
  const shadow = outer.attachShadow({ mode: "open" });
  const form = composer(document);
  inner.attachShadow({ mode: "open" }).append(form.querySelector("textarea"));
  const button = form.querySelector("button");
  button.type = "button";
  const area = inner.shadowRoot.firstChild;
  button.addEventListener("click", async () => {
    if (await send(area.value)) area.value = "";
  });
  shadow.append(inner, button);
  return outer;
}

const aside = document.querySelector(".aside");

const places = {
  dialog() {
    const dialog = document.createElement("dialog");
    dialog.append(composer(document));
    document.body.append(dialog);
    dialog.showModal();
  },
  popover() {
    const popover = document.createElement("div");
    popover.popover = "auto";
    popover.append(composer(document));
    document.body.append(popover);
    popover.showPopover();
  },
  frame() {
    const frame = document.createElement("iframe");
    frame.src = location.pathname;
    aside.append(frame);
  },
  "empty-frame"() {
    const frame = document.createElement("iframe");
    aside.append(frame);
    frame.contentDocument.body.append(composer(frame.contentDocument));
  },
  window() {
    const opened = window.open("", "", "width=700,height=600");
    opened.document.body.append(composer(opened.document));
  },
  shadow: () => aside.append(inShadow()),
  "next-page"() {
    history.pushState(null, "", "/life/next");
    document.querySelector("h1").textContent = "Nieuw bericht";
    aside.replaceChildren(composer(document));
  },
};

if (place) {
  document.querySelector(".new").addEventListener("click", places[place]);
} else {
  aside.append(composer(document));
}

// The composer goes to another place of the page, as when a sidebar folds.
addEventListener("fixture:move", () => {
  const entry = document.querySelector(".entry-text").closest("form");
  document.querySelector("main").prepend(entry);
});

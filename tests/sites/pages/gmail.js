// Gmail in shape: a draft in a dialog, or with `reply=1` one below a message, which is
// quoted in it. Plain editable elements, without a framework, as Closure makes them.
import { accepted, onAccepted, publisher } from "../parts/send.js";
import { switches } from "../parts/switches.js";

const QUOTED = "De missie is een logistieke puinhoop, er is te weinig munitie en er zijn geen scherfvesten.";

function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

const body = make("div", {
  id: ":9t",
  class: "Am Al editable LW-avf",
  g_editable: "true",
  role: "textbox",
  "aria-multiline": "true",
  "aria-label": "Message Body",
  contenteditable: "true",
});
const send = make(
  "div",
  {
    id: ":8s",
    class: "T-I J-J5-Ji aoO v7 T-I-atl L3",
    role: "button",
    tabindex: "1",
    "data-tooltip": "Send \u202a(Ctrl-Enter)\u202c",
    "aria-label": "Send \u202a(Ctrl-Enter)\u202c",
  },
  "Send",
);
const more = make("div", { class: "T-I J-J5-Ji hG", role: "button", tabindex: "1", "aria-label": "More send options" }, "▾");
const subject = make("input", { type: "text", name: "subjectbox", placeholder: "Subject", "aria-label": "Subject" });
const warning = make("p", { role: "alert" });
const around = switches.reply
  ? make("div", { role: "region", "data-compose-id": "#1" })
  : make("div", { role: "dialog", "aria-label": "New Message" });
// The menu at the button for more, and the times that its item leads to. Both stand
// elsewhere in the page, and are gone as soon as something else is pressed.
const later = make("div", { class: "J-N", role: "menuitem", selector: "scheduledSend" }, "Schedule send");
const menu = make("div", { class: "J-M", role: "menu", hidden: "" }, later);
const time = make("div", { class: "Az", role: "menuitem", tabindex: "0" }, "Tomorrow morning");
const times = make("div", { class: "times", role: "dialog", "aria-label": "Schedule send", hidden: "" }, time);
around.append(subject, body, warning, make("div", { class: "btC" }, send, more));

function empty() {
  subject.value = "";
  body.replaceChildren();
  if (switches.reply) {
    body.append(make("div", {}, make("br", {})));
    body.append(make("div", { class: "gmail_quote" }, make("blockquote", { class: "gmail_quote" }, QUOTED)));
  }
}

// What a person wrote: what is quoted below it goes along, and is not theirs.
function written() {
  const copy = body.cloneNode(true);
  copy.querySelector(".gmail_quote")?.remove();
  document.body.append(copy);
  const text = copy.innerText.replace(/\n+$/, "");
  copy.remove();
  return text;
}

const publish = publisher(({ failed }) => {
  warning.textContent = failed ? "Your message was not sent." : "";
});

async function post() {
  if (await publish({ site: "gmail", surface: "mail", text: written() })) {
    empty();
  }
}

send.addEventListener(switches.actsOnPointerDown ? "pointerdown" : "click", (event) => {
  if (!switches.ignoresUntrusted || event.isTrusted) {
    post();
  }
});
send.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === " ") {
    post();
  }
});
around.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    post();
  }
});

more.addEventListener("click", () => {
  menu.hidden = false;
});
later.addEventListener("click", () => {
  menu.hidden = true;
  times.hidden = false;
});
time.addEventListener("click", () => {
  times.hidden = true;
  post();
});
document.addEventListener("mousedown", ({ target }) => {
  if (!menu.contains(target) && !more.contains(target)) {
    menu.hidden = true;
  }
});

empty();
const sent = make("section", {});
onAccepted(() => {
  sent.replaceChildren(...accepted().map(({ text }) => make("article", { class: "post" }, text)));
});
document.getElementById("app").append(around, menu, times, sent);

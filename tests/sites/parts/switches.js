// The address's switches; tests/sites/lib.rs says what each does.
const query = new URLSearchParams(location.search);

export const switches = {
  reply: query.has("reply"),
  composers: query.has("two") ? [1, 2] : [1],
  quote: query.has("quote"),
  channel: query.has("channel"),
  drawer: query.has("drawer"),
  hasSendButton: query.has("button"),
  twoSteps: query.has("steps"),
  closed: query.has("closed"),
  thread: query.has("thread"),
  actsOnPointerDown: query.get("act") === "pointerdown",
  ignoresUntrusted: query.get("untrusted") === "ignore",
  contentEditable: query.get("editor") === "contenteditable",
  answer: query.get("answer"),
  autofocus: location.pathname.endsWith("/autofocus"),
  atOnce: location.pathname.endsWith("/at-once"),
  text: query.get("text") ?? "",
  byCode: query.get("by") === "code",
};

// Who is signed in, and where: filled in by the server.
export const signedIn = JSON.parse(document.getElementById("fixture").textContent);

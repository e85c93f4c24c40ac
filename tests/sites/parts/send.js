// Sends what the editor's model holds to the server, one request at a time. For
// any framework; publishing.js is the same for React.
import { signedIn, switches } from "./switches.js";

let published = [];
const listeners = new Set();

// What the server accepted, newest first.
export const accepted = () => published;

export function onAccepted(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function send(draft) {
  const query = switches.answer ? `?answer=${switches.answer}` : "";
  const response = await fetch(`/__fixture/publish${query}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      page: location.pathname + location.search,
      account: signedIn.handle,
      surface: switches.reply ? "reply" : "post",
      ...draft,
    }),
  });
  if (!response.ok) {
    throw new Error(`the server answered ${response.status}`);
  }
  published = [await response.json(), ...published];
  listeners.forEach((listener) => listener());
}

// `publish(draft)` resolves to whether the server accepted it. It does nothing
// with an empty text, or while an earlier request is under way. `tell({ busy,
// failed })` hears how it is.
export function publisher(tell) {
  let underWay = false;
  return async (draft) => {
    if (underWay || draft.text.trim() === "") {
      return false;
    }
    underWay = true;
    tell({ busy: true, failed: false });
    try {
      await send(draft);
      tell({ busy: false, failed: false });
      return true;
    } catch {
      tell({ busy: false, failed: true });
      return false;
    } finally {
      underWay = false;
    }
  };
}

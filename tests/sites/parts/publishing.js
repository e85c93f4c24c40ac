// Sends what the editor's model holds to the server, one request at a time.
import { useRef, useState, useSyncExternalStore } from "react";
import { signedIn, switches } from "./switches.js";

let published = [];
const listeners = new Set();

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

// What the server accepted, newest first.
export function usePublished() {
  const subscribe = (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return useSyncExternalStore(subscribe, () => published);
}

// `publish(draft)` resolves to whether the server accepted it. It does nothing
// with an empty text, or while an earlier request is under way.
export function usePublishing() {
  const underWay = useRef(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);

  async function publish(draft) {
    if (underWay.current || draft.text.trim() === "") {
      return false;
    }
    underWay.current = true;
    setBusy(true);
    setFailed(false);
    try {
      await send(draft);
      return true;
    } catch {
      setFailed(true);
      return false;
    } finally {
      underWay.current = false;
      setBusy(false);
    }
  }

  return { publish, busy, failed };
}

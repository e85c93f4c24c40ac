// What is sent and what came of it, as React's state.
import { useRef, useState, useSyncExternalStore } from "react";
import { accepted, onAccepted, publisher } from "./send.js";

// What the server accepted, newest first.
export function usePublished() {
  return useSyncExternalStore(onAccepted, accepted);
}

// `publish(draft)` resolves to whether the server accepted it.
export function usePublishing() {
  const [state, setState] = useState({ busy: false, failed: false });
  const publish = useRef(null);
  publish.current ??= publisher(setState);
  return { publish: publish.current, ...state };
}

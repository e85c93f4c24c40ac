// A draft's state, and a way to read it that is never a render behind: keys
// that publish come in the same task as the text.
import { useRef, useState } from "react";

export function useDraft(empty) {
  const latest = useRef(empty);
  const [draft, setDraft] = useState(empty);
  const change = (changes) => {
    latest.current = { ...latest.current, ...changes };
    setDraft(latest.current);
  };
  return { draft, change, latest, clear: () => change(empty) };
}

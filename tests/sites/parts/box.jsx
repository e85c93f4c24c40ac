// What every small composer does: it keeps what its editor holds, publishes
// it, and is made anew when that is done.
import { useRef, useState } from "react";
import { usePublishing } from "./publishing.js";
import { useReplaceableKey } from "./replace.js";

// A component that is made anew, empty, when it was published; and with the
// same text when the page is told to replace its composers.
export function renewed(Box) {
  return function Renewed(props) {
    const replaced = useReplaceableKey();
    const [number, setNumber] = useState(0);
    const kept = useRef({ model: null, text: "" });
    const onPublished = () => {
      kept.current = { model: null, text: "" };
      setNumber((number) => number + 1);
    };
    return <Box key={`${replaced} ${number}`} {...props} kept={kept} onPublished={onPublished} />;
  };
}

// The state of such a component. `draft` is what is published beside the text.
export function useBox({ kept, onPublished }, draft) {
  const [text, setText] = useState(kept.current.text);
  const { publish, busy, failed } = usePublishing();
  const change = (model, text) => {
    kept.current = { model, text };
    setText(text);
  };
  const send = async () => {
    if (await publish({ ...draft, text: kept.current.text })) {
      onPublished();
    }
  };
  return { model: kept.current.model, text, disabled: busy || text.trim() === "", failed, change, send };
}

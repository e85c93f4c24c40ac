// The modal with the composer, or two of them. It traps the focus, as Bluesky's
// does, and Escape closes it.
import { useEffect, useRef, useState } from "react";
import { Composer } from "./composer.jsx";
import { switches } from "../switches.js";

export function ComposerModal({ autoFocus, onPublished, onClose }) {
  const mask = useRef(null);
  const isEmpty = useRef({});
  const [asks, setAsks] = useState(false);

  const cancel = () => {
    if (Object.values(isEmpty.current).every(Boolean)) {
      onClose();
    } else {
      setAsks(true);
    }
  };

  useFocusTrap(mask);
  // Captured, because ProseMirror takes Escape for itself. An open list of
  // mentions gets it first.
  useEffect(() => {
    const onKeyDown = (event) => {
      if (event.key === "Escape" && !mask.current.querySelector("[role=listbox]")) {
        cancel();
      }
    };
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
  });

  return (
    <div className="mask" ref={mask}>
      {switches.composers.map((number) => (
        <Composer
          key={number}
          autoFocus={autoFocus && number === 1}
          onEmptyChange={(empty) => {
            isEmpty.current[number] = empty;
          }}
          onPublished={onPublished}
          onCancel={cancel}
        />
      ))}
      {asks && (
        <div className="prompt" role="alertdialog" aria-label="Discard draft?">
          <p>Discard draft?</p>
          <button type="button" data-testid="confirmBtn" onClick={onClose}>Discard</button>
          <button type="button" onClick={() => setAsks(false)}>Keep editing</button>
        </div>
      )}
    </div>
  );
}

// Focus that leaves goes back to what had it last inside.
function useFocusTrap(container) {
  useEffect(() => {
    let last = null;
    const onFocusIn = (event) => {
      if (container.current.contains(event.target)) {
        last = event.target;
      } else {
        last?.focus();
      }
    };
    document.addEventListener("focusin", onFocusIn);
    return () => document.removeEventListener("focusin", onFocusIn);
  }, [container]);
}

// Quill, with the attributes that LinkedIn gives it.
import Quill from "quill/core";
import { useEffect, useRef } from "react";
import { atOnce } from "../at-once.js";
import "./quill-in-shadow.js";

export function TextEditor({ document, autoFocus, onChange, onPublish }) {
  const container = useRef(null);
  // Quill keeps the handlers of the first render.
  const handlers = useRef({});
  handlers.current = { onChange, onPublish };

  useEffect(() => {
    const quill = new Quill(container.current, { placeholder: "What do you want to talk about?" });
    const attributes = {
      "data-test-ql-editor-contenteditable": "true",
      "aria-label": "Text editor for creating content",
      "aria-multiline": "true",
      role: "textbox",
    };
    Object.entries(attributes).forEach((attribute) => quill.root.setAttribute(...attribute));
    if (document) {
      quill.setContents(document);
    }
    quill.on("text-change", () => {
      // Quill's text ends with a line break of its own.
      handlers.current.onChange(quill.getContents(), quill.getText().replace(/\n$/, ""));
    });
    quill.root.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopImmediatePropagation();
          handlers.current.onPublish();
        }
      },
      // Before Quill's own Enter.
      { capture: true },
    );
    if (autoFocus) {
      quill.focus();
    }
    atOnce(
      quill.root,
      () => handlers.current.onPublish(),
      (text) => quill.insertText(0, text, "user"),
    );
  }, []);

  return <div className="editor-container"><div ref={container} /></div>;
}

// An editable element with no editor behind it. What it shows is what is
// published, read the way such sites do: lines, and pictures by their `alt`.
import { useEffect, useRef } from "react";

function textOf(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    return node.nodeValue;
  }
  if (node.nodeName === "BR") {
    return "\n";
  }
  return node.nodeName === "IMG" ? node.alt : [...node.childNodes].map(textOf).join("");
}

// `text` is what it starts from; `publishes(event)` says whether an Enter
// publishes, another one breaks the line.
export function EditableBox({ text, publishes, onChange, onPublish, ...attributes }) {
  const root = useRef(null);
  useEffect(() => root.current.append(text), []);
  const changed = () => onChange(null, textOf(root.current).replace(/\n$/, ""));
  return (
    <div
      ref={root}
      contentEditable
      suppressContentEditableWarning
      dir="auto"
      {...attributes}
      onInput={changed}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || event.nativeEvent.isComposing) {
          return;
        }
        event.preventDefault();
        if (publishes(event)) {
          onPublish();
        } else {
          document.execCommand("insertLineBreak");
        }
      }}
    />
  );
}

// The box for a comment: TipTap, and a button that is there with the text.
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { History } from "@tiptap/extension-history";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { EditorContent, useEditor } from "@tiptap/react";
import { useRef } from "react";
import { renewed, useBox } from "../box.jsx";
import { chord } from "../keys.js";
import { press } from "../press.js";

export const CommentBox = renewed((props) => {
  const box = useBox(props, { site: "linkedin", surface: "comment" });
  // The editor keeps the handlers of its first render.
  const handlers = useRef({});
  handlers.current = box;
  const editor = useEditor({
    extensions: [Document, Paragraph, Text, HardBreak, History],
    content: box.model,
    // The strict policy forbids the style element.
    injectCSS: false,
    editorProps: {
      attributes: { role: "textbox", "aria-label": "Text editor for creating comment" },
      handleKeyDown(_, event) {
        if (event.key === "Enter" && chord(event)) {
          handlers.current.send();
          return true;
        }
        return false;
      },
    },
    onUpdate({ editor }) {
      handlers.current.change(editor.getJSON(), editor.getText({ blockSeparator: "\n" }));
    },
  });
  return (
    <div className="comment" componentkey="commentBox-1">
      <div data-testid="ui-core-tiptap-text-editor-wrapper"><EditorContent editor={editor} /></div>
      {box.text.trim() !== "" && (
        <div componentkey="1-commentButtonSection">
          <button type="button" disabled={box.disabled} {...press(box.send)}>Comment</button>
        </div>
      )}
      {box.failed && <p className="share-error" role="alert">Your comment was not posted.</p>}
    </div>
  );
});

// As whom one comments there.
export function IdentityToggle({ name, me }) {
  return (
    <button
      type="button"
      className="artdeco-button content-admin-identity-toggle-button"
      aria-label="Open menu for switching identity when interacting with this post"
    >
      <img alt={name === me ? `Photo of ${name}` : `${name} logo`} width="24" height="24" />
    </button>
  );
}

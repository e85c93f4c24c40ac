// TipTap with the extensions that Bluesky uses.
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { History } from "@tiptap/extension-history";
import { Mention } from "@tiptap/extension-mention";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Placeholder } from "@tiptap/extension-placeholder";
import { Text } from "@tiptap/extension-text";
import { EditorContent, useEditor } from "@tiptap/react";
import { useEffect, useRef, useState } from "react";
import { atOnce } from "../at-once.js";
import { MentionList, suggestion } from "./mentions.jsx";

export function RichTextInput({ document, placeholder, autoFocus, onChange, onPublish }) {
  const [mentions, setMentions] = useState(null);
  // The editor keeps the handlers of its first render.
  const handlers = useRef({});
  handlers.current = { onChange, onPublish };

  const editor = useEditor({
    extensions: [
      Document,
      Paragraph,
      Text,
      HardBreak,
      History,
      Placeholder.configure({ placeholder }),
      Mention.configure({
        HTMLAttributes: { class: "mention" },
        suggestion: suggestion(setMentions),
      }),
    ],
    content: document,
    autofocus: autoFocus ? "end" : false,
    // The strict policy forbids the style element; bluesky.css has its rules.
    injectCSS: false,
    editorProps: {
      attributes: { class: "ProseMirror-light" },
      handleKeyDown(_, event) {
        if ((event.ctrlKey || event.metaKey) && event.code === "Enter") {
          handlers.current.onPublish();
          return true;
        }
        return false;
      },
    },
    onUpdate({ editor }) {
      handlers.current.onChange(editor.getJSON(), editor.getText({ blockSeparator: "\n" }));
    },
  });

  useEffect(() => {
    if (editor) {
      const insert = (text) => editor.view.dispatch(editor.state.tr.insertText(text));
      atOnce(editor.view.dom, () => handlers.current.onPublish(), insert);
    }
  }, [editor]);

  return (
    <div className="rich-text">
      <EditorContent editor={editor} />
      {mentions && <MentionList {...mentions} />}
    </div>
  );
}

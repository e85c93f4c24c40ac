// A Lexical editor. Its editor state is what is published.
import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import {
  $createParagraphNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  KEY_ENTER_COMMAND,
  createEditor,
} from "lexical";
import { useEffect, useRef, useState } from "react";
import { atOnce } from "./at-once.js";
import { MentionList, registerMentions } from "./mentions.jsx";

const textOf = (state) =>
  state.read(() => $getRoot().getChildren().map((block) => block.getTextContent()).join("\n"));

// `state` is a saved editor state to start from, or null. `publishes(event)`
// says whether an Enter publishes. `attributes` are further ones of its element.
export function LexicalBox({ label, state, autoFocus, plays, publishes, attributes, onChange, onPublish }) {
  const root = useRef(null);
  const [mentions, setMentions] = useState(null);
  // Lexical keeps the handlers of the first render.
  const handlers = useRef({});
  handlers.current = { onChange, onPublish };

  useEffect(() => {
    const editor = createEditor({
      namespace: "composer",
      onError(error) {
        throw error;
      },
    });
    editor.setRootElement(root.current);
    const unregister = [
      registerRichText(editor),
      registerHistory(editor, createEmptyHistoryState(), 300),
      registerMentions(editor, setMentions),
      editor.registerCommand(
        KEY_ENTER_COMMAND,
        (event) => {
          if (!event || !publishes(event)) {
            return false;
          }
          event.preventDefault();
          handlers.current.onPublish();
          return true;
        },
        COMMAND_PRIORITY_HIGH,
      ),
      editor.registerUpdateListener(({ editorState }) => {
        handlers.current.onChange(editorState, textOf(editorState));
      }),
    ];
    if (state) {
      editor.setEditorState(editor.parseEditorState(JSON.stringify(state)));
    } else {
      editor.update(() => $getRoot().append($createParagraphNode()), { discrete: true });
    }
    if (autoFocus) {
      editor.focus();
    }
    if (plays) {
      const insert = (text) => {
        editor.update(() => $getRoot().selectEnd().insertText(text), { discrete: true });
      };
      atOnce(root.current, () => handlers.current.onPublish(), insert);
    }
    return () => unregister.forEach((undo) => undo());
  }, []);

  return (
    <>
      <div
        ref={root}
        className="notranslate"
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        aria-label={label}
        aria-placeholder={label}
        spellCheck
        tabIndex={0}
        {...attributes}
      />
      {mentions && <MentionList {...mentions} />}
    </>
  );
}

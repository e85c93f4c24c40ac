// The list of people that opens at an @ in a Lexical editor. Enter and Tab pick
// the highlighted one, Escape closes the list. It is drawn at the end of the
// page, as Facebook's is.
import {
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  KEY_DOWN_COMMAND,
} from "lexical";
import { createPortal } from "react-dom";
import { neighbours } from "./neighbours.js";

const id = "mention-list";

// The text node with the caret and the @ before it.
function $find() {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) {
    return null;
  }
  const node = selection.anchor.getNode();
  if (!$isTextNode(node)) {
    return null;
  }
  const end = selection.anchor.offset;
  const [word, query] = /(?<!\S)@(\w*)$/.exec(node.getTextContent().slice(0, end)) ?? [];
  return word && { node, start: end - word.length, length: word.length, query };
}

// Looks after a list for an editor; `show` gets its state, or null.
export function registerMentions(editor, show) {
  let list = null;
  const update = (changed) => {
    list = changed;
    const root = editor.getRootElement();
    root.setAttribute("aria-autocomplete", "list");
    root.setAttribute("aria-expanded", String(list !== null));
    for (const [name, value] of [["aria-controls", id], ["aria-activedescendant", `${id}-${list?.active}`]]) {
      list ? root.setAttribute(name, value) : root.removeAttribute(name);
    }
    show(list && { ...list, pick });
  };
  const pick = (index) => {
    const { handle } = list.items[index];
    editor.update(() => {
      const found = $find();
      if (found) {
        const { node, start, length } = found;
        node.spliceText(start, length, `@${handle} `, true);
      }
    });
  };
  const onKeyDown = (event) => {
    if (!list || event.isComposing) {
      return false;
    }
    const { length } = list.items;
    const acts = {
      ArrowDown: () => update({ ...list, active: (list.active + 1) % length }),
      ArrowUp: () => update({ ...list, active: (list.active + length - 1) % length }),
      Enter: () => pick(list.active),
      Tab: () => pick(list.active),
      Escape: () => update(null),
    };
    acts[event.key]?.();
    if (acts[event.key]) {
      event.preventDefault();
    }
    return event.key in acts;
  };
  const unregister = [
    editor.registerCommand(KEY_DOWN_COMMAND, onKeyDown, COMMAND_PRIORITY_CRITICAL),
    editor.registerUpdateListener(({ editorState }) => {
      const query = editorState.read(() => $find()?.query);
      const items = neighbours.filter(({ handle }) => handle.startsWith(query?.toLowerCase()));
      if (items.length > 0) {
        update({ items, active: 0 });
      } else if (list) {
        update(null);
      }
    }),
  ];
  return () => unregister.forEach((undo) => undo());
}

export function MentionList({ items, active, pick }) {
  return createPortal(
    <ul className="mention-list" role="listbox" id={id}>
      {items.map(({ handle, name }, index) => (
        <li
          key={handle}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => {
            event.preventDefault();
            pick(index);
          }}
        >
          <strong>{name}</strong> @{handle}
        </li>
      ))}
    </ul>,
    document.body,
  );
}

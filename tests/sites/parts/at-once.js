// A page that writes and publishes by itself, in one go, right after load.
import { switches } from "./switches.js";

let done = false;

// Puts the address's text into the first editor that is ready and presses
// Ctrl+Enter there, or calls `publish`: nothing happens between the two. An
// editor that learns of DOM changes later than that brings its own `insert`.
export function atOnce(editor, publish, insert = insertByCommand) {
  if (!switches.atOnce || done) {
    return;
  }
  done = true;
  const act = () => {
    editor.focus();
    insert(switches.text);
    if (switches.byCode) {
      publish();
    } else {
      const keys = { key: "Enter", code: "Enter", keyCode: 13, which: 13, ctrlKey: true };
      const event = { ...keys, bubbles: true, cancelable: true, composed: true };
      editor.dispatchEvent(new KeyboardEvent("keydown", event));
    }
  };
  if (document.readyState === "complete") {
    act();
  } else {
    window.addEventListener("load", act, { once: true });
  }
}

function insertByCommand(text) {
  document.execCommand("insertText", false, text);
}

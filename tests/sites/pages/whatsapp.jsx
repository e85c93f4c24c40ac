// WhatsApp Web in shape: Lexical in the footer of a chat, beside it a box to
// search in. While it is empty, a microphone has the place of the button.
import { renewed, useBox } from "../parts/box.jsx";
import { Messages } from "../parts/feed.jsx";
import { enter } from "../parts/keys.js";
import { LexicalBox } from "../parts/lexical-box.jsx";
import { mount } from "../parts/mount.jsx";
import { press } from "../parts/press.js";

const MessageBox = renewed((props) => {
  const box = useBox(props, { site: "whatsapp", surface: "message" });
  const isEmpty = box.text.trim() === "";
  return (
    <footer className="composer">
      <div className="lexical-rich-text-input">
        <LexicalBox
          label="Type a message to Bibliotheek Zuid"
          state={box.model}
          publishes={enter}
          attributes={{ "data-tab": "10" }}
          onChange={box.change}
          onPublish={box.send}
        />
      </div>
      {isEmpty ? (
        <button type="button" aria-label="Voice message"><span data-icon="mic-outlined">●</span></button>
      ) : (
        <button type="button" aria-label="Send" disabled={box.disabled} {...press(box.send)}>
          <span data-icon="wds-ic-send-filled" aria-hidden="true">➤</span>
        </button>
      )}
    </footer>
  );
});

mount(
  document.getElementById("app"),
  <>
    <div id="side">
      <div contentEditable suppressContentEditableWarning role="textbox" aria-label="Search" data-tab="3" />
    </div>
    <div id="main">
      <header><strong>Bibliotheek Zuid</strong></header>
      <Messages />
      <MessageBox />
    </div>
  </>,
);

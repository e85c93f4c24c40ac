// Telegram Web in shape. A (`/a/`): the class of one button says what it does.
// K (`/k/`): the field has a hidden twin, and the button sends at mousedown. In
// a channel (`channel=1`) everybody reads along.
import { renewed, useBox } from "../parts/box.jsx";
import { EditableBox } from "../parts/editable-box.jsx";
import { Messages } from "../parts/feed.jsx";
import { enter } from "../parts/keys.js";
import { mount } from "../parts/mount.jsx";
import { press } from "../parts/press.js";
import { switches } from "../parts/switches.js";

const draft = { site: "telegram", surface: switches.channel ? "post" : "message" };
const placeholder = switches.channel ? "Broadcast" : "Message";

const A = renewed((props) => {
  const box = useBox(props, draft);
  const isEmpty = box.text.trim() === "";
  return (
    <div className="Composer composer">
      <div className="message-input-wrapper">
        <EditableBox
          id="editable-message-text"
          className="form-control"
          role="textbox"
          tabIndex={0}
          text={box.text}
          publishes={enter}
          onChange={box.change}
          onPublish={box.send}
        />
        <span className="placeholder-text" hidden={!isEmpty}>{placeholder}</span>
      </div>
      <button
        type="button"
        className={`Button main-button ${isEmpty ? "record" : "send"}`}
        aria-label={isEmpty ? "Record voice" : "Send Message"}
        {...(isEmpty ? {} : press(box.send))}
      >
        ➤
      </button>
    </div>
  );
});

const K = renewed((props) => {
  const box = useBox(props, draft);
  const isEmpty = box.text.trim() === "";
  const send = (event) => {
    if (!isEmpty && (event.nativeEvent.isTrusted || !switches.ignoresUntrusted)) {
      event.preventDefault();
      box.send();
    }
  };
  return (
    <div className="chat-input composer">
      <div className="input-message-container" data-peer-id="42">
        <EditableBox
          className="input-message-input"
          data-peer-id="42"
          text={box.text}
          publishes={enter}
          onChange={box.change}
          onPublish={box.send}
        />
        <div
          className="input-message-input input-field-input-fake"
          contentEditable
          suppressContentEditableWarning
          tabIndex={-1}
          aria-hidden="true"
          hidden
        >
          {box.text}
        </div>
        <span className="input-field-placeholder" hidden={!isEmpty}>{placeholder}</span>
      </div>
      <div className="btn-send-container">
        <button type="button" className={`btn-icon btn-send ${isEmpty ? "record" : "send"}`} onMouseDown={send}>
          ➤
        </button>
      </div>
    </div>
  );
});

mount(
  document.getElementById("app"),
  <main>
    <header><strong>Bibliotheek Zuid</strong></header>
    <Messages />
    {location.pathname.startsWith("/k") ? <K /> : <A />}
  </main>,
);

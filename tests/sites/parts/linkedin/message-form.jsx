// A message: an editable element. Enter sends, for who chose that; who did not
// has a button.
import { renewed, useBox } from "../box.jsx";
import { EditableBox } from "../editable-box.jsx";
import { enter } from "../keys.js";
import { press } from "../press.js";

export const MessageForm = renewed(({ hasButton, ...props }) => {
  const box = useBox(props, { site: "linkedin", surface: "message" });
  return (
    <form className="msg-form" onSubmit={(event) => event.preventDefault()}>
      <EditableBox
        className="msg-form__contenteditable"
        role="textbox"
        aria-label="Write a message…"
        text={box.text}
        publishes={(event) => !hasButton && enter(event)}
        onChange={box.change}
        onPublish={box.send}
      />
      {hasButton && (
        <button type="button" className="msg-form__send-button" disabled={box.disabled} {...press(box.send)}>
          Send
        </button>
      )}
    </form>
  );
});

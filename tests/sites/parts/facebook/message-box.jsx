// A box for messages, on Messenger's own page and at the foot of any other.
// While it is empty a thumb has the place of the button.
import { renewed, useBox } from "../box.jsx";
import { enter } from "../keys.js";
import { LexicalBox } from "../lexical-box.jsx";
import { PressButton } from "../press-button.jsx";

export const MessageBox = renewed((props) => {
  const box = useBox(props, { site: "facebook", surface: "message" });
  return (
    <div className="message-box">
      <LexicalBox
        label="Message"
        state={box.model}
        publishes={enter}
        onChange={box.change}
        onPublish={box.send}
      />
      {box.text.trim() === "" ? (
        <PressButton label="Send a Like" onPress={() => {}}>👍</PressButton>
      ) : (
        <PressButton label="Press enter to send" disabled={box.disabled} onPress={box.send}>➤</PressButton>
      )}
    </div>
  );
});

export function Chats() {
  return (
    <div className="chats">
      {["Mo", "Lies"].map((name) => (
        <div key={name} className="chat"><strong>{name}</strong><MessageBox /></div>
      ))}
    </div>
  );
}

// X's direct messages: the older ones in Draft.js, X Chat in a textarea.
import { renewed, useBox } from "../box.jsx";
import { DraftBox } from "../draft-box.jsx";
import { Messages } from "../feed.jsx";
import { enter } from "../keys.js";
import { press } from "../press.js";

const draft = { site: "x", surface: "message" };

const MessageBox = renewed((props) => {
  const box = useBox(props, draft);
  return (
    <aside className="composer" role="complementary">
      <div className="composer-main">
        <DraftBox
          testId="dmComposerTextInput"
          label="Start a new message"
          content={box.model}
          publishes={enter}
          onChange={box.change}
          onPublish={box.send}
        />
        <button
          type="button"
          className="post-button"
          data-testid="dmComposerSendButton"
          aria-label="Send"
          disabled={box.disabled}
          {...press(box.send)}
        >
          ➤
        </button>
      </div>
    </aside>
  );
});

const ChatBox = renewed((props) => {
  const box = useBox(props, draft);
  return (
    <div className="composer">
      <form className="composer-main" data-testid="dm-composer-form" onSubmit={(event) => event.preventDefault()}>
        <textarea
          data-testid="dm-composer-textarea"
          placeholder="Message"
          rows={1}
          value={box.text}
          onChange={(event) => box.change(null, event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && enter(event) && !event.nativeEvent.isComposing) {
              event.preventDefault();
              box.send();
            }
          }}
        />
        {box.text.trim() !== "" && (
          <button
            type="button"
            className="post-button"
            data-testid="dm-composer-send-button"
            aria-label="Send"
            disabled={box.disabled}
            {...press(box.send)}
          >
            ➤
          </button>
        )}
      </form>
    </div>
  );
});

export function Conversation() {
  return <><Messages /><MessageBox /></>;
}

export function Chat() {
  return <><Messages /><ChatBox /></>;
}

// Over the timeline, with its composer at the same time.
export function Drawer() {
  return <div className="drawer" data-testid="DMDrawer"><Conversation /></div>;
}

// YouTube in shape: comments and replies below a video (`/`), where the same ids
// occur in each box, and the live chat (`/live_chat`).
import { renewed, useBox } from "../parts/box.jsx";
import { EditableBox } from "../parts/editable-box.jsx";
import { Feed, Messages } from "../parts/feed.jsx";
import { chord, enter } from "../parts/keys.js";
import { mount } from "../parts/mount.jsx";
import { press } from "../parts/press.js";

const CommentBox = renewed(({ button, ...props }) => {
  const box = useBox(props, { site: "youtube", surface: "comment" });
  return (
    <ytd-commentbox class="composer">
      <EditableBox
        id="contenteditable-root"
        aria-label="Add a comment..."
        text={box.text}
        publishes={chord}
        onChange={box.change}
        onPublish={box.send}
      />
      <div id="footer" className="bar">
        <ytd-button-renderer id="cancel-button"><button type="button">Cancel</button></ytd-button-renderer>
        <ytd-button-renderer id="submit-button">
          <yt-button-shape>
            <button type="button" aria-label={button} disabled={box.disabled} {...press(box.send)}>{button}</button>
          </yt-button-shape>
        </ytd-button-renderer>
      </div>
      {box.failed && <p className="error" role="alert">Comment failed to post.</p>}
    </ytd-commentbox>
  );
});

const ChatBox = renewed((props) => {
  const box = useBox(props, { site: "youtube", surface: "post" });
  return (
    <yt-live-chat-message-input-renderer class="composer">
      <yt-live-chat-text-input-field-renderer id="input">
        <EditableBox
          id="input"
          aria-label="Chat..."
          text={box.text}
          publishes={enter}
          onChange={box.change}
          onPublish={box.send}
        />
      </yt-live-chat-text-input-field-renderer>
      <div id="send-button" className="bar">
        <button type="button" aria-label="Send" disabled={box.disabled} {...press(box.send)}>➤</button>
      </div>
    </yt-live-chat-message-input-renderer>
  );
});

function Watch() {
  return (
    <ytd-comments>
      <ytd-comment-simplebox-renderer><CommentBox button="Comment" /></ytd-comment-simplebox-renderer>
      <Feed>
        <ytd-comment-replies-renderer><CommentBox button="Reply" /></ytd-comment-replies-renderer>
      </Feed>
    </ytd-comments>
  );
}

function LiveChat() {
  return <yt-live-chat-renderer><Messages /><ChatBox /></yt-live-chat-renderer>;
}

mount(
  document.getElementById("app"),
  location.pathname.startsWith("/live_chat") ? <LiveChat /> : <Watch />,
);

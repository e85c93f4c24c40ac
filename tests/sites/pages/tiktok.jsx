// TikTok in shape, with Draft.js: comments beside a video (`/`), the caption of
// an upload (`/tiktokstudio/upload`), messages (`/messages`).
import { renewed, useBox } from "../parts/box.jsx";
import { DraftBox } from "../parts/draft-box.jsx";
import { Feed, Messages } from "../parts/feed.jsx";
import { chord, enter } from "../parts/keys.js";
import { mount } from "../parts/mount.jsx";
import { press } from "../parts/press.js";
import { PressButton } from "../parts/press-button.jsx";
import { signedIn } from "../parts/switches.js";

function Editor({ box, label, publishes }) {
  return (
    <DraftBox
      label={label}
      content={box.model}
      publishes={publishes}
      onChange={box.change}
      onPublish={box.send}
    />
  );
}

const CommentBox = renewed((props) => {
  const box = useBox(props, { site: "tiktok", surface: "comment" });
  return (
    <div className="composer">
      <div data-e2e="comment-input"><Editor box={box} label="Add comment..." publishes={enter} /></div>
      <div data-e2e="comment-post" role="button" tabIndex={0} aria-disabled={box.disabled} {...press(box.send)}>
        Post
      </div>
      {box.failed && <p className="error" role="alert">Couldn't post comment</p>}
    </div>
  );
});

const Upload = renewed((props) => {
  const box = useBox(props, { site: "tiktok", surface: "post" });
  return (
    <div className="composer">
      <Editor box={box} label="Caption" publishes={() => false} />
      <div className="bar">
        <button type="button" data-e2e="discard_button">Discard</button>
        <button type="button" data-e2e="post_video_button" disabled={box.disabled} {...press(box.send)}>Post</button>
      </div>
    </div>
  );
});

const MessageBox = renewed((props) => {
  const box = useBox(props, { site: "tiktok", surface: "message" });
  return (
    <div className="composer" data-e2e="message-input-area">
      <Editor box={box} label="Send a message..." publishes={(event) => enter(event) || chord(event)} />
      {box.text.trim() !== "" && (
        <PressButton label="Send" attributes={{ "data-e2e": "message-send" }} disabled={box.disabled} onPress={box.send}>
          ➤
        </PressButton>
      )}
    </div>
  );
});

function Main() {
  if (location.pathname.startsWith("/tiktokstudio/upload")) {
    return <Upload />;
  }
  if (location.pathname.startsWith("/messages")) {
    return <><Messages /><MessageBox /></>;
  }
  return <><CommentBox /><Feed /></>;
}

mount(
  document.getElementById("app"),
  <>
    <nav>
      <a href="/">For You</a>
      <a href={`/@${signedIn.handle}`} data-e2e="nav-profile">Profile</a>
      <a href="/@bieb_zuid">bieb_zuid</a>
    </nav>
    <main><Main /></main>
  </>,
);

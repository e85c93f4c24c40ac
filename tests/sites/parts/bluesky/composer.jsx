// One composer: a TipTap editor and its publish button. The editor's document
// is what is published.
import { useRef, useState } from "react";
import { Icon } from "../icon.jsx";
import { neighbours } from "../neighbours.js";
import { press } from "../press.js";
import { usePublishing } from "../publishing.js";
import { useReplaceableKey } from "../replace.js";
import { signedIn, switches } from "../switches.js";
import { RichTextInput } from "./rich-text-input.jsx";

// A document, not an empty string: TipTap parses strings as HTML, which the
// strict policy forbids.
const empty = { type: "doc", content: [{ type: "paragraph" }] };
const boxes = switches.thread ? [0, 1] : [0];

export function Composer({ autoFocus, onEmptyChange, onPublished, onCancel }) {
  const key = useReplaceableKey();
  // Documents and texts of the editors, one per post of a thread; a composer
  // made anew starts from them.
  const model = useRef(boxes.map(() => ({ document: empty, text: "" })));
  const [text, setText] = useState("");
  const { publish, busy, failed } = usePublishing();

  const whole = () => model.current.map(({ text }) => text).filter((text) => text.trim()).join("\n\n");

  const onChange = (index, document, text) => {
    model.current[index] = { document, text };
    setText(whole());
    onEmptyChange(whole() === "");
  };

  const post = async () => {
    if (await publish({ site: "bluesky", text: whole(), audience: "Anyone can interact" })) {
      onPublished();
    }
  };

  return (
    <div
      key={key}
      className="composer"
      role="dialog"
      aria-modal="true"
      aria-label={switches.reply ? "Reply" : "New post"}
      data-testid="composePostView"
    >
      <div className="composer-topbar">
        <button type="button" role="button" aria-label="Cancel" className="pill" onClick={onCancel}>
          <div dir="auto">Cancel</div>
        </button>
        <button
          type="button"
          role="button"
          tabIndex={0}
          data-testid="composerPublishBtn"
          aria-label={switches.reply ? "Publish reply" : "Publish post"}
          aria-disabled={busy || text.trim() === "" ? true : undefined}
          disabled={busy || text.trim() === ""}
          className="pill primary"
          {...press(post)}
        >
          <div dir="auto">{switches.reply ? "Reply" : "Post"}</div>
        </button>
      </div>
      {failed && <p className="composer-error" role="alert">Your post failed to upload. Please try again.</p>}
      {switches.reply && <ReplyTo post={neighbours[0]} />}
      <div className="composer-input">
        <span className="avatar" aria-hidden="true">{signedIn.name[0]}</span>
        <div className="composer-posts">
          {boxes.map((index) => (
            <RichTextInput
              key={index}
              document={model.current[index].document}
              placeholder={switches.reply ? "Write your reply" : "What's up?"}
              autoFocus={autoFocus && index === 0}
              onChange={(document, text) => onChange(index, document, text)}
              onPublish={post}
            />
          ))}
        </div>
      </div>
      <div className="composer-pills">
        <button type="button" role="button" className="pill" aria-label="Interaction settings">
          <Icon name="globe" /> Anyone can interact
        </button>
      </div>
      <div className="composer-footer">
        <button type="button" role="button" aria-label="Add another post to thread" className="round">+</button>
        <span className="graphemes">{300 - [...text].length}</span>
      </div>
    </div>
  );
}

function ReplyTo({ post }) {
  return (
    <div className="reply-to">
      <strong>{post.name}</strong> <span className="handle">@{post.handle}</span>
      <div>{post.text}</div>
    </div>
  );
}

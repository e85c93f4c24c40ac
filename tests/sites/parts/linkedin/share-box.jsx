// LinkedIn's share dialog. Quill's document is what is published.
import { useRef, useState } from "react";
import { Icon } from "../icon.jsx";
import { press } from "../press.js";
import { usePublishing } from "../publishing.js";
import { useReplaceableKey } from "../replace.js";
import { TextEditor } from "./text-editor.jsx";

export function ShareBox({ author, autoFocus, onPublished, onClose }) {
  const key = useReplaceableKey();
  // Quill's document and its text; an editor made anew starts from them.
  const model = useRef({ document: null, text: "" });
  const [text, setText] = useState("");
  // LinkedIn asks for the time in a step of its own.
  const [scheduled, setScheduled] = useState(false);
  const { publish, busy, failed } = usePublishing();

  const onChange = (document, text) => {
    model.current = { document, text };
    setText(text);
  };

  const post = async () => {
    if (await publish({ site: "linkedin", text: model.current.text, audience: "Anyone" })) {
      onPublished();
    }
  };

  return (
    <div
      key={key}
      className="artdeco-modal share-box-v2__modal"
      data-test-modal-id="sharebox"
      role="dialog"
      aria-labelledby="share-to-linkedin-modal__header"
    >
      <h2 id="share-to-linkedin-modal__header" className="visually-hidden">Create post modal</h2>
      <div className="share-box-header">
        <button type="button" className="share-unified-settings-entry-button">
          <span className="share-author">{author.name}</span>
          <span>Post to Anyone</span>
        </button>
        <button type="button" className="artdeco-modal__dismiss" aria-label="Dismiss" onClick={onClose}>✕</button>
      </div>
      <TextEditor
        document={model.current.document}
        autoFocus={autoFocus}
        onChange={onChange}
        onPublish={post}
      />
      {failed && <p className="share-error" role="alert">Post was not shared. Try again.</p>}
      <div className="share-box_actions">
        <button
          type="button"
          className="share-actions__scheduled-post-btn"
          aria-label="Schedule post"
          aria-pressed={scheduled}
          onClick={() => setScheduled(!scheduled)}
        >
          <Icon name="clock" />
        </button>
        <button
          type="button"
          className="share-actions__primary-action artdeco-button artdeco-button--primary"
          disabled={busy || text.trim() === ""}
          {...press(post)}
        >
          <span className="artdeco-button__text">{scheduled ? "Schedule" : "Post"}</span>
        </button>
      </div>
    </div>
  );
}

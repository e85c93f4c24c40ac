// The dialog for a new post.
import { useRef, useState } from "react";
import { usePublishing } from "../publishing.js";
import { useReplaceableKey } from "../replace.js";
import { signedIn, switches } from "../switches.js";
import { LexicalBox } from "../lexical-box.jsx";
import { PressButton } from "../press-button.jsx";

export function PostDialog({ autoFocus, onPublished, onClose }) {
  const key = useReplaceableKey();
  const model = useRef({ state: null, text: "" });
  const [text, setText] = useState("");
  const [isLast, setLast] = useState(!switches.twoSteps);
  const { publish, busy, failed } = usePublishing();
  const label = `What's on your mind, ${signedIn.name.split(" ")[0]}?`;

  const onChange = (state, text) => {
    model.current = { state, text };
    setText(text);
  };

  const post = async () => {
    if (await publish({ site: "facebook", text: model.current.text, audience: "Public" })) {
      onPublished();
    }
  };

  return (
    <div key={key} role="dialog" aria-label="Create post" className="dialog">
      <div className="dialog-header">
        <h2>{isLast && switches.twoSteps ? "Post settings" : "Create post"}</h2>
        <div role="button" tabIndex={0} aria-label="Close" className="close" onClick={onClose}>✕</div>
      </div>
      <div className="identity">
        <strong>{signedIn.name}</strong>
        {location.pathname.startsWith("/groups/") ? (
          <span className="privacy">Private group</span>
        ) : (
          <div role="button" tabIndex={0} aria-label="Edit privacy. Sharing with Public. " className="privacy">
            Public
          </div>
        )}
      </div>
      <div className="editor">
        <LexicalBox
          label={label}
          state={model.current.state}
          autoFocus={autoFocus}
          plays
          publishes={(event) => event.ctrlKey || event.metaKey}
          onChange={onChange}
          onPublish={post}
        />
        {text === "" && <div className="placeholder" aria-hidden="true">{label}</div>}
      </div>
      {failed && <p className="error" role="alert">Your post couldn't be shared. Try again.</p>}
      <PressButton
        key={isLast ? "post" : "next"}
        label={isLast ? "Post" : "Next"}
        disabled={busy || text.trim() === ""}
        onPress={isLast ? post : () => setLast(true)}
      >
        <span>{isLast ? "Post" : "Next"}</span>
      </PressButton>
    </div>
  );
}

// The box below a post: Enter publishes, Shift+Enter is a line break.
import { useRef, useState } from "react";
import { usePublishing } from "../publishing.js";
import { signedIn } from "../switches.js";
import { LexicalBox } from "../lexical-box.jsx";
import { PressButton } from "../press-button.jsx";

export function CommentBox() {
  const [comments, setComments] = useState(0);
  return <Box key={comments} onPublished={() => setComments(comments + 1)} />;
}

function Box({ onPublished }) {
  const latest = useRef("");
  const [text, setText] = useState("");
  const { publish, busy, failed } = usePublishing();

  const onChange = (_, text) => {
    latest.current = text;
    setText(text);
  };

  const comment = async () => {
    if (await publish({ site: "facebook", surface: "comment", text: latest.current, audience: "Public" })) {
      onPublished();
    }
  };

  return (
    <form role="presentation" className="comment" onSubmit={(event) => event.preventDefault()}>
      <div className="editor">
        <LexicalBox
          label={`Comment as ${signedIn.name}`}
          state={null}
          publishes={(event) => !event.shiftKey}
          onChange={onChange}
          onPublish={comment}
        />
        {text === "" && <div className="placeholder" aria-hidden="true">Comment as {signedIn.name}</div>}
      </div>
      <div id="focused-state-composer-submit">
        <PressButton label="Comment" disabled={busy || text.trim() === ""} onPress={comment}>
          <span>Comment</span>
        </PressButton>
      </div>
      {failed && <p className="error" role="alert">Your comment couldn't be posted. Try again.</p>}
    </form>
  );
}

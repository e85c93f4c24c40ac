// GitHub in shape: a comment in a form of the server's own (`/o/r/issues/1`), a
// new issue in React, its footer beside the text box (`/o/r/issues/new`).
import { useState } from "react";
import { renewed, useBox } from "../parts/box.jsx";
import { Feed } from "../parts/feed.jsx";
import { chord } from "../parts/keys.js";
import { mount } from "../parts/mount.jsx";
import { press, submitPress } from "../parts/press.js";

// The button is pressed, and the form sends what its text box holds.
const CommentForm = renewed((props) => {
  const box = useBox(props, { site: "github", surface: "comment" });
  return (
    <form
      className="js-new-comment-form composer"
      onSubmit={(event) => {
        event.preventDefault();
        box.send();
      }}
    >
      <textarea
        id="new_comment_field"
        name="comment[body]"
        className="js-comment-field"
        aria-label="Add a comment"
        value={box.text}
        onChange={(event) => box.change(null, event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && chord(event)) {
            event.preventDefault();
            event.currentTarget.form.requestSubmit();
          }
        }}
      />
      <div className="bar">
        <button type="submit" name="comment_and_close" {...submitPress(box.send)}>Close with comment</button>
        <button type="submit" className="btn-primary btn" disabled={box.disabled} {...submitPress(box.send)}>
          Comment
        </button>
      </div>
    </form>
  );
});

const NewIssue = renewed((props) => {
  const box = useBox(props, { site: "github", surface: "post" });
  const [title, setTitle] = useState("");
  return (
    <div className="composer">
      <input type="text" aria-label="Add a title" value={title} onChange={(event) => setTitle(event.target.value)} />
      <div data-testid="markdown-editor">
        <textarea
          aria-label="Markdown value"
          value={box.text}
          onChange={(event) => box.change(null, event.target.value)}
          onKeyDown={(event) => chord(event) && event.key === "Enter" && box.send()}
        />
        <div data-testid="markdown-editor-footer" className="bar">
          <button type="button" data-variant="invisible">Paste, drop, or click to add files</button>
          <button type="button" data-variant="primary" disabled={box.disabled} {...press(box.send)}>Create</button>
        </div>
      </div>
    </div>
  );
});

mount(
  document.getElementById("app"),
  <main>{location.pathname.endsWith("/issues/new") ? <NewIssue /> : <><Feed /><CommentForm /></>}</main>,
);

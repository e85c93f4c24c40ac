// Discourse in shape: the composer at the foot of the page, which is there all the time.
// A textarea, or with `editor=contenteditable` ProseMirror, without a framework in between.
// The page around is React in the place of Ember.
import { baseKeymap } from "@tiptap/pm/commands";
import { history } from "@tiptap/pm/history";
import { keymap } from "@tiptap/pm/keymap";
import { Schema } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { EditorView } from "@tiptap/pm/view";
import { useEffect, useRef, useState } from "react";
import { useDraft } from "../parts/draft.js";
import { mount } from "../parts/mount.jsx";
import { press } from "../parts/press.js";
import { usePublished, usePublishing } from "../parts/publishing.js";
import { signedIn, switches } from "../parts/switches.js";

const schema = new Schema({
  nodes: {
    doc: { content: "paragraph+" },
    paragraph: { content: "text*", toDOM: () => ["p", 0], parseDOM: [{ tag: "p" }] },
    text: {},
  },
});

const emptyState = () => EditorState.create({ schema, plugins: [history(), keymap(baseKeymap)] });

function RichEditor({ posts, onText }) {
  const place = useRef(null);
  const view = useRef(null);
  useEffect(() => {
    view.current = new EditorView(place.current, {
      state: emptyState(),
      attributes: { class: "d-editor-input" },
      dispatchTransaction(transaction) {
        this.updateState(this.state.apply(transaction));
        onText(this.state.doc.textBetween(0, this.state.doc.content.size, "\n"));
      },
    });
    return () => view.current.destroy();
  }, []);
  useEffect(() => {
    view.current.updateState(emptyState());
    onText("");
  }, [posts]);
  return <div className="ProseMirror-container" ref={place} />;
}

function Composer() {
  const { draft, change, latest, clear } = useDraft({ text: "" });
  const [posts, setPosts] = useState(0);
  const { publish, busy, failed } = usePublishing();
  const save = async () => {
    if (await publish({ site: "discourse", text: latest.current.text })) {
      clear();
      setPosts(posts + 1);
    }
  };
  const onText = (text) => change({ text });
  return (
    <div
      id="reply-control"
      className="open"
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          save();
        }
      }}
    >
      <div className="reply-area">
        <div className="composer-action-title">
          <span className="action-title">{switches.reply ? "Reply to bieb_zuid" : "Create a new Topic"}</span>
        </div>
        <div className="d-editor">
          {switches.contentEditable ? (
            <RichEditor posts={posts} onText={onText} />
          ) : (
            <textarea
              className="d-editor-input"
              aria-label="Type here."
              value={draft.text}
              onChange={(event) => onText(event.target.value)}
            />
          )}
        </div>
        {failed && <p role="alert">Sorry, an error has occurred.</p>}
        <div className="submit-panel">
          <div className="save-or-cancel">
            <button type="button" className="btn btn-primary create" disabled={busy} {...press(save)}>
              <span className="d-button-label">{switches.reply ? "Reply" : "Create Topic"}</span>
            </button>
            <button type="button" className="btn btn-transparent cancel">Close</button>
          </div>
        </div>
      </div>
    </div>
  );
}

// The box of a chat channel, where Enter sends.
function Chat() {
  const { draft, change, latest, clear } = useDraft({ text: "" });
  const { publish, busy, failed } = usePublishing();
  const send = async () => {
    if (await publish({ site: "discourse", surface: "message", text: latest.current.text })) {
      clear();
    }
  };
  return (
    <div className="chat-composer__wrapper">
      <div className="chat-composer" role="region" aria-label="Chat composer">
        <textarea
          className="chat-composer__input"
          placeholder="Chat in #general"
          rows={1}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
              event.preventDefault();
              send();
            }
          }}
        />
        {failed && <p role="alert">Sorry, an error has occurred.</p>}
        <div className="chat-composer-button__wrapper">
          <button
            type="button"
            className="chat-composer-button -send"
            title="Send"
            disabled={busy || draft.text.trim() === ""}
            {...press(send)}
          >
            <svg width="16" height="16" aria-hidden="true" />
          </button>
        </div>
      </div>
    </div>
  );
}

function App() {
  const published = usePublished();
  return (
    <>
      <header className="d-header">
        <ul>
          <li id="current-user"><img className="avatar" alt="" title={signedIn.handle} /></li>
        </ul>
      </header>
      {location.pathname.startsWith("/chat") ? <Chat /> : <Composer />}
      {published.map((post) => (
        <article key={post.number} className="post">{post.text}</article>
      ))}
    </>
  );
}

mount(document.getElementById("app"), <App />);

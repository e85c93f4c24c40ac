/** @jsxImportSource preact */
// Lemmy's front-end in shape, at `/`, `/create_post` and `/create_private_message`. Forms
// stand in each other, as they do where the page is rendered in the browser. Preact in the
// place of Inferno, which works alike.
import { render } from "preact";
import { useRef, useState } from "preact/hooks";
import { Published } from "../parts/preact.js";
import { press } from "../parts/press.js";
import { publisher } from "../parts/send.js";
import { signedIn } from "../parts/switches.js";

let boxes = 0;

function usePublisher() {
  const [state, setState] = useState({ busy: false, failed: false });
  const publish = useRef(null);
  publish.current ??= publisher(setState);
  return { publish: publish.current, ...state };
}

// `label`: what its button says; none: it has no button, and no key that publishes.
function MarkdownTextArea({ text, onText, label, onSubmit, busy }) {
  const id = useRef(null);
  id.current ??= `markdown-textarea-${++boxes}`;
  return (
    <form class="markdown-textarea" onSubmit={(event) => event.preventDefault()}>
      <textarea
        id={id.current}
        class="form-control"
        value={text}
        onInput={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (onSubmit && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            onSubmit();
          }
        }}
      />
      {label && <button type="button" class="btn btn-link">Preview</button>}
      {label && (
        <button type="submit" class="btn btn-sm btn-secondary" disabled={busy} {...press(onSubmit)}>
          <span>{label}</span>
        </button>
      )}
    </form>
  );
}

function Written({ surface, className, label }) {
  const latest = useRef("");
  const [text, setText] = useState("");
  const { publish, busy, failed } = usePublisher();
  const change = (text) => {
    latest.current = text;
    setText(text);
  };
  const submit = async () => {
    if (await publish({ site: "lemmy", surface, text: latest.current })) {
      change("");
    }
  };
  return (
    <div class={className}>
      <MarkdownTextArea {...{ text, label, busy }} onText={change} onSubmit={submit} />
      {failed && <p role="alert">Error</p>}
    </div>
  );
}

function PostForm() {
  const latest = useRef({ title: "", body: "" });
  const [draft, setDraft] = useState(latest.current);
  const { publish, busy, failed } = usePublisher();
  const change = (changes) => {
    latest.current = { ...latest.current, ...changes };
    setDraft(latest.current);
  };
  const submit = async (event) => {
    event.preventDefault();
    const { title, body } = latest.current;
    if (await publish({ site: "lemmy", text: [title, body].filter(Boolean).join("\n\n") })) {
      change({ title: "", body: "" });
    }
  };
  return (
    <form class="post-form" onSubmit={submit}>
      <textarea
        id="post-title"
        class="form-control"
        rows={1}
        required
        value={draft.title}
        onInput={(event) => change({ title: event.target.value })}
      />
      <MarkdownTextArea text={draft.body} onText={(body) => change({ body })} />
      {failed && <p role="alert">Error</p>}
      <button class="btn btn-secondary" type="submit" disabled={busy || draft.title === ""}>Create</button>
    </form>
  );
}

const pages = {
  "/create_post": <PostForm />,
  "/create_private_message": (
    <Written surface="message" className="private-message-form" label="Send message" />
  ),
};

function App() {
  return (
    <div class="lemmy-site">
      <nav id="navbar">
        <a href={`/u/${signedIn.handle}`}>{signedIn.name}</a>
      </nav>
      {pages[location.pathname] ?? <Written surface="comment" className="comment-form" label="Post" />}
      <Published />
    </div>
  );
}

render(<App />, document.getElementById("app"));

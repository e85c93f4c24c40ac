// A site that no adapter knows: a guest book with a textarea, or an editable
// element, and a button.
import { useEffect, useRef, useState } from "react";
import { atOnce } from "../parts/at-once.js";
import { mount } from "../parts/mount.jsx";
import { neighbours } from "../parts/neighbours.js";
import { press } from "../parts/press.js";
import { usePublished, usePublishing } from "../parts/publishing.js";
import { useReplaceableKey } from "../parts/replace.js";
import { signedIn, switches } from "../parts/switches.js";

function Entry() {
  const key = useReplaceableKey();
  const latest = useRef("");
  return <Box key={key} latest={latest} />;
}

function Box({ latest }) {
  const editor = useRef(null);
  const [text, setText] = useState(latest.current);
  const { publish, busy, failed } = usePublishing();

  const change = (text) => {
    latest.current = text;
    setText(text);
  };

  const post = async () => {
    if (await publish({ site: "generic", text: latest.current })) {
      change("");
      if (switches.contentEditable) {
        editor.current.replaceChildren();
      }
    }
  };

  useEffect(() => {
    if (switches.contentEditable) {
      editor.current.append(latest.current);
    }
    if (switches.autofocus) {
      editor.current.focus();
    }
    atOnce(editor.current, post);
  }, []);

  const common = {
    ref: editor,
    className: "entry-text",
    "aria-label": "Uw bericht",
    onKeyDown(event) {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        post();
      }
    },
  };
  return (
    <section className="entry">
      {switches.contentEditable ? (
        <div
          {...common}
          contentEditable
          suppressContentEditableWarning
          role="textbox"
          onInput={(event) => change(event.currentTarget.innerText)}
        />
      ) : (
        <textarea {...common} rows={4} value={text} onChange={(event) => change(event.target.value)} />
      )}
      {failed && <p role="alert">Uw bericht is niet geplaatst. Probeer het nog eens.</p>}
      <button type="button" className="publish" disabled={busy || text.trim() === ""} {...press(post)}>
        {switches.reply ? "Reageren" : "Plaatsen"}
      </button>
    </section>
  );
}

function App() {
  const published = usePublished();
  return (
    <main>
      <h1>Gastenboek</h1>
      {switches.composers.map((number) => <Entry key={number} />)}
      {published.map((post) => (
        <blockquote key={post.number} data-published={post.number}>{post.text}<cite>{signedIn.name}</cite></blockquote>
      ))}
      {neighbours.map((post) => (
        <blockquote key={post.handle}>{post.text}<cite>{post.name}</cite></blockquote>
      ))}
    </main>
  );
}

mount(document.getElementById("app"), <App />);

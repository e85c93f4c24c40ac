// Outlook on the web in shape: roosterjs in React. Its content model is what is sent.
import { useEffect, useRef } from "react";
import { Editor } from "roosterjs-content-model-core";
import { contentModelToText, createContentModelDocument } from "roosterjs-content-model-dom";
import { mount } from "../parts/mount.jsx";
import { press } from "../parts/press.js";
import { usePublished, usePublishing } from "../parts/publishing.js";

function Compose() {
  const place = useRef(null);
  const editor = useRef(null);
  const { publish, busy, failed } = usePublishing();

  useEffect(() => {
    editor.current = new Editor(place.current, {});
    return () => editor.current.dispose();
  }, []);

  const send = async () => {
    const text = contentModelToText(editor.current.getContentModelCopy("disconnected"), "\n");
    if (await publish({ site: "outlook", surface: "mail", text })) {
      editor.current.formatContentModel((model) => {
        model.blocks = createContentModelDocument().blocks;
        return true;
      });
    }
  };

  return (
    <div
      className="compose"
      onKeyDown={(event) => {
        if ((event.key === "Enter" && (event.ctrlKey || event.metaKey)) || (event.code === "KeyS" && event.altKey)) {
          event.preventDefault();
          send();
        }
      }}
    >
      <div data-testid="ComposeSendButton" role="group">
        <button type="button" aria-label="Send" title="Send (Ctrl+Enter)" disabled={busy} {...press(send)}>
          Send
        </button>
        <button type="button" aria-label="More send options" aria-haspopup="menu">▾</button>
      </div>
      <div aria-label="To" role="textbox" className="recipients" contentEditable suppressContentEditableWarning />
      <input type="text" id="docking_1_SUBJECT" aria-label="Subject" placeholder="Add a subject" />
      {failed && <p role="alert">Your message was not sent.</p>}
      <div data-testid="rooster-editor-focus-trap-zone">
        <div
          ref={place}
          id="editorParent_1"
          role="textbox"
          aria-label="Message body, press Alt+F10 to exit"
          aria-multiline="true"
          contentEditable
          suppressContentEditableWarning
        />
      </div>
    </div>
  );
}

function App() {
  const published = usePublished();
  return (
    <>
      <Compose />
      {published.map((post) => (
        <article key={post.number} className="post">{post.text}</article>
      ))}
    </>
  );
}

mount(document.getElementById("app"), <App />);

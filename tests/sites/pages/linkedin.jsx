// LinkedIn in shape: the share dialog, with Quill, in an open shadow root; on a
// company's pages (`/company/1/admin`) in the page itself. Comments
// (`/feed/update/1`) and messages (`/messaging`) stand in the page.
import { useState } from "react";
import { createPortal } from "react-dom";
import { CommentBox, IdentityToggle } from "../parts/linkedin/comment-box.jsx";
import { MessageForm } from "../parts/linkedin/message-form.jsx";
import { ShareBox } from "../parts/linkedin/share-box.jsx";
import { Icon } from "../parts/icon.jsx";
import { mount } from "../parts/mount.jsx";
import { neighbours } from "../parts/neighbours.js";
import { usePublished } from "../parts/publishing.js";
import { signedIn, switches } from "../parts/switches.js";

// Quill parses and clears its container as HTML; a site that uses it under
// Trusted Types has a policy for that.
globalThis.trustedTypes?.createPolicy("default", { createHTML: (html) => html });

const shadow = document.getElementById("interop-outlet").attachShadow({ mode: "open" });
const styles = document.createElement("link");
styles.rel = "stylesheet";
styles.href = "/assets/linkedin.css";
shadow.append(styles);
const outlet = document.createElement("div");
outlet.className = "interop";
shadow.append(outlet);

const isAt = (path) => location.pathname.startsWith(path);
const hasShareBox = !isAt("/feed/update") && !isAt("/messaging");

function Update({ author, post, children }) {
  return (
    <article className="update feed-shared-update-v2" data-published={post.number}>
      <strong>{author.name}</strong>
      <p>{post.text}</p>
      {children}
    </article>
  );
}

function Comments() {
  return (
    <>
      <IdentityToggle name={signedIn.name} me={signedIn.me} />
      <CommentBox />
    </>
  );
}

function App() {
  const published = usePublished();
  const [box, setBox] = useState({ number: 1, open: hasShareBox && !switches.closed });
  const [pressed, setPressed] = useState(switches.autofocus);
  const open = () => setBox(({ number }) => ({ number: number + 1, open: true }));
  const close = () => setBox((box) => ({ ...box, open: false }));
  const author = { name: signedIn.name };
  return (
    <>
      <header className="global-nav">
        <strong className="logo">Linked<span>in</span></strong>
        <a href="/feed/"><Icon name="home" /> Home</a>
        <a href="/plain"><Icon name="bell" /> Notifications</a>
        <span className="global-nav__me">
          <img className="global-nav__me-photo" alt={signedIn.me} width="24" height="24" /> Me
        </span>
      </header>
      <main className="feed" aria-label="Main feed">
        <button
          type="button"
          className="share-box-feed-entry__trigger"
          onClick={() => {
            setPressed(true);
            open();
          }}
        >
          Start a post
        </button>
        {isAt("/messaging") && <MessageForm hasButton={switches.hasSendButton} />}
        {isAt("/feed/update") && <Update author={neighbours[0]} post={neighbours[0]}><Comments /></Update>}
        {published.map((post) => (
          <Update key={post.number} author={author} post={post} />
        ))}
        {neighbours.map((post) => (
          <Update key={post.handle} author={post} post={post} />
        ))}
      </main>
      {box.open &&
        createPortal(
          <div className="artdeco-modal-overlay" key={box.number}>
            {switches.composers.map((number) => (
              <ShareBox
                key={number}
                author={author}
                autoFocus={pressed && number === 1}
                onPublished={switches.closed ? close : open}
                onClose={close}
              />
            ))}
          </div>,
          isAt("/company/") ? document.body : outlet,
        )}
    </>
  );
}

mount(document.getElementById("app"), <App />);

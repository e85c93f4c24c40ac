// Bluesky's web app in shape: TipTap in a modal over the timeline.
import { useState } from "react";
import { ComposerModal } from "../parts/bluesky/composer-modal.jsx";
import { Icon } from "../parts/icon.jsx";
import { mount } from "../parts/mount.jsx";
import { neighbours } from "../parts/neighbours.js";
import { usePublished } from "../parts/publishing.js";
import { signedIn, switches } from "../parts/switches.js";

localStorage.setItem(
  "BSKY_STORAGE",
  JSON.stringify({
    session: {
      accounts: [{ did: "did:plc:fixture", handle: signedIn.handle }],
      currentAccount: { did: "did:plc:fixture", handle: signedIn.handle, service: location.origin },
    },
  }),
);

function Feed() {
  const published = usePublished();
  return (
    <main className="feed">
      <h1 className="feed-header">Following</h1>
      {published.map((post) => (
        <Post key={post.number} author={signedIn} post={post} />
      ))}
      {neighbours.map((post) => (
        <Post key={post.handle} author={post} post={post} />
      ))}
    </main>
  );
}

function Post({ author, post }) {
  return (
    <div className="post" data-testid={`feedItem-by-${author.handle}`} data-published={post.number}>
      <span className="avatar" aria-hidden="true">{author.name[0]}</span>
      <div>
        <strong>{author.name}</strong> <span className="handle">@{author.handle}</span>
        <div className="post-text" data-testid="postText">{post.text}</div>
      </div>
    </div>
  );
}

function App() {
  // Counts the composers opened so far; `open` says whether the last still is.
  const [composer, setComposer] = useState({ number: 1, open: !switches.closed });
  const open = () => setComposer(({ number }) => ({ number: number + 1, open: true }));
  const close = () => setComposer((composer) => ({ ...composer, open: false }));
  const [pressed, setPressed] = useState(switches.autofocus);
  return (
    <>
      <div className="shell">
        <nav className="left-nav" aria-label="Main">
          <a href="/" aria-label="Home"><Icon name="home" /> Home</a>
          <a href="/plain" aria-label="Search"><Icon name="search" /> Search</a>
          <a href="/plain" aria-label="Notifications"><Icon name="bell" /> Notifications</a>
          <a href={`/profile/${signedIn.handle}`} aria-label="Profile"><Icon name="person" /> Profile</a>
          <button
            type="button"
            role="button"
            aria-label="Compose new post"
            className="new-post"
            onClick={() => {
              setPressed(true);
              open();
            }}
          >
            <Icon name="pen" /> New Post
          </button>
        </nav>
        <Feed />
      </div>
      {composer.open && (
        <ComposerModal
          key={composer.number}
          autoFocus={pressed}
          onPublished={switches.closed ? close : open}
          onClose={close}
        />
      )}
    </>
  );
}

mount(document.getElementById("root"), <App />);

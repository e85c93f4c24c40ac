// Facebook in shape: Lexical in the dialog for a post, also in a group
// (`/groups/1`), and below a post, where Enter publishes a comment. Messages
// (`/messages/t/1`), and some boxes for them at once (`/chats`).
import { useState } from "react";
import { CommentBox } from "../parts/facebook/comment-box.jsx";
import { Chats, MessageBox } from "../parts/facebook/message-box.jsx";
import { PostDialog } from "../parts/facebook/post-dialog.jsx";
import { Icon } from "../parts/icon.jsx";
import { mount } from "../parts/mount.jsx";
import { neighbours } from "../parts/neighbours.js";
import { usePublished } from "../parts/publishing.js";
import { signedIn, switches } from "../parts/switches.js";

function Story({ author, post, children }) {
  return (
    <div className="story" role="article" data-published={post.number}>
      <strong>{author.name}</strong>
      <div className="story-text" dir="auto">{post.text}</div>
      {children}
    </div>
  );
}

const isAt = (path) => location.pathname.startsWith(path);
const hasDialog = !isAt("/messages") && !isAt("/chats");

function App() {
  const published = usePublished();
  const [dialog, setDialog] = useState({ number: 1, open: hasDialog && !switches.closed });
  const [pressed, setPressed] = useState(switches.autofocus);
  const open = () => setDialog(({ number }) => ({ number: number + 1, open: true }));
  const close = () => setDialog((dialog) => ({ ...dialog, open: false }));
  return (
    <>
      <header role="banner" className="banner">
        <strong className="logo">facebook</strong>
        <a href="/" aria-label="Home"><Icon name="home" /></a>
        <a href="/plain" aria-label="Notifications"><Icon name="bell" /></a>
      </header>
      <main role="main" className="feed">
        <div
          role="button"
          tabIndex={0}
          className="opener"
          onClick={() => {
            setPressed(true);
            open();
          }}
        >
          What's on your mind, {signedIn.name.split(" ")[0]}?
        </div>
        {isAt("/messages") && <div className="story"><MessageBox /></div>}
        {published.map((post) => (
          <Story key={post.number} author={signedIn} post={post} />
        ))}
        {neighbours.map((post, index) => (
          <Story key={post.handle} author={post} post={post}>
            {index === 0 && <CommentBox />}
          </Story>
        ))}
      </main>
      {isAt("/chats") && <Chats />}
      {dialog.open && (
        <div className="mask" key={dialog.number}>
          {switches.composers.map((number) => (
            <PostDialog
              key={number}
              autoFocus={pressed && number === 1}
              onPublished={switches.closed ? close : open}
              onClose={close}
            />
          ))}
        </div>
      )}
    </>
  );
}

mount(document.getElementById("mount_0_0"), <App />);

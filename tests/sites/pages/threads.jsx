// Threads in shape: Lexical in a dialog over a page with a box of its own (`/`),
// and a reply in place below a post (`/@bieb_zuid/post/1`).
import { renewed, useBox } from "../parts/box.jsx";
import { Feed } from "../parts/feed.jsx";
import { chord } from "../parts/keys.js";
import { LexicalBox } from "../parts/lexical-box.jsx";
import { mount } from "../parts/mount.jsx";
import { neighbours } from "../parts/neighbours.js";
import { PressButton } from "../parts/press-button.jsx";
import { signedIn, switches } from "../parts/switches.js";

const Box = renewed(({ surface, label, button, ...props }) => {
  const box = useBox(props, { site: "threads", surface });
  return (
    <div className="composer">
      <LexicalBox
        label={label}
        state={box.model}
        publishes={chord}
        onChange={box.change}
        onPublish={box.send}
      />
      <div className="bar">
        <span>Anyone can reply &amp; quote</span>
        <PressButton disabled={box.disabled} onPress={box.send}>{button}</PressButton>
      </div>
      {box.failed && <p className="error" role="alert">Post failed to upload.</p>}
    </div>
  );
});

function Dialog() {
  const surface = switches.reply ? "reply" : "post";
  return (
    <div className="mask">
      <div role="dialog" aria-label={switches.reply ? "Reply" : "New thread"}>
        {switches.reply && (
          <div data-pressable-container="true">
            <strong>{neighbours[0].handle}</strong> <time dateTime="2026-11-24">2h</time>
            <p>{neighbours[0].text}</p>
          </div>
        )}
        <Box surface={surface} label="Empty text field. Type to compose a new post." button="Post" />
      </div>
    </div>
  );
}

const isPost = location.pathname.includes("/post/");

mount(
  document.getElementById("app"),
  <>
    <nav>
      <a href="/">Home</a>
      <a href={`/@${signedIn.handle}`} aria-label="Profile">Profile</a>
    </nav>
    <main>
      {isPost ? (
        <Feed><Box surface="reply" label="Reply" button="Post" /></Feed>
      ) : (
        <>
          <Box surface="post" label="What's new?" button="Post" />
          <Feed />
        </>
      )}
    </main>
    {!isPost && !switches.closed && <Dialog />}
  </>,
);

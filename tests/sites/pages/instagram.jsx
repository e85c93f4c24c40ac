// Instagram in shape: comments in a form below a post (`/`), the last step of a
// new post, with Lexical in a dialog (`/create`), and messages (`/direct/t/1`).
import { renewed, useBox } from "../parts/box.jsx";
import { Feed, Messages } from "../parts/feed.jsx";
import { enter } from "../parts/keys.js";
import { LexicalBox } from "../parts/lexical-box.jsx";
import { mount } from "../parts/mount.jsx";
import { PressButton } from "../parts/press-button.jsx";
import { signedIn } from "../parts/switches.js";

const CommentForm = renewed((props) => {
  const box = useBox(props, { site: "instagram", surface: "comment" });
  return (
    <form className="composer" onSubmit={(event) => event.preventDefault()}>
      <textarea
        aria-label="Add a comment…"
        placeholder="Add a comment…"
        autoComplete="off"
        value={box.text}
        onChange={(event) => box.change(null, event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && enter(event) && !event.nativeEvent.isComposing) {
            event.preventDefault();
            box.send();
          }
        }}
      />
      <PressButton disabled={box.disabled} onPress={box.send}>Post</PressButton>
      {box.failed && <p className="error" role="alert">Couldn't post comment.</p>}
    </form>
  );
});

const CaptionStep = renewed((props) => {
  const box = useBox(props, { site: "instagram", surface: "post" });
  return (
    <div role="dialog" aria-label="Create new post">
      <div className="bar">
        <PressButton onPress={() => {}}>Back</PressButton>
        <strong>Create new post</strong>
        <PressButton disabled={box.disabled} onPress={box.send}>Share</PressButton>
      </div>
      <LexicalBox
        label="Write a caption..."
        state={box.model}
        publishes={() => false}
        onChange={box.change}
        onPublish={box.send}
      />
      <div className="bar"><span>Share to Threads</span><PressButton onPress={() => {}}>Share to</PressButton></div>
      {box.failed && <p className="error" role="alert">Your post could not be shared.</p>}
    </div>
  );
});

const MessageBox = renewed((props) => {
  const box = useBox(props, { site: "instagram", surface: "message" });
  return (
    <div className="composer">
      <div className="bar">
        <LexicalBox
          label="Message"
          state={box.model}
          publishes={enter}
          onChange={box.change}
          onPublish={box.send}
        />
        {box.text.trim() === "" ? (
          <PressButton label="Voice Clip" onPress={() => {}} />
        ) : (
          <PressButton disabled={box.disabled} onPress={box.send}>Send</PressButton>
        )}
      </div>
    </div>
  );
});

function Main() {
  if (location.pathname.startsWith("/direct/")) {
    return <section><Messages /><MessageBox /></section>;
  }
  return <section><Feed><CommentForm /></Feed></section>;
}

mount(
  document.getElementById("app"),
  <>
    <nav>
      <a href="/" role="link">Home</a>
      <a href="/direct/t/1" role="link">Messages</a>
      <a href={`/${signedIn.handle}/`} role="link">Profile</a>
    </nav>
    <main role="main"><Main /></main>
    {location.pathname === "/create" && <div className="mask"><CaptionStep /></div>}
  </>,
);

// Reddit in shape: comments (`/`), a new post (`/r/test/submit`); and the plain
// forms of old.reddit.com.
import { Feed } from "../parts/feed.jsx";
import { mount } from "../parts/mount.jsx";
import { Comment, Post } from "../parts/reddit/composers.jsx";
import "../parts/reddit/elements.js";
import { OldComment } from "../parts/reddit/old.jsx";
import { signedIn } from "../parts/switches.js";

function Main() {
  if (signedIn.host === "old.reddit.com") {
    return <><OldComment /><Feed /></>;
  }
  if (location.pathname.endsWith("/submit")) {
    return <><Post /><Feed /></>;
  }
  return <><Comment /><Feed><Comment /></Feed></>;
}

mount(
  document.getElementById("app"),
  <>
    <header>
      <a href="/">reddit</a>
      <a href={`/user/${signedIn.handle}/`}>{signedIn.handle}</a>
      <span id="header-bottom-right"><span className="user"><a href={`/user/${signedIn.handle}`}>{signedIn.handle}</a></span></span>
    </header>
    <main><Main /></main>
  </>,
);

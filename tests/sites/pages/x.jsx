// X in shape: Draft.js above the timeline, and in a modal; messages of both
// kinds (`/messages/1`, `/i/chat/1`), and in a drawer over the timeline.
import { Composer } from "../parts/x/composer.jsx";
import { Chat, Conversation, Drawer } from "../parts/x/messages.jsx";
import { Icon } from "../parts/icon.jsx";
import { mount } from "../parts/mount.jsx";
import { neighbours } from "../parts/neighbours.js";
import { usePublished } from "../parts/publishing.js";
import { signedIn, switches } from "../parts/switches.js";

function Tweet({ author, post }) {
  return (
    <article className="tweet" data-testid="tweet" data-published={post.number}>
      <span className="avatar" aria-hidden="true">{author.name[0]}</span>
      <div>
        <strong>{author.name}</strong> <span className="handle">@{author.handle}</span>
        <div className="tweet-text" data-testid="tweetText" dir="auto">{post.text}</div>
      </div>
    </article>
  );
}

function Navigation() {
  return (
    <header role="banner" className="side">
      <nav aria-label="Primary">
        <a href="/home" data-testid="AppTabBar_Home_Link"><Icon name="home" /> Home</a>
        <a href="/plain" data-testid="AppTabBar_Explore_Link"><Icon name="search" /> Explore</a>
        <a href={`/${signedIn.handle}`} data-testid="AppTabBar_Profile_Link" aria-label="Profile">
          <Icon name="person" /> Profile
        </a>
      </nav>
      <button
        type="button"
        className="account"
        data-testid="SideNav_AccountSwitcher_Button"
        aria-label="Account menu"
      >
        <span className="avatar" data-testid={`UserAvatar-Container-${signedIn.handle}`} aria-hidden="true">
          {signedIn.name[0]}
        </span>
        <span>{signedIn.name}<br /><span className="handle">@{signedIn.handle}</span></span>
      </button>
    </header>
  );
}

function Timeline() {
  const published = usePublished();
  return (
    <>
      <h1 className="primary-header">For you</h1>
      <Composer index={0} button="tweetButtonInline" />
      {published.map((post) => (
        <Tweet key={post.number} author={signedIn} post={post} />
      ))}
      {neighbours.map((post) => (
        <Tweet key={post.handle} author={post} post={post} />
      ))}
    </>
  );
}

function Main() {
  if (location.pathname.startsWith("/messages")) {
    return <Conversation />;
  }
  return location.pathname.startsWith("/i/chat") ? <Chat /> : <Timeline />;
}

function App() {
  return (
    <>
      <div className="shell">
        <Navigation />
        <main role="main" className="primary" data-testid="primaryColumn">
          <Main />
        </main>
      </div>
      {switches.drawer && <Drawer />}
      {(switches.composers.length > 1 || switches.quote) && (
        <div className="layer" id="layers">
          <div className="modal" role="dialog" aria-modal="true" aria-labelledby="modal-header">
            <h2 id="modal-header" className="modal-header">New post</h2>
            <Composer index={0} button="tweetButton" />
          </div>
        </div>
      )}
    </>
  );
}

mount(document.getElementById("react-root"), <App />);

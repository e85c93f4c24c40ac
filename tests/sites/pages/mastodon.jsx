// Mastodon's web client in shape: a React-controlled textarea in the left
// column, the timeline beside it.
import { ComposeForm } from "../parts/mastodon/compose-form.jsx";
import { Icon } from "../parts/icon.jsx";
import { mount } from "../parts/mount.jsx";
import { neighbours } from "../parts/neighbours.js";
import { usePublished } from "../parts/publishing.js";
import { signedIn, switches } from "../parts/switches.js";

function Timeline() {
  const published = usePublished();
  return (
    <div className="column" role="region" aria-label="Home">
      <h1 className="column-header">
        <Icon name="home" /> Home
      </h1>
      {published.map((post) => (
        <Status key={post.number} author={signedIn} post={post} />
      ))}
      {neighbours.map((post) => (
        <Status key={post.handle} author={post} post={post} />
      ))}
    </div>
  );
}

function Status({ author, post }) {
  return (
    <article className="status" data-published={post.number}>
      <span className="account__avatar" aria-hidden="true">{author.name[0]}</span>
      <div>
        <span className="display-name">
          <strong>{author.name}</strong> <span>@{author.handle}</span>
        </span>
        {post.content_warning && <p className="spoiler-badge">CW: {post.content_warning}</p>}
        <p className="status__content">{post.text}</p>
        {post.poll?.length > 0 && (
          <ul>{post.poll.map((option) => <li key={option}>{option}</li>)}</ul>
        )}
      </div>
    </article>
  );
}

function App() {
  return (
    <div className="ui">
      <div className="columns-area__panels">
        <div className="columns-area__panels__pane--compositional">
          <div className="compose-panel">
            <div className="search">
              <input className="search__input" type="text" placeholder="Search or paste URL" aria-label="Search" />
            </div>
            {switches.composers.map((number) => <ComposeForm key={number} />)}
          </div>
        </div>
        <main className="columns-area__panels__main">
          <Timeline />
        </main>
        <nav className="navigation-panel" aria-label="Navigation">
          <strong className="navigation-panel__logo">mastodon</strong>
          <a href="/"><Icon name="home" /> Home</a>
          <a href="/plain"><Icon name="search" /> Explore</a>
          <a href="/plain"><Icon name="bell" /> Notifications</a>
        </nav>
      </div>
    </div>
  );
}

mount(document.getElementById("mastodon"), <App />);

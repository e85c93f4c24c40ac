// Posts of others, and what was published here below them: a composer between
// them stays where it is.
import { neighbours } from "./neighbours.js";
import { usePublished } from "./publishing.js";
import { signedIn } from "./switches.js";

export function Feed({ children }) {
  const published = usePublished();
  return (
    <>
      {neighbours.map((post, index) => (
        <Post key={post.handle} author={post} post={post}>
          {index === 0 && children}
        </Post>
      ))}
      {published.map((post) => (
        <Post key={post.number} author={signedIn} post={post} />
      ))}
    </>
  );
}

export function Post({ author, post, children, ...attributes }) {
  return (
    <article className="post" data-published={post.number} {...attributes}>
      <strong>{author.name}</strong>
      <p className="post-text" dir="auto">{post.text}</p>
      {children}
    </article>
  );
}

// What was said in a chat.
export function Messages() {
  return (
    <ol className="messages">
      <li className="message">{neighbours[0].text}</li>
      {[...usePublished()].reverse().map((post) => (
        <li key={post.number} className="message own" data-published={post.number} dir="auto">
          {post.text}
        </li>
      ))}
    </ol>
  );
}

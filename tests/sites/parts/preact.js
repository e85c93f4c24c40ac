// The posts below a page in Preact.
import { h } from "preact";
import { useEffect, useState } from "preact/hooks";
import { accepted, onAccepted } from "./send.js";

export function Published() {
  const [posts, setPosts] = useState(accepted());
  useEffect(() => onAccepted(() => setPosts(accepted())), []);
  return posts.map((post) => h("article", { class: "post", key: post.number }, post.text));
}

// Reddit's composers: Lexical in a slot of a web component.
import { useEffect, useRef } from "react";
import { renewed, useBox } from "../box.jsx";
import { chord } from "../keys.js";
import { LexicalBox } from "../lexical-box.jsx";
import { press } from "../press.js";

function RichText({ box, label, onChange = box.change, onPublish = box.send }) {
  return (
    <LexicalBox
      label={label}
      state={box.model?.body ?? null}
      publishes={chord}
      attributes={{ slot: "rte" }}
      onChange={onChange}
      onPublish={onPublish}
    />
  );
}

export const Comment = renewed((props) => {
  const box = useBox(props, { site: "reddit", surface: "comment" });
  return (
    <shreddit-composer class="composer">
      <RichText box={box} label="Comment body text field" onChange={(body, text) => box.change({ body }, text)} />
      <button slot="submit-button" type="submit" disabled={box.disabled} {...press(box.send)}>Comment</button>
      {box.failed && <p slot="error" className="error" role="alert">Unable to create comment</p>}
    </shreddit-composer>
  );
});

// A post is its title and its body.
export const Post = renewed((props) => {
  const box = useBox(props, { site: "reddit", surface: "post" });
  const title = useRef(null);
  const parts = useRef(box.model ?? { title: "", body: null, text: "" });
  const changed = (part) => {
    parts.current = { ...parts.current, ...part };
    const { title, text } = parts.current;
    box.change(parts.current, [title, text].filter(Boolean).join("\n\n"));
  };
  useEffect(() => {
    title.current.area.value = parts.current.title;
    // React hears only what happens in the page's own tree.
    title.current.area.addEventListener("input", () => changed({ title: title.current.area.value }));
  }, []);
  return (
    <r-post-composer-form class="composer">
      <faceplate-textarea-input ref={title} slot="title" name="title" />
      <RichText box={box} label="Post body text field" onChange={(body, text) => changed({ body, text })} />
      <r-post-form-submit-button
        slot="submit-button"
        id="submit-post-button"
        post-action-type="submit"
        disabled={box.disabled ? "" : undefined}
        {...press(() => !box.disabled && box.send())}
      />
    </r-post-composer-form>
  );
});

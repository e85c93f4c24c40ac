// X's composer: a Draft.js editor, whose content state is what is published.
import { ContentState, Editor, EditorState, Modifier } from "draft-js";
import { useEffect, useRef, useState } from "react";
import { atOnce } from "../at-once.js";
import { Icon } from "../icon.jsx";
import { neighbours } from "../neighbours.js";
import { press } from "../press.js";
import { usePublishing } from "../publishing.js";
import { useReplaceableKey } from "../replace.js";
import { signedIn, switches } from "../switches.js";

const textOf = (content) => content.getPlainText("\n");

export function Composer({ index, button }) {
  const replaced = useReplaceableKey();
  // X makes its composer anew after a publication too.
  const [posts, setPosts] = useState(0);
  const content = useRef(ContentState.createFromText(""));
  const onPublished = () => {
    content.current = ContentState.createFromText("");
    setPosts(posts + 1);
  };
  return <Box key={`${replaced} ${posts}`} {...{ index, button, content, onPublished }} />;
}

function Box({ index, button, content, onPublished }) {
  const editor = useRef(null);
  const latest = useRef(null);
  const [state, setState] = useState(() => EditorState.createWithContent(content.current));
  const { publish, busy, failed } = usePublishing();
  latest.current ??= state;

  const onChange = (state) => {
    latest.current = state;
    content.current = state.getCurrentContent();
    setState(state);
  };

  const post = async () => {
    if (await publish({ site: "x", text: textOf(content.current), audience: "Everyone" })) {
      onPublished();
    }
  };

  useEffect(() => {
    if (switches.autofocus) {
      editor.current.focus();
    }
    const insert = (text) => {
      const state = latest.current;
      const content = Modifier.replaceText(state.getCurrentContent(), state.getSelection(), text);
      onChange(EditorState.push(state, content, "insert-characters"));
    };
    atOnce(editor.current.editor, post, insert);
  }, []);

  const isEmpty = textOf(state.getCurrentContent()).trim() === "";
  return (
    <div className="composer">
      <span className="avatar" aria-hidden="true">{signedIn.name[0]}</span>
      <div className="composer-main">
        <button type="button" className="audience" aria-label="Choose audience">Everyone</button>
        {switches.reply && <div className="replying">Replying to <a href="/bieb_zuid">@bieb_zuid</a></div>}
        <div data-testid={`tweetTextarea_${index}_label`}>
          <div data-testid={`tweetTextarea_${index}RichTextInputContainer`} className="rich-text">
            <Editor
              ref={editor}
              editorState={state}
              onChange={onChange}
              handleReturn={(event) => {
                if (event.ctrlKey || event.metaKey) {
                  post();
                  return "handled";
                }
                return "not-handled";
              }}
              webDriverTestID={`tweetTextarea_${index}`}
              ariaLabel="Post text"
              ariaMultiline
              placeholder={switches.reply ? "Post your reply" : "What’s happening?"}
              stripPastedStyles
            />
          </div>
        </div>
        {switches.quote && (
          <div data-testid="attachments" className="quoted">
            <article data-testid="tweet">{neighbours[0].text}</article>
          </div>
        )}
        {failed && <div data-testid="toast" role="alert" className="toast">Something went wrong. Try again.</div>}
        <div className="toolbar" data-testid="toolBar">
          <span className="tools"><Icon name="image" /> <Icon name="poll" /></span>
          <button
            type="button"
            role="button"
            data-testid={button}
            className="post-button"
            disabled={busy || isEmpty}
            aria-disabled={busy || isEmpty ? true : undefined}
            {...press(post)}
          >
            <span>{switches.reply ? "Reply" : "Post"}</span>
          </button>
        </div>
      </div>
    </div>
  );
}

// Mastodon's compose form. The text lives in React's state; that is published.
import { useEffect, useRef } from "react";
import { atOnce } from "../at-once.js";
import { useDraft } from "../draft.js";
import { Icon } from "../icon.jsx";
import { neighbours } from "../neighbours.js";
import { submitPress } from "../press.js";
import { usePublishing } from "../publishing.js";
import { useReplaceableKey } from "../replace.js";
import { signedIn, switches } from "../switches.js";
import { Poll } from "./poll.jsx";
import { Uploads } from "./uploads.jsx";
import { VisibilityButton } from "./visibility-button.jsx";

const empty = { text: "", warning: null, poll: null, images: [], audience: "public" };

export function ComposeForm() {
  const key = useReplaceableKey();
  const draft = useDraft(empty);
  return <Form key={key} {...draft} />;
}

function Form({ draft, change, latest, clear }) {
  const textarea = useRef(null);
  const warning = useRef(null);
  const { publish, busy, failed } = usePublishing();
  const wasBusy = useRef(false);

  async function submit(event) {
    event?.preventDefault();
    const { text, warning, poll, images, audience } = latest.current;
    const accepted = await publish({
      site: "mastodon",
      text,
      audience,
      content_warning: warning ?? "",
      poll: poll ?? [],
      alt_texts: images,
    });
    if (accepted) {
      clear();
    }
  }

  // Mastodon disables the textarea while it sends, and focuses it afterwards.
  useEffect(() => {
    if (wasBusy.current && !busy) {
      textarea.current.focus();
    }
    wasBusy.current = busy;
  }, [busy]);

  useEffect(() => atOnce(textarea.current, submit), []);

  function onKeyDown(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    } else if (event.key === "Enter" && event.target === warning.current) {
      event.preventDefault();
      textarea.current.focus();
    } else if (event.key === "Escape") {
      event.target.blur();
    }
  }

  function toggleWarning() {
    change({ warning: draft.warning === null ? "" : null });
  }

  const length = draft.text.length + (draft.warning?.length ?? 0);
  return (
    <form className="compose-form" onSubmit={submit}>
      {switches.reply && <ReplyIndicator post={neighbours[0]} />}
      <NavigationBar />
      <div className="compose-form__highlightable">
        <div className="compose-form__dropdowns">
          <VisibilityButton value={draft.audience} onChange={(audience) => change({ audience })} />
        </div>
        {draft.warning !== null && (
          <div className="spoiler-input">
            <div className="spoiler-input__border" />
            <div className="autosuggest-input">
              <input
                id="cw-spoiler-input"
                className="spoiler-input__input"
                type="text"
                placeholder="Content warning (optional)"
                ref={warning}
                autoFocus
                disabled={busy}
                value={draft.warning}
                onChange={(event) => change({ warning: event.target.value })}
                onKeyDown={onKeyDown}
              />
            </div>
            <div className="spoiler-input__border" />
          </div>
        )}
        <div className="autosuggest-textarea compose-form__input">
          <textarea
            ref={textarea}
            className="autosuggest-textarea__textarea"
            placeholder="What's on your mind?"
            aria-autocomplete="list"
            dir="auto"
            rows={5}
            autoFocus={switches.autofocus}
            disabled={busy}
            value={draft.text}
            onChange={(event) => change({ text: event.target.value })}
            onKeyDown={onKeyDown}
          />
        </div>
        <Uploads images={draft.images} onChange={(images) => change({ images })} />
        <Poll options={draft.poll} onChange={(poll) => change({ poll })} />
        <div className="compose-form__footer">
          <div className="compose-form__actions">
            <div className="compose-form__buttons">
              <IconButton label="Add images" icon="image" onClick={() => change({ images: [...draft.images, ""] })} />
              <IconButton
                label="Add a poll"
                icon="poll"
                active={draft.poll !== null}
                onClick={() => change({ poll: draft.poll ? null : ["", ""] })}
              />
              <IconButton
                label="Add content warning"
                icon="warning"
                active={draft.warning !== null}
                onClick={toggleWarning}
              />
              <span className="character-counter">{500 - length}</span>
            </div>
            <div className="compose-form__submit">
              <button
                className="button button--compact"
                type="submit"
                disabled={busy || draft.text.trim() === ""}
                {...submitPress(submit)}
              >
                {switches.reply ? "Reply" : "Post"}
              </button>
            </div>
          </div>
        </div>
        {failed && <p className="compose-form__error" role="alert">Something went wrong. Try again.</p>}
      </div>
    </form>
  );
}

function IconButton({ label, icon, active, onClick }) {
  return (
    <button
      type="button"
      className={active ? "icon-button active" : "icon-button"}
      title={label}
      aria-label={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

function NavigationBar() {
  return (
    <div className="navigation-bar">
      <span className="account__avatar" aria-hidden="true">{signedIn.name[0]}</span>
      <span className="display-name">
        <strong className="display-name__html">{signedIn.name}</strong>
        <span className="display-name__account">@{signedIn.handle}</span>
      </span>
    </div>
  );
}

function ReplyIndicator({ post }) {
  return (
    <div className="reply-indicator">
      <div className="reply-indicator__line" />
      <div className="reply-indicator__main">
        <strong>{post.name}</strong>
        <div className="reply-indicator__content">{post.text}</div>
      </div>
    </div>
  );
}

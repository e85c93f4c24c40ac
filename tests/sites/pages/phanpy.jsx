/** @jsxImportSource preact */
// Phanpy in shape: an uncontrolled textarea in a form, in Preact. Ctrl+Enter raises
// a submit event of the page's own, which does not bubble.
import { render } from "preact";
import { useRef, useState } from "preact/hooks";
import { Published } from "../parts/preact.js";
import { submitPress } from "../parts/press.js";
import { publisher } from "../parts/send.js";
import { signedIn, switches } from "../parts/switches.js";

function Compose() {
  const form = useRef(null);
  const [state, setState] = useState({ busy: false, failed: false });
  const publish = useRef(null);
  publish.current ??= publisher(setState);

  const submit = async (event) => {
    event?.preventDefault();
    const text = new FormData(form.current).get("status").replaceAll("\r\n", "\n");
    if (await publish.current({ site: "phanpy", text, audience: "public" })) {
      form.current.reset();
    }
  };

  return (
    <div id="compose-container" class="standalone">
      <div class="compose-top">
        <a class="account-block" href={`/@${signedIn.handle}`} title={`@${signedIn.handle}`}>{signedIn.name}</a>
      </div>
      {switches.reply && <div class="status-preview-legend reply-to">Replying to @bieb_zuid’s post</div>}
      <form
        ref={form}
        class="form-visibility-public"
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
            form.current.dispatchEvent(new Event("submit", { cancelable: true }));
          }
        }}
      >
        <text-expander keys="@ # :">
          <textarea
            class="compose-field"
            name="status"
            placeholder={switches.reply ? "Post your reply" : "What are you doing?"}
            autoFocus={switches.autofocus}
          />
        </text-expander>
        {state.failed && <p role="alert">Failed to post</p>}
        <div class="toolbar">
          <button type="button" class="toolbar-button" title="Add poll">Poll</button>
          <button type="submit" disabled={state.busy} {...submitPress(submit)}>
            {switches.reply ? "Reply" : "Post"}
          </button>
        </div>
      </form>
    </div>
  );
}

render([<Compose />, <Published />], document.getElementById("app"));

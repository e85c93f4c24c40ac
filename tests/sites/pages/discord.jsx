// Discord in shape: Slate. Enter sends; with `button=1` there is a button too.
import { useMemo, useRef } from "react";
import { Editor, Node, createEditor } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { renewed, useBox } from "../parts/box.jsx";
import { Messages } from "../parts/feed.jsx";
import { enter } from "../parts/keys.js";
import { mount } from "../parts/mount.jsx";
import { press } from "../parts/press.js";
import { switches } from "../parts/switches.js";

const empty = [{ type: "line", children: [{ text: "" }] }];

const MessageBox = renewed((props) => {
  const box = useBox(props, { site: "discord", surface: "message" });
  const editor = useMemo(() => withHistory(withReact(createEditor())), []);
  const initial = useRef(box.model ?? empty);
  return (
    <form className="composer" onSubmit={(event) => event.preventDefault()}>
      <Slate
        editor={editor}
        initialValue={initial.current}
        onChange={(value) => box.change(value, value.map((line) => Node.string(line)).join("\n"))}
      >
        <Editable
          role="textbox"
          aria-label="Message #algemeen"
          aria-multiline
          disableDefaultStyles
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) {
              return;
            }
            event.preventDefault();
            if (enter(event)) {
              box.send();
            } else {
              Editor.insertBreak(editor);
            }
          }}
        />
      </Slate>
      {switches.hasSendButton && (
        <button type="button" aria-label="Send Message" disabled={box.disabled} {...press(box.send)}>➤</button>
      )}
    </form>
  );
});

mount(document.getElementById("app"), <main><Messages /><MessageBox /></main>);

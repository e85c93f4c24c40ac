// A Draft.js editor. Its content state is what is published.
import { ContentState, Editor, EditorState } from "draft-js";
import { useState } from "react";

const textOf = (content) => content.getPlainText("\n");

// `content` is a saved content state to start from, or null; `publishes(event)`
// says whether an Enter publishes, another one breaks the line.
export function DraftBox({ testId, label, content, initial = "", publishes, onChange, onPublish }) {
  const [state, setState] = useState(() =>
    EditorState.createWithContent(content ?? ContentState.createFromText(initial)),
  );
  const change = (state) => {
    setState(state);
    onChange(state.getCurrentContent(), textOf(state.getCurrentContent()));
  };
  return (
    <Editor
      editorState={state}
      onChange={change}
      handleReturn={(event) => {
        if (!publishes(event)) {
          return "not-handled";
        }
        onPublish();
        return "handled";
      }}
      webDriverTestID={testId}
      ariaLabel={label}
      ariaMultiline
      stripPastedStyles
    />
  );
}

// old.reddit.com: forms of plain HTML, sent by a script of the page.
import { renewed, useBox } from "../box.jsx";
import { submitPress } from "../press.js";

export const OldComment = renewed((props) => {
  const box = useBox(props, { site: "reddit", surface: "comment" });
  return (
    <form
      className="usertext composer"
      onSubmit={(event) => {
        event.preventDefault();
        box.send();
      }}
    >
      <textarea
        name="text"
        aria-label="comment"
        value={box.text}
        onChange={(event) => box.change(null, event.target.value)}
      />
      <button type="submit" className="save" disabled={box.disabled} {...submitPress(box.send)}>save</button>
      {box.failed && <span className="error" role="alert">an error occurred</span>}
    </form>
  );
});

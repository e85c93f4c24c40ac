// The composer's images. Their alt texts are typed in a dialog over the page,
// as Mastodon does since 4.4, and kept in state.
import { useState } from "react";
import { createPortal } from "react-dom";

export function Uploads({ images, onChange }) {
  const [edited, setEdited] = useState(null);
  if (images.length === 0) {
    return null;
  }
  return (
    <div className="compose-form__uploads">
      {images.map((alt, index) => (
        <div key={index} className="compose-form__upload">
          <div className="compose-form__upload__warning">
            <button type="button" className="icon-button" onClick={() => setEdited(index)}>
              {alt === "" && "⚠ "}ALT
            </button>
          </div>
        </div>
      ))}
      {edited !== null && (
        <AltTextModal
          description={images[edited]}
          onDone={(alt) => {
            onChange(images.with(edited, alt));
            setEdited(null);
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </div>
  );
}

function AltTextModal({ description, onDone, onClose }) {
  const [text, setText] = useState(description);
  // The form that the portal belongs to in React, not in the DOM, must not
  // hear this form's submit.
  const submit = (event) => {
    event.preventDefault();
    event.stopPropagation();
    onDone(text);
  };
  return createPortal(
    <div className="modal-root">
      <div className="modal-root__modal dialog-modal">
        <div className="dialog-modal__header">
          <button type="button" className="button" onClick={() => onDone(text)}>Done</button>
          <span className="dialog-modal__header__title">Add alt text</span>
          <button type="button" className="button button-secondary" onClick={onClose}>Cancel</button>
        </div>
        <form className="dialog-modal__content__form simple_form" onSubmit={submit}>
          <textarea
            id="description"
            rows={3}
            autoFocus
            placeholder="Describe this for people with visual impairments…"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </form>
      </div>
    </div>,
    document.body,
  );
}

// A poll's options, typed in the composer.
export function Poll({ options, onChange }) {
  if (options === null) {
    return null;
  }
  const put = (index, text) => onChange(options.with(index, text));
  return (
    <div className="compose-form__poll">
      {options.map((text, index) => (
        <label key={index} className="poll__option editable">
          <span className="poll__input" />
          <div className="autosuggest-input">
            <input
              type="text"
              placeholder={`Option ${index + 1}`}
              value={text}
              maxLength={50}
              onChange={(event) => put(index, event.target.value)}
            />
          </div>
        </label>
      ))}
      <button type="button" className="link-button" onClick={() => onChange([...options, ""])}>
        Add option
      </button>
    </div>
  );
}

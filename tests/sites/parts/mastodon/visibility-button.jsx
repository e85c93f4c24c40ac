// Who may read the post.
import { useState } from "react";
import { Icon } from "../icon.jsx";

const choices = {
  public: { icon: "globe", label: "Public" },
  unlisted: { icon: "unlock", label: "Quiet public" },
  private: { icon: "lock", label: "Followers" },
  direct: { icon: "at", label: "Private mention" },
};

export function VisibilityButton({ value, onChange }) {
  const [open, setOpen] = useState(false);
  const choose = (value) => {
    onChange(value);
    setOpen(false);
  };
  return (
    <div>
      <button
        type="button"
        className="dropdown-button"
        title="Change post privacy"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={choices[value].icon} />
        <span className="dropdown-button__label">{choices[value].label}</span>
      </button>
      {open && (
        <ul className="privacy-dropdown__dropdown" role="listbox">
          {Object.entries(choices).map(([value, { label }]) => (
            <li key={value} role="option" data-index={value} aria-selected="false" onClick={() => choose(value)}>
              {label}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

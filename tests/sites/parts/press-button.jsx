// Buttons that are no buttons, as Meta's sites have them: they hear Enter and Space themselves.
import { press } from "./press.js";

export function PressButton({ label, disabled, attributes, onPress, children }) {
  const handlers = disabled
    ? {}
    : {
        ...press(onPress),
        onKeyDown(event) {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            onPress();
          }
        },
      };
  return (
    <div
      role="button"
      className="press"
      aria-label={label}
      aria-disabled={disabled ? true : undefined}
      tabIndex={disabled ? -1 : 0}
      {...attributes}
      {...handlers}
    >
      {children}
    </div>
  );
}

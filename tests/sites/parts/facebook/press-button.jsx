// Facebook's buttons are no buttons: they hear Enter and Space themselves.
import { press } from "../press.js";

export function PressButton({ label, disabled, onPress, children }) {
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
      {...handlers}
    >
      {children}
    </div>
  );
}

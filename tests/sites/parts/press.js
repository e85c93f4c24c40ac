// How a publish button hears its press.
import { switches } from "./switches.js";

const ignored = (event) => switches.ignoresUntrusted && !(event.nativeEvent ?? event).isTrusted;

// For a button that publishes by itself.
export function press(publish) {
  const act = (event) => {
    if (!ignored(event)) {
      publish();
    }
  };
  return switches.actsOnPointerDown ? { onPointerDown: act } : { onClick: act };
}

// For a form's submit button: the form hears `submit`, unless a switch says
// otherwise.
export function submitPress(publish) {
  return {
    onPointerDown: switches.actsOnPointerDown ? press(publish).onPointerDown : undefined,
    onClick(event) {
      if (switches.actsOnPointerDown || ignored(event)) {
        event.preventDefault();
      }
    },
  };
}

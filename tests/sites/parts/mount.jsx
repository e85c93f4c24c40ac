// Renders an app before the page's own scripts end.
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

export function mount(container, app) {
  const root = createRoot(container);
  flushSync(() => root.render(app));
}

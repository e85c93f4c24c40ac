// Shows the state that the address asks for: /states?state=NAME&lang=nl.
import init, { show } from "./states.js";
import bytes from "./states_bg.wasm";

const asked = new URLSearchParams(location.search);
init({ module_or_path: bytes }).then(() => {
  show(asked.get("state"), asked.get("lang"));
  document.documentElement.dataset.shown = asked.get("state");
});

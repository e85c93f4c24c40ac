// Which Enter publishes.
export const chord = (event) => event.ctrlKey || event.metaKey;
export const enter = (event) => !event.shiftKey;

// Tells how long each key keeps the page's one thread from anything else, by a message that
// the page sends itself again and again: from the last one before a key to the first one
// after it everything counts, listeners that heard the key before this page did, what they
// put off to the end of the task, and drawing. For Firefox: Chromium puts such messages off
// while somebody types, and has a timeline that tells more.
(() => {
  const { port1, port2 } = new MessageChannel();
  const NOTICEABLE = 0.3; // milliseconds; the message's own way is shorter
  const FOLLOWS = 100; // what comes later than this after a key is the pause's
  let runs = false;
  let last = 0;
  let pressed = 0; // when the last key was
  let downs = 0; // what happened since the last message: keys that went down
  let others = 0; // and what else keys do
  let keys = [];
  let pause = 0;

  for (const type of ["keydown", "keypress", "input", "keyup"]) {
    addEventListener(type, () => {
      if (type === "keydown") downs++;
      else others++;
    }, true);
  }

  port1.onmessage = () => {
    const now = performance.now();
    const busy = now - last;
    if (downs) {
      // On a busy machine some come at once.
      keys.push(...Array(downs).fill(busy / downs));
      pressed = now;
    } else if (keys.length && (others || (busy > NOTICEABLE && now - pressed < FOLLOWS))) {
      keys[keys.length - 1] += busy;
    } else if (keys.length) {
      pause = Math.max(pause, busy);
    }
    downs = others = 0;
    last = now;
    if (runs) port2.postMessage(null);
  };

  window.typing = {
    start() {
      [keys, pause, downs, others, runs, last] = [[], 0, 0, 0, true, performance.now()];
      port2.postMessage(null);
    },
    // Once what follows on a pause in typing has followed.
    async stop() {
      await new Promise((done) => setTimeout(done, 700));
      runs = false;
      return { keys, pause };
    },
  };
})();

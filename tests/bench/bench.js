// Runs in a page: the engine and Harper beside each other, in milliseconds.
import { LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";

// Invented, so that the size of a post is exact and nobody's words are quoted.
const TEXTS = {
  nl: "Vanochtend weer een mooie dag op het bureau. Collega's stonden al vroeg klaar met koffie, en om half negen begon het overleg over de roosters. Daarna de wijk in, want er was een melding van een gestolen fiets bij de school aan de Lindenstraat. Het regende, maar dat hoort erbij. Tot morgen!",
  en: "Another fine morning at the office. Colleagues were early with coffee, and at half past eight we sat down about the rosters. Then into the neighbourhood, since a bicycle was reported stolen near the school in Linden Street. It rained, but that is part of it. Until tomorrow, everybody!",
};

const sized = (text, length) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

function median(values) {
  values.sort((a, b) => a - b);
  return values[values.length >> 1];
}

// An engine that nothing was asked of yet, compiled as if for the first time: a
// module of the same bytes would share what the browser compiled before.
async function fresh(bytes, number) {
  const unlike = new Uint8Array([...bytes, 0, 2, 1, number]);
  const { default: init, check } = await import(new URL(`engine.js?${number}`, location).href);
  const exports = await init({ module_or_path: await WebAssembly.compile(unlike) });
  return { check, exports };
}

// The browser itself is still starting, and compiles anew what was hot: the engine
// starts several times with a pause between. The middle counts; where the machine
// has other work, the least is nearer to what the engine itself takes.
async function starts(bytes) {
  const ready = [];
  const first = [];
  for (let number = 0; number < 15; number++) {
    await new Promise((done) => setTimeout(done, 200));
    const { check } = await fresh(bytes, number);
    const start = performance.now();
    check("");
    const between = performance.now();
    check(sized(TEXTS.nl, 280));
    ready.push(between - start);
    // What is put off until there is something to read is not saved.
    first.push(performance.now() - between);
  }
  return {
    ready: median(ready),
    "ready, at least": Math.min(...ready),
    "first 280": median(first),
    "first 280, at least": Math.min(...first),
  };
}

// The clock of a page is coarse: many rounds make one measurement.
function time(check, text, rounds) {
  for (let i = 0; i < rounds; i++) check(text);
  const runs = [];
  for (let run = 0; run < 15; run++) {
    const start = performance.now();
    for (let i = 0; i < rounds; i++) check(text);
    runs.push((performance.now() - start) / rounds);
  }
  return median(runs);
}

async function engine() {
  const bytes = new Uint8Array(await (await fetch("./engine_bg.wasm")).arrayBuffer());
  const result = await starts(bytes);
  const { check, exports } = await fresh(bytes, 15);
  for (const [lang, text] of Object.entries(TEXTS)) {
    result[`${lang} 280`] = time(check, sized(text, 280), 400);
    result[`${lang} 3,000`] = time(check, sized(text, 3_000), 40);
  }
  for (const length of [10_000, 100_000, 1_000_000]) {
    result[length.toLocaleString("en")] = time(check, sized(TEXTS.nl, length), 1);
  }
  const post = sized(TEXTS.nl, 280);
  for (let i = 0; i < 10; i++) check(post);
  result.memoryAfter10 = exports.memory.buffer.byteLength;
  for (let i = 0; i < 1_000; i++) check(post);
  result.memoryAfter1000 = exports.memory.buffer.byteLength;
  return result;
}

async function harper() {
  const start = performance.now();
  const linter = new LocalLinter({ binary });
  await linter.setup();
  await linter.lint("Ready.");
  const result = { ready: performance.now() - start };
  for (const length of [280, 3_000]) {
    const runs = [];
    for (let run = 0; run < 15; run++) {
      // Another text each time: it remembers what it has seen.
      const text = `${run}. ${sized(TEXTS.en, length - 4)}`;
      const from = performance.now();
      await linter.lint(text);
      runs.push(performance.now() - from);
    }
    result[`en ${length.toLocaleString("en")}`] = median(runs);
  }
  return result;
}

globalThis.bench = async () => ({ engine: await engine(), harper: await harper() });

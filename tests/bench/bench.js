// Runs in a page: the engine and Harper beside each other, in milliseconds.
import init, { check } from "./engine.js";
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

// The clock of a page is coarse: many rounds make one measurement.
function time(text, rounds) {
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
  const bytes = await (await fetch("./engine_bg.wasm")).arrayBuffer();
  const module = await WebAssembly.compile(bytes);
  const exports = await init({ module_or_path: module });
  const start = performance.now();
  check("");
  const ready = performance.now() - start;
  const result = { ready };
  for (const [lang, text] of Object.entries(TEXTS)) {
    result[`${lang} 280`] = time(sized(text, 280), 400);
    result[`${lang} 3,000`] = time(sized(text, 3_000), 40);
  }
  for (const length of [10_000, 100_000, 1_000_000]) {
    result[length.toLocaleString("en")] = time(sized(TEXTS.nl, length), 1);
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

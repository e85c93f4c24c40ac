// Runs the compiled and the translated engine beside each other, as far as both
// can run without a browser. The one argument is the extension's folder.
import assert from "node:assert/strict";
import { readFile, cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// Elsewhere, because the extension's folder does not tell Node that these are modules.
const folder = await mkdtemp(join(tmpdir(), "namens-"));
try {
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  for (const file of ["page_bg.js", "page_bg.wasm", "page_bg.wasm.js"]) {
    await cp(join(process.argv[1], file), join(folder, file));
  }
  const load = (file) => import(pathToFileURL(join(folder, file)));
  const glue = await load("page_bg.js");
  const bytes = await readFile(join(folder, "page_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./page_bg.js": glue });
  const compiled = instance.exports;
  const { engine: translated } = await load("page_bg.wasm.js");

  assert.deepEqual(Object.keys(translated).sort(), Object.keys(compiled).sort(), "exports");
  for (const { memory } of [compiled, translated]) {
    const before = memory.buffer;
    const view = new Uint8Array(before);
    const size = view.length;
    const at = size - 1;
    view[at] = 42;
    assert.equal(memory.grow(2), size / 65536, "pages before growth");
    assert.equal(memory.buffer.byteLength, size + 2 * 65536, "bytes after growth");
    assert.equal(new Uint8Array(memory.buffer)[at], 42, "what was in memory");
    assert.equal(before.byteLength, 0, "the old buffer is detached");
    assert.equal(view.byteLength, 0, "and so is a view of it");
  }
} finally {
  await rm(folder, { recursive: true });
}

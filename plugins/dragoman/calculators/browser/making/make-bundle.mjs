/**
 * Makes the Python half of a bundle, by Pyodide itself.
 *
 * Reads from standard input {folder, stock, sources, modules, requests, settings, scratch, result}: the folder that
 * already holds Pyodide and our scripts, the whole standard library, the zipped packages, their modules, and the
 * requests whose answers show what is needed; `scratch` is a folder for files in between. Writes library.bin, calculators.bin, snapshot.bin and
 * settings.mjs into the folder, and a report to `result`.
 */
import "./still-clock.mjs";
import "./plain-errors.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { askBundle } from "./ask-bundle.mjs";

/** Pyodide cannot put back a memory that has grown beyond what it starts with. */
const LARGEST_HEAP = 31_457_280;

const job = JSON.parse(await text(process.stdin));
const { startPlain, openDoor, guarded } = await import(pathToFileURL(`${job.folder}boot.mjs`).href);
const { mix, extent } = await import(pathToFileURL(`${job.folder}snapshot.mjs`).href);
const write = (/** @type {string} */ name, /** @type {string | Uint8Array} */ content) =>
  writeFileSync(job.folder + name, content);

const quiet = { _sysExecutable: "python", env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } };
const importAll = job.modules.map((/** @type {string} */ name) => `import ${name}`).join("\n");

// A first run with everything, to see what is imported and what the right answers are.
const whole = await startPlain(
  job.settings,
  { folder: job.folder, library: job.stock, calculators: Promise.resolve(readFileSync(job.sources)) },
  quiet,
);
whole.runPython(importAll);
const ask = openDoor(whole, job.settings);
const answers = job.requests.map((/** @type {string} */ request) => ask(request));
failOnPurpose(whole);

whole.runPython(readFileSync(new URL("in_pyodide.py", import.meta.url), "utf8"));
const modules = whole.globals.get("pack_library")("/library.zip").toJs();
whole.FS.writeFile("/sources.zip", readFileSync(job.sources));
whole.globals.get("pack_calculators")("/sources.zip", "/calculators.zip");
const library = whole.FS.readFile("/library.zip");
const calculators = whole.FS.readFile("/calculators.zip");
write("library.bin", packed(library));
write("calculators.bin", packed(calculators));

const snapshot = await takeSnapshot();
write("settings.mjs", `export const settings = ${JSON.stringify({ ...job.settings, snapshot }, null, 2)};\n`);

for (const fromSnapshot of snapshot ? [false, true] : [false]) {
  const again = await askBundle(job.folder, job.requests, fromSnapshot, job.scratch);
  const at = answers.findIndex((/** @type {string} */ answer, /** @type {number} */ n) => answer !== again[n]);
  if (at >= 0)
    throw new Error(`the cut Python answers ${job.requests[at]} with ${again[at]} instead of ${answers[at]}`);
}

const python = whole.runPython("import sys; sys.version.split()[0]");
writeFileSync(job.result, JSON.stringify({ python, modules, answers, snapshot: snapshot !== null }));

/** An error is reported by modules that nothing else imports. */
function failOnPurpose(/** @type {any} */ pyodide) {
  try {
    pyodide.runPython("raise ValueError('on purpose')");
  } catch {}
}

/** @returns {Uint8Array} */
function packed(/** @type {Uint8Array} */ content) {
  whole.FS.writeFile("/loose", content);
  whole.globals.get("compress")("/loose", "/packed");
  return whole.FS.readFile("/packed");
}

async function takeSnapshot() {
  /** @type {Uint8Array} */
  let memory = new Uint8Array();
  const file = `${job.scratch}library.zip`;
  writeFileSync(file, library);
  const place = { folder: job.folder, library: file, calculators: Promise.resolve(calculators) };
  const pyodide = await guarded(
    () => startPlain(job.settings, place, { ...quiet, _makeSnapshot: true }),
    async (/** @type {Uint8Array} */ fresh) => void (memory = fresh.slice()),
  );
  failOnPurpose(pyodide);
  pyodide.FS.writeFile("/requests.json", JSON.stringify(job.requests));
  // No object may be shared with JavaScript when the snapshot is taken, so Python asks itself.
  pyodide.runPython(`
${importAll}
import gc, json
with open("/requests.json", encoding="utf-8") as file:
    for request in json.load(file):
        ${job.settings.door}.ask(request)
del file, request
gc.collect()
`);
  if (pyodide._module.HEAPU8.length > LARGEST_HEAP) return null;
  const image = pyodide.makeMemorySnapshot();
  const statics = extent(memory);
  mix(image, memory, statics);
  const bytes = packed(image.subarray(0, extent(image)));
  write("snapshot.bin", bytes);
  return { sha256: createHash("sha256").update(bytes).digest("hex"), length: image.length, statics };
}

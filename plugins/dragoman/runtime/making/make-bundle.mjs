/**
 * Makes the Python half of a bundle, by Pyodide itself.
 *
 * Reads from standard input {folder, pyodide, sources, modules, requests, settings, scratch, result}: the folder that
 * already holds Pyodide's script and wasm, the folder of its npm package, the zipped packages by the name of their part, their
 * modules, and the requests whose answers show what is needed; `scratch` is a folder for files in between. Writes
 * library.zip, packages.zip, a zip for each part and snapshot.bin into the folder, and a report to `result`.
 */
import "./still-clock.mjs";
import "./plain-errors.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { addFiles, openDoor, startPlain } from "../browser/boot.mjs";
import { extent, mix } from "../browser/snapshot.mjs";
import { askBundle, placeInNode } from "./ask-bundle.mjs";

/** Pyodide cannot put back a memory that has grown beyond what it starts with. */
const LARGEST_HEAP = 31_457_280;

const job = JSON.parse(await text(process.stdin));
const read = (/** @type {string} */ name) => new Uint8Array(readFileSync(name));
const write = (/** @type {string} */ name, /** @type {Uint8Array} */ content) =>
  writeFileSync(job.folder + name, content);

const quiet = { _sysExecutable: "python", env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } };
const importAll = job.modules.map((/** @type {string} */ name) => `import ${name}`).join("\n");
const parts = Object.keys(job.sources).filter((name) => name !== "packages");
job.settings.parts = parts;

// A first run with everything, to see what is imported and what the right answers are.
const whole = await start(`${job.pyodide}python_stdlib.zip`, (name) => read(job.sources[name]));
whole.runPython(importAll);
const ask = openDoor(whole, job.settings);
const answers = job.requests.map((/** @type {string} */ request) => ask(request));
failOnPurpose(whole);

whole.runPython(readFileSync(new URL("in_pyodide.py", import.meta.url), "utf8"));
const modules = whole.globals.get("pack_library")("/library.zip").toJs();
write("library.zip", whole.FS.readFile("/library.zip"));
for (const [name, path] of Object.entries(job.sources)) {
  whole.FS.writeFile("/sources.zip", read(path));
  whole.globals.get("pack_package")("/sources.zip", "/packed.zip");
  write(`${name}.zip`, whole.FS.readFile("/packed.zip"));
}

job.settings.snapshot = await takeSnapshot();

for (const fromSnapshot of job.settings.snapshot ? [false, true] : [false]) {
  const again = await askBundle(job, job.settings, job.requests, fromSnapshot);
  const at = answers.findIndex((/** @type {string} */ answer, /** @type {number} */ n) => answer !== again[n]);
  if (at >= 0)
    throw new Error(`the cut Python answers ${job.requests[at]} with ${again[at]} instead of ${answers[at]}`);
}

const python = whole.runPython("import sys; sys.version.split()[0]");
writeFileSync(job.result, JSON.stringify({ python, modules, answers, settings: job.settings }));

/**
 * @param {string} library path of the standard library's zip
 * @param {(name: string) => Uint8Array} files zips of the packages and of the parts
 * @param {object} [more] options of loadPyodide
 * @param {(memory: Uint8Array) => unknown} [onMemory]
 */
async function start(library, files, more = {}, onMemory) {
  const place = await placeInNode(job, library);
  const packages = Promise.resolve(files("packages"));
  const pyodide = await startPlain(job.settings, place, packages, { ...quiet, ...more }, onMemory);
  for (const name of parts) addFiles(pyodide, files(name));
  return pyodide;
}

/** An error is reported by modules that nothing else imports. */
function failOnPurpose(/** @type {any} */ pyodide) {
  try {
    pyodide.runPython("raise ValueError('on purpose')");
  } catch {}
}

async function takeSnapshot() {
  /** @type {Uint8Array} */
  let memory = new Uint8Array();
  const pyodide = await start(
    `${job.folder}library.zip`,
    (name) => read(`${job.folder}${name}.zip`),
    { _makeSnapshot: true },
    (fresh) => void (memory = fresh.slice()),
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
  const bytes = image.subarray(0, extent(image));
  write("snapshot.bin", bytes);
  return { sha256: createHash("sha256").update(bytes).digest("hex"), length: image.length, statics };
}

/**
 * Makes the Python half of a bundle, by Pyodide itself.
 *
 * Reads from standard input {folder, pyodide, library, sources, modules, requests, settings, scratch, result}: the
 * folder to write in, the one of Pyodide's npm package, the whole standard library, the zipped packages by the name of
 * their part, their modules, and the requests whose answers show what is needed; `scratch` is a folder for files in between. Writes library.zip,
 * packages.zip, a zip for each part, snapshot.bin, and Pyodide whole and cut, and a report to `result`.
 */
import "./still-clock.mjs";
import "./plain-errors.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";
import { addFiles, openDoor, startPlain } from "../browser/boot.mjs";
import { extent, packSnapshot } from "../browser/snapshot.mjs";
import { askBundle, placeInNode } from "./ask-bundle.mjs";
import { cut, marking } from "./cutting.mjs";
import { cutScript } from "./script-cutting.mjs";

/** Pyodide cannot put back a memory that has grown beyond what it starts with. */
const LARGEST_HEAP = 31_457_280;

const job = JSON.parse(await text(process.stdin));
const read = (/** @type {string} */ name) => new Uint8Array(readFileSync(name));
const script = (/** @type {string} */ name) => readFileSync(new URL(name, import.meta.url), "utf8");
const write = (/** @type {string} */ name, /** @type {string | Uint8Array} */ content) =>
  writeFileSync(job.folder + name, content);

const quiet = { _sysExecutable: "python", env: { PYTHONHASHSEED: "0", PYTHONNODEBUGRANGES: "1" } };
const importAll = job.modules.map((/** @type {string} */ name) => `import ${name}`).join("\n");
const parts = Object.keys(job.sources).filter((name) => name !== "packages");
job.settings.parts = parts;

// A first run with everything, to see what is imported and what the right answers are.
const stock = { ...job, folder: job.pyodide };
const whole = await start(job.library, (name) => read(job.sources[name]));
whole.runPython(importAll);
const ask = openDoor(whole, job.settings);
const answers = job.requests.map((/** @type {string} */ request) => ask(request));
failOnPurpose(whole);

whole.runPython(script("in_pyodide.py"));
const modules = whole.globals.get("pack_library")("/library.zip").toJs();
write("library.zip", whole.FS.readFile("/library.zip"));
for (const [name, path] of Object.entries(job.sources)) {
  whole.FS.writeFile("/sources.zip", read(path));
  whole.globals.get("pack_package")("/sources.zip", "/packed.zip");
  write(`${name}.zip`, whole.FS.readFile("/packed.zip"));
}

// Places of functions, which the memory knows, depend on the script.
const short = writeScript();
job.settings.snapshot = await takeSnapshot();

const ways = job.settings.snapshot ? [false, true] : [false];
await cutPyodide();

for (const fromSnapshot of ways) {
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
 * @param {object} [given]
 * @param {string} [given.script] path of another script than Pyodide's own
 * @param {object} [given.more] options of loadPyodide
 * @param {(memory: Uint8Array) => unknown} [given.onMemory]
 */
async function start(library, files, { script, more, onMemory } = {}) {
  const place = await placeInNode({ ...stock, script }, library);
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

function writeScript() {
  const [long, loader] = ["pyodide.asm.mjs", "pyodide.mjs"].map((name) => readFileSync(job.pyodide + name, "utf8"));
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(read(`${job.pyodide}pyodide.asm.wasm`)));
  const { parse } = createRequire(job.pyodide)("acorn");
  const short = cutScript(long, { others: [loader, String(wipeFreeMemory)], imports: imports.map(({ name }) => name), parse });
  write("pyodide.asm.mjs", short.script);
  return short;
}

/** Leaves in Pyodide what is entered in either way of starting it, in answering and in the exercise. */
async function cutPyodide() {
  const wasm = read(`${job.pyodide}pyodide.asm.wasm`);
  const marked = marking(wasm);
  write("pyodide.asm.wasm", wasm); // Pyodide reads it in any case
  const entered = new Uint8Array(marked.functions);
  for (const fromSnapshot of ways) {
    const afterwards = (/** @type {any} */ python) => {
      failOnPurpose(python);
      python.runPython(script("exercise.py"));
      marked.entered(python._module.HEAPU8).forEach((mark, number) => (entered[number] |= mark));
    };
    await askBundle({ ...job, wasm: marked.wasm }, job.settings, job.requests, fromSnapshot, { afterwards });
  }
  write("pyodide.asm.wasm", cut(wasm, entered, short.exported));
  write("whole.wasm", wasm);
}

/**
 * What has been freed is still in the memory, and would only make the snapshot larger.
 * @param {any} module of Emscripten
 */
function wipeFreeMemory(module) {
  const taken = [];
  const end = module._sbrk(0);
  for (let size = 1 << 18; size >= 16; size = (size * 7) >> 3) {
    let place = module._malloc(size);
    for (; place && place + size <= end; place = module._malloc(size)) {
      module.HEAPU8.fill(0, place, place + size);
      taken.push(place);
    }
    module._free(place);
  }
  taken.forEach((place) => module._free(place));
}

async function takeSnapshot() {
  /** @type {Uint8Array} */
  let memory = new Uint8Array();
  const pyodide = await start(
    `${job.folder}library.zip`,
    (name) => read(`${job.folder}${name}.zip`),
    {
      script: `${job.folder}pyodide.asm.mjs`,
      more: { _makeSnapshot: true },
      onMemory: (fresh) => void (memory = fresh.slice()),
    },
  );
  failOnPurpose(pyodide);
  pyodide.FS.writeFile("/requests.json", JSON.stringify(job.requests));
  // No object may be shared with JavaScript when the snapshot is taken, so Python asks itself.
  pyodide.runPython(`
${importAll}
import gc, json
with open("/requests.json", encoding="utf-8") as file:
    for request in json.load(file):
        ${job.settings.bridge}.ask(request)
del file, request
if hasattr(${job.settings.bridge}, "forget_parts"):
    ${job.settings.bridge}.forget_parts()
gc.collect()
`);
  wipeFreeMemory(pyodide._module);
  if (pyodide._module.HEAPU8.length > LARGEST_HEAP) return null;
  const trampoline = placeOfTrampoline(whole._module);
  pyodide._module.HEAPU32[trampoline / 4] = 0; // not every Node has one
  const statics = extent(memory);
  const file = packSnapshot(pyodide.makeMemorySnapshot(), memory.subarray(0, statics));
  write("snapshot.bin", file);
  return { sha256: createHash("sha256").update(file).digest("hex"), statics, trampoline };
}

/** @param {any} module of Emscripten, with Pyodide's whole script */
function placeOfTrampoline({ HEAP32, __PyRuntime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET }) {
  return __PyRuntime + HEAP32[__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / 4];
}

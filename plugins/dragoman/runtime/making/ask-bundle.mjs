/**
 * Starts the Python of a finished bundle in Node, with the code the worker starts it with, and asks it.
 * As a program: reads {folder, pyodide, settings, requests, snapshot, scratch, result} from standard input, writes the
 * answers to `result`.
 */
import "./plain-errors.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { addFiles, EMPTY_ZIP, openDoor, startFromSnapshot, startPlain } from "../browser/boot.mjs";

/**
 * @param {object} where
 * @param {string} where.folder with the wasm and its script, ending in a slash
 * @param {string} where.pyodide folder of the npm package, ending in a slash
 * @param {string} library path of the standard library's zip
 * @returns {Promise<import("../browser/boot.mjs").Place>}
 */
export async function placeInNode({ folder, pyodide }, library) {
  return {
    folder,
    library,
    pyodide: await import(pathToFileURL(`${pyodide}pyodide.mjs`).href),
    pyodideModule: import(pathToFileURL(`${folder}pyodide.asm.mjs`).href),
    wasm: WebAssembly.compile(readFileSync(`${folder}pyodide.asm.wasm`)),
  };
}

/**
 * @param {{folder: string, pyodide: string, scratch: string}} where folder of the bundle, of the npm package, and one
 *   to write in, each ending in a slash
 * @param {import("../browser/boot.mjs").Settings} settings
 * @param {string[]} requests JSON texts
 * @param {boolean} fromSnapshot put back the snapshot, or boot plainly
 * @returns {Promise<string[]>} the answers, JSON texts
 */
export async function askBundle(where, settings, requests, fromSnapshot) {
  const file = async (/** @type {string} */ name) => new Uint8Array(readFileSync(where.folder + name));
  const library = `${where.scratch}library.zip`;
  writeFileSync(library, fromSnapshot ? EMPTY_ZIP : await file("library.zip"));
  const place = await placeInNode(where, library);
  const python = fromSnapshot
    ? await startFromSnapshot(settings, place, padded(file("snapshot.bin"), settings.snapshot?.length))
    : await startPlain(settings, place, file("packages.zip"));
  for (const part of settings.parts) addFiles(python, await file(`${part}.zip`));
  const ask = openDoor(python, settings);
  return requests.map((request) => ask(request));
}

async function padded(/** @type {Promise<Uint8Array>} */ file, /** @type {number} */ length) {
  const whole = new Uint8Array(length);
  whole.set(await file);
  return whole;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { settings, requests, snapshot, result, ...where } = JSON.parse(await text(process.stdin));
  writeFileSync(result, JSON.stringify(await askBundle(where, settings, requests, snapshot)));
}

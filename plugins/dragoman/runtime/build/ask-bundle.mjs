/**
 * Starts the Python of a finished bundle in Node, with the code the worker starts it with, and asks it.
 * As a program: reads {folder, pyodide, settings, requests, snapshot, scratch, result} from standard input, writes
 * {answers, milliseconds} to `result`: the answers, and how long each took.
 */
import "./plain-errors.mjs";
import { readFileSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";
import { addFiles, EMPTY_ZIP, openDoor, startFromSnapshot, startPlain } from "../browser/boot.mjs";

/**
 * @typedef {object} Where each folder's name ends in a slash
 * @property {string} folder of the bundle
 * @property {string} pyodide folder of the npm package
 * @property {string} scratch folder to write in
 * @property {string} [script] path of another pyodide.asm.mjs than the bundle's
 * @property {Uint8Array<ArrayBuffer>} [wasm] another than the bundle's
 *
 * @param {Where} where
 * @param {string} library path of the standard library's zip
 * @returns {Promise<import("../browser/boot.mjs").Place>}
 */
export async function placeInNode({ folder, pyodide, script, wasm }, library) {
  return {
    folder,
    library,
    pyodide: await import(pathToFileURL(`${pyodide}pyodide.mjs`).href),
    pyodideModule: import(pathToFileURL(script ?? `${folder}pyodide.asm.mjs`).href),
    wasm: WebAssembly.compile(wasm ?? readFileSync(`${folder}pyodide.asm.wasm`)),
  };
}

/**
 * @param {Where} where
 * @param {import("../browser/boot.mjs").Settings} settings
 * @param {string[]} requests JSON texts
 * @param {boolean} fromSnapshot put back the snapshot, or boot plainly
 * @param {object} [hooks]
 * @param {(python: any) => void} [hooks.afterwards]
 * @param {(milliseconds: number) => void} [hooks.onAnswer] told how long an answer took
 * @returns {Promise<string[]>} the answers, JSON texts
 */
export async function askBundle(where, settings, requests, fromSnapshot, { afterwards, onAnswer } = {}) {
  const file = async (/** @type {string} */ name) => new Uint8Array(readFileSync(where.folder + name));
  const library = `${where.scratch}library.zip`;
  writeFileSync(library, fromSnapshot ? EMPTY_ZIP : await file("library.zip"));
  const place = await placeInNode(where, library);
  const python = fromSnapshot
    ? await startFromSnapshot(settings, place, file("snapshot.bin"))
    : await startPlain(settings, place, file("packages.zip"));
  for (const part of settings.parts) addFiles(python, await file(`${part}.zip`));
  const ask = openDoor(python, settings);
  const answers = requests.map((request) => {
    const begun = performance.now();
    const answer = ask(request);
    onAnswer?.(performance.now() - begun);
    return answer;
  });
  afterwards?.(python);
  return answers;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { settings, requests, snapshot, result, ...where } = JSON.parse(await text(process.stdin));
  /** @type {number[]} */
  const milliseconds = [];
  const onAnswer = (/** @type {number} */ one) => void milliseconds.push(one);
  const answers = await askBundle(where, settings, requests, snapshot, { onAnswer });
  writeFileSync(result, JSON.stringify({ answers, milliseconds }));
}

/**
 * Starts the Python of a finished bundle in Node, with the code the worker starts it with, and asks it.
 * As a program: reads {folder, requests, snapshot, scratch, result} from standard input, writes the answers
 * to `result`.
 */
import "./plain-errors.mjs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * @param {string} folder of the bundle, ending in a slash
 * @param {string[]} requests JSON texts
 * @param {boolean} fromSnapshot put back the snapshot, or boot plainly
 * @param {string} scratch folder to write in, ending in a slash
 * @returns {Promise<string[]>} the answers, JSON texts
 */
export async function askBundle(folder, requests, fromSnapshot, scratch) {
  const at = (/** @type {string} */ name) => import(pathToFileURL(join(folder, name)).href);
  const [{ settings }, { EMPTY_ZIP, openDoor, startFromSnapshot, startPlain }, { gunzip }] =
    await Promise.all([at("settings.mjs"), at("boot.mjs"), at("snapshot.mjs")]);
  const unpacked = async (/** @type {string} */ name, /** @type {number | undefined} */ length = undefined) =>
    gunzip(await readFile(join(folder, name)), length);

  const library = `${scratch}library.zip`;
  await writeFile(library, fromSnapshot ? EMPTY_ZIP : await unpacked("library.bin"));
  const place = { folder, library, calculators: unpacked("calculators.bin") };
  const pyodide = fromSnapshot
    ? await startFromSnapshot(settings, place, unpacked("snapshot.bin", settings.snapshot.length))
    : await startPlain(settings, place);
  const ask = openDoor(pyodide, settings);
  return requests.map((request) => ask(request));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { folder, requests, snapshot, scratch, result } = JSON.parse(await text(process.stdin));
  await writeFile(result, JSON.stringify(await askBundle(folder, requests, snapshot, scratch)));
}

/**
 * Starts Python from the files of one bundle: in the worker, and in the build that makes and checks them.
 * No file comes from another host and no package is loaded later.
 */
import { loadPyodide } from "./pyodide.mjs";
import { mix } from "./snapshot.mjs";

/**
 * @typedef {object} Settings written by the build
 * @property {string} door module whose `ask` answers
 * @property {string} opens package that the door opens
 * @property {object} runtime which Pyodide this is, in the words of its lock file
 * @property {{sha256: string, length: number, statics: number} | null} snapshot digest of the packed
 *   file, length of the unpacked one, and how much of its heap is a difference (see snapshot.mjs)
 *
 * @typedef {object} Place
 * @property {string} folder of the bundle, ending in a slash
 * @property {string} library address (or path in Node) of the standard library's zip
 * @property {PromiseLike<Uint8Array>} calculators zip of the calculators' packages
 */

/** A zip without entries: all that a restored memory needs of the standard library. */
export const EMPTY_ZIP = Uint8Array.from({ length: 22 }, (_, at) => [80, 75, 5, 6][at] ?? 0);

const CALCULATORS = "/lib/calculators.zip";

/**
 * Boots Python, imports the calculators and opens their door.
 * @param {Settings} settings
 * @param {Place} place
 * @param {object} [more] further options of loadPyodide
 * @returns {Promise<any>} Pyodide
 */
export async function startPlain(settings, place, more = {}) {
  const pyodide = await guarded(() => loadPyodide({ ...options(settings, place), ...more }));
  pyodide.FS.writeFile(CALCULATORS, await place.calculators);
  pyodide.runPython(`
import sys
sys.path.insert(0, "${CALCULATORS}")
import ${settings.door}
${settings.door}.open_package("${settings.opens}")
`);
  return pyodide;
}

/**
 * Puts back the memory of a Python that has done all of that already.
 * @param {Settings} settings
 * @param {Place} place
 * @param {PromiseLike<Uint8Array>} snapshot unpacked; it is changed
 * @returns {Promise<any>} Pyodide
 */
export async function startFromSnapshot(settings, place, snapshot) {
  const pyodide = await guarded(
    () => loadPyodide({ ...options(settings, place), _loadSnapshot: snapshot }),
    async (statics) => mix(await snapshot, statics, settings.snapshot?.statics ?? 0),
  );
  pyodide.FS.writeFile(CALCULATORS, await place.calculators);
  return pyodide;
}

/**
 * @param {any} pyodide a started one
 * @param {Settings} settings
 * @returns {(request: string) => string} asks the Python door, JSON text for JSON text
 */
export function openDoor(pyodide, settings) {
  return pyodide.pyimport(settings.door).ask;
}

/**
 * @param {Settings} settings
 * @param {Place} place
 */
const options = (settings, { folder, library }) => ({
  indexURL: folder,
  packageBaseUrl: folder,
  stdLibURL: library,
  lockFileContents: { info: settings.runtime, packages: {} },
  enableRunUntilComplete: false,
  env: { PYTHONHASHSEED: "0" },
});

/**
 * Pyodide only warns, and then waits for ever, when its wasm cannot be compiled. This makes such a start fail.
 * @template T
 * @param {() => Promise<T>} start
 * @param {(memory: Uint8Array) => Promise<void>} [onMemory] gets the memory before any code has run in it
 * @returns {Promise<T>}
 */
export async function guarded(start, onMemory = async () => {}) {
  const { instantiate, instantiateStreaming } = WebAssembly;
  /** @type {(reason: unknown) => void} */
  let fail = () => {};
  const failed = new Promise((_, reject) => (fail = reject));
  const watched = (/** @type {Function} */ original) => async (/** @type {unknown[]} */ ...parameters) => {
    try {
      const result = await original.apply(WebAssembly, parameters);
      const memory = result.instance?.exports.memory;
      if (memory) await onMemory(new Uint8Array(memory.buffer));
      return result;
    } catch (reason) {
      fail(reason);
      throw reason;
    }
  };
  Object.assign(WebAssembly, {
    instantiate: watched(instantiate),
    instantiateStreaming: watched(instantiateStreaming),
  });
  try {
    return /** @type {T} */ (await Promise.race([start(), failed]));
  } finally {
    Object.assign(WebAssembly, { instantiate, instantiateStreaming });
  }
}

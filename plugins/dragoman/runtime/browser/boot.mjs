/**
 * Starts Python from the files of one bundle: in the worker, and in the build that makes and checks them.
 * No file comes from another host and no package is loaded later.
 */
import { openSnapshot } from "./snapshot.mjs";
import { unzip } from "./zip.mjs";

/**
 * @typedef {object} Settings written by the build
 * @property {string} bridge module whose `ask` answers
 * @property {string} opens package that the bridge opens
 * @property {object} runtime which Pyodide this is, in the words of its lock file
 * @property {string[]} parts names of the files that hold what only some questions need
 * @property {Snapshot | null} snapshot
 * @property {Record<string, number>} bytes of the files in the bundle
 *
 * @typedef {object} Snapshot
 * @property {string} sha256 digest of the file
 * @property {number} statics how much of a fresh memory is not zero
 * @property {number} trampoline where Python notes by which function it calls others: each kind of engine has its own
 *
 * @typedef {object} Place where everything is
 * @property {string} folder of the bundle, ending in a slash
 * @property {string} library address (or path in Node) of the standard library's zip
 * @property {{loadPyodide: (options: object) => Promise<any>}} pyodide what pyodide.mjs exports
 * @property {Promise<any>} pyodideModule what pyodide.asm.mjs exports
 * @property {Promise<WebAssembly.Module>} wasm
 */

/** A zip without entries: all that a restored memory needs of the standard library. */
export const EMPTY_ZIP = Uint8Array.from({ length: 22 }, (_, at) => [80, 75, 5, 6][at] ?? 0);

/** Where the packages lie, as Python sees it. */
const PACKAGES = "/packages";

/**
 * Boots Python, imports the packages and opens their bridge.
 * @param {Settings} settings
 * @param {Place} place
 * @param {PromiseLike<Uint8Array>} packages zip of the packages
 * @param {object} [more] further options of loadPyodide
 * @param {(memory: Uint8Array) => unknown} [onMemory] gets the memory before any code has run in it
 * @returns {Promise<any>} Pyodide
 */
export async function startPlain(settings, place, packages, more = {}, onMemory) {
  const pyodide = await load(settings, place, more, onMemory);
  addFiles(pyodide, await packages);
  pyodide.runPython(`
import sys
sys.path.insert(0, "${PACKAGES}")
import ${settings.bridge}
${settings.bridge}.open_package("${settings.opens}")
`);
  return pyodide;
}

/**
 * Puts back the memory of a Python that has done all of that already.
 * @param {Settings} settings
 * @param {Place} place
 * @param {PromiseLike<Uint8Array>} file the snapshot
 * @returns {Promise<any>} Pyodide
 */
export function startFromSnapshot(settings, place, file) {
  /** @type {Image} */
  const image = { head: new Uint8Array(), restore: () => {} };
  return load(settings, place, { _loadSnapshot: pyodidesView(image) }, async (memory) => {
    const fresh = memory.slice(0, settings.snapshot?.statics);
    const content = await file;
    const { head, restore } = openSnapshot(content);
    const trampoline = new Uint32Array(memory.buffer, settings.snapshot?.trampoline, 1);
    Object.assign(image, {
      head,
      restore() {
        const [own] = trampoline;
        restore(memory, fresh);
        trampoline[0] = own;
        // Its megabytes are given back at once, and not when the engine comes to look for what nobody needs.
        /** @type {any} */ (content.buffer).transfer?.(0);
      },
    });
  });
}

/**
 * Pyodide wants the whole image before it does anything. It gets one that is filled when it comes to read it, and whose
 * heap goes to its place at once. It keeps that for ever, so nothing here leads to the file.
 *
 * @typedef {{head: Uint8Array, restore: () => void}} Image
 * @param {Image} image
 */
function pyodidesView(image) {
  return Object.defineProperties(new Uint8Array(), {
    buffer: { get: () => image.head.buffer },
    byteOffset: { get: () => image.head.byteOffset },
    byteLength: { get: () => image.head.byteLength },
    subarray: {
      value(/** @type {number} */ start, /** @type {number | undefined} */ end) {
        if (end !== undefined) return image.head.subarray(start, end);
        image.restore();
        image.restore = () => {};
        performance.mark("restored");
        return new Uint8Array();
      },
    },
  });
}

/**
 * Puts the files of a zip beside the packages.
 * @param {any} pyodide
 * @param {Uint8Array} zip
 */
export function addFiles(pyodide, zip) {
  for (const [name, content] of unzip(zip)) {
    const path = `${PACKAGES}/${name}`;
    pyodide.FS.mkdirTree(path.slice(0, path.lastIndexOf("/")));
    pyodide.FS.writeFile(path, content);
  }
}

/**
 * @param {any} pyodide a started one
 * @param {Settings} settings
 * @returns {(request: string) => string} asks the Python bridge, JSON text for JSON text
 */
export function openDoor(pyodide, settings) {
  return pyodide.pyimport(settings.bridge).ask;
}

/**
 * Pyodide fetches and instantiates its wasm in its own way, and then waits for ever when that fails. Here it gets the
 * module that the caller compiles, and fails with it.
 * @param {Settings} settings
 * @param {Place} place
 * @param {object} more options of loadPyodide
 * @param {(memory: Uint8Array) => unknown} onMemory
 */
async function load(settings, place, more, onMemory = () => {}) {
  const { instantiate, instantiateStreaming } = WebAssembly;
  /** @type {(reason: unknown) => void} */
  let fail = () => {};
  const failed = new Promise((_, reject) => (fail = reject));
  const ours = async (/** @type {unknown} */ source, /** @type {WebAssembly.Imports} */ imports) => {
    // Pyodide itself brings along a module of some bytes.
    if (!imports?.env) return Reflect.apply(instantiate, WebAssembly, [source, imports]);
    try {
      const module = await place.wasm;
      performance.mark("compiled");
      const instance = await Reflect.apply(instantiate, WebAssembly, [module, imports]);
      performance.mark("instantiated");
      await onMemory(new Uint8Array(/** @type {WebAssembly.Memory} */ (instance.exports.memory).buffer));
      return { module, instance };
    } catch (reason) {
      fail(reason);
      throw reason;
    }
  };
  // Without it Pyodide takes the same paths through its code in every engine: those that the build has tried.
  const suspending = Object.getOwnPropertyDescriptor(WebAssembly, "Suspending");
  Reflect.deleteProperty(WebAssembly, "Suspending");
  Object.assign(WebAssembly, { instantiate: ours, instantiateStreaming: ours });
  try {
    const { default: createPyodideModule } = await place.pyodideModule;
    performance.mark("script loaded");
    const started = place.pyodide.loadPyodide({
      indexURL: place.folder,
      packageBaseUrl: place.folder,
      stdLibURL: place.library,
      lockFileContents: { info: settings.runtime, packages: {} },
      enableRunUntilComplete: false,
      env: { PYTHONHASHSEED: "0" },
      createPyodideModule,
      ...more,
    });
    return await Promise.race([started, failed]);
  } finally {
    Object.assign(WebAssembly, { instantiate, instantiateStreaming });
    if (suspending) Object.defineProperty(WebAssembly, "Suspending", suspending);
  }
}

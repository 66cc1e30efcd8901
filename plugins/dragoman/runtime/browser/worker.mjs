/**
 * The worker in which Python lives.
 *
 * In: {start: "quick" | "small" | "whole"}, once: from the snapshot, without that larger download, or with the uncut
 * Pyodide, to which nothing can be missing, and `parts`, what the first answers will need; then {id, request, parts}, JSON text and the names of the parts of the
 * bundle that the answer needs.
 * Out: {stage: "fetching", part: which part of all bytes has come}, {stage: "booting" | "ready" | "failed", …} and {id, response} or {id, error}.
 */
import { addFiles, EMPTY_ZIP, openDoor, startFromSnapshot, startPlain } from "./boot.mjs";
import { downloads, serve } from "./downloads.mjs";
import * as pyodide from "pyodide/pyodide.mjs";

/** @type {import("./boot.mjs").Settings} the build puts them here */
const settings = SETTINGS;

/** What each way of starting downloads, other than scripts. */
const FILES = {
  quick: ["pyodide.asm.wasm", "snapshot.bin"],
  small: ["pyodide.asm.wasm", "library.zip", "packages.zip"],
  whole: ["whole.wasm", "library.zip", "packages.zip"],
};

const folder = new URL("./", import.meta.url).href;
const LIBRARY = `${folder}library.zip`;

performance.mark("worker runs");
/** Bytes that are awaited. */
let awaited = Infinity;
const files = downloads(folder, progress());
/** @type {Promise<any>} */
let started = Promise.reject(new Error("Python has not been started"));
started.catch(() => {});
/** @type {Map<string, Promise<void>>} */
const parts = new Map();
/** The end of the queue: questions are answered in their order. */
let last = Promise.resolve();

globalThis.onmessage = ({ data }) => {
  if (data.start) {
    started = start(data.start);
    data.parts.filter(isPart).forEach(addPart);
  } else last = last.then(() => answer(data));
};

/** @param {{id: number, request: string, parts?: string[]}} question */
async function answer({ id, request, parts: needed = [] }) {
  try {
    await Promise.all(needed.filter(isPart).map(addPart));
    const { ask, way } = await started;
    postMessage({ id, ...told(ask, request, way) });
  } catch (reason) {
    postMessage({ id, error: String(reason) });
  }
}

/**
 * @param {(request: string) => string} ask
 * @param {string} request
 * @param {string} way Python was started
 */
function told(ask, request, way) {
  try {
    return { response: ask(request) };
  } catch (reason) {
    // Perhaps something is missing that the whole Pyodide has.
    return way === "whole" ? { error: String(reason) } : { stage: "failed", reason: String(reason) };
  }
}

const isPart = (/** @type {string} */ name) => settings.parts.includes(name);

/** @param {string} name of a part; one that could not be had is tried again with the next question */
function addPart(name) {
  const added =
    parts.get(name) ??
    Promise.all([files.whole(`${name}.zip`), started]).then(([zip, { python }]) => addFiles(python, zip));
  parts.set(name, added);
  added.catch(() => parts.delete(name));
  return added;
}

/** @param {keyof typeof FILES} way */
async function start(way) {
  awaited = FILES[way].reduce((sum, name) => sum + (settings.bytes[name] ?? 0), 0);
  try {
    const fromSnapshot = way === "quick" && settings.snapshot ? await quickStart(settings.snapshot) : undefined;
    const python = fromSnapshot ?? (await plainStart(way === "whole" ? "whole.wasm" : "pyodide.asm.wasm"));
    performance.mark("started");
    serve({}); // what Pyodide was given is in its memory now
    const ask = openDoor(python, settings);
    const phases = performance.getEntriesByType("mark").map(({ name, startTime }) => [name, Math.round(startTime)]);
    const milliseconds = Math.round(performance.now());
    postMessage({ stage: "ready", snapshot: fromSnapshot !== undefined, milliseconds, phases });
    return { python, ask, way };
  } catch (reason) {
    postMessage({ stage: "failed", reason: String(reason) });
    throw reason;
  }
}

/** @param {import("./boot.mjs").Snapshot} snapshot */
async function quickStart(snapshot) {
  const image = awaitedLater(files.verified("snapshot.bin", snapshot.sha256));
  try {
    return await startFromSnapshot(settings, prepare("pyodide.asm.wasm", () => EMPTY_ZIP), image);
  } catch (reason) {
    postMessage({ stage: "booting", without: "snapshot", reason: String(reason) });
    return undefined;
  }
}

/** @param {string} wasm */
function plainStart(wasm) {
  const [library, packages] = ["library.zip", "packages.zip"].map((name) => awaitedLater(files.whole(name)));
  return startPlain(settings, prepare(wasm, () => library), packages);
}

/**
 * @param {string} wasm
 * @param {() => Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>} library
 */
function prepare(wasm, library) {
  serve({
    [`${folder}pyodide.asm.wasm`]: async () => new Response(),
    [LIBRARY]: async () => new Response(await library()),
  });
  return {
    folder,
    library: LIBRARY,
    wasm: awaitedLater(files.compiled(wasm)),
    pyodide,
    pyodideModule: import(`${folder}pyodide.asm.mjs`),
  };
}

/**
 * Keeps the browser from reporting a failure as unhandled before whoever needs the result asks for it.
 * @template T
 * @param {Promise<T>} promise
 */
function awaitedLater(promise) {
  promise.catch(() => {});
  return promise;
}

/** Tells of the first piece of a download, and then of what has come, some times a second. */
function progress() {
  let bytes = 0;
  let told = -Infinity;
  return (/** @type {number} */ more) => {
    bytes += more;
    if (performance.now() - told < 200) return;
    told = performance.now();
    postMessage({ stage: "fetching", part: Math.min(1, bytes / awaited) });
  };
}

/**
 * The worker in which Python lives.
 *
 * In: {start: {snapshot: boolean}}, once; then {id, request}, JSON text.
 * Out: {stage: "fetching" | "booting" | "ready" | "failed", …} and {id, response} or {id, error}.
 */
import { EMPTY_ZIP, openDoor, startFromSnapshot, startPlain } from "./boot.mjs";
import { downloads, serve } from "./downloads.mjs";
import { settings } from "./settings.mjs";

const folder = new URL("./", import.meta.url).href;
const LIBRARY = `${folder}library.zip`;

/** @type {(request: string) => string} */
let ask = () => {
  throw new Error("Python has not been started");
};

globalThis.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  if (data.start) return start(data.start.snapshot);
  try {
    postMessage({ id: data.id, response: ask(data.request) });
  } catch (reason) {
    postMessage({ id: data.id, error: String(reason) });
  }
};

/** @param {boolean} wanted whether to try the snapshot, which is a larger download but a faster start */
async function start(wanted) {
  const began = performance.now();
  try {
    const fromSnapshot = wanted && settings.snapshot ? await quickStart(settings.snapshot) : undefined;
    const pyodide = fromSnapshot ?? (await plainStart());
    ask = openDoor(pyodide, settings);
    const milliseconds = Math.round(performance.now() - began);
    postMessage({ stage: "ready", snapshot: fromSnapshot !== undefined, milliseconds });
  } catch (reason) {
    postMessage({ stage: "failed", reason: String(reason) });
  }
}

/** @param {NonNullable<import("./boot.mjs").Settings["snapshot"]>} snapshot */
async function quickStart(snapshot) {
  const { place, files } = prepare(async () => EMPTY_ZIP);
  try {
    return await startFromSnapshot(settings, place, awaitedLater(files.verified("snapshot.bin", snapshot)));
  } catch (reason) {
    postMessage({ stage: "booting", without: "snapshot", reason: String(reason) });
    return undefined;
  }
}

function plainStart() {
  const { place, files } = prepare(() => library);
  const library = awaitedLater(files.unpacked("library.bin"));
  return startPlain(settings, place);
}

/** @param {() => Promise<Uint8Array<ArrayBuffer>>} library */
function prepare(library) {
  const files = downloads(folder, progress());
  serve({
    [`${folder}pyodide.asm.wasm`]: () => files.wasm("pyodide.asm.wasm"),
    [LIBRARY]: async () => new Response(await library()),
  });
  const calculators = awaitedLater(files.unpacked("calculators.bin"));
  return { files, place: { folder, library: LIBRARY, calculators } };
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

/** Tells of the first piece of a download, and then of what has come twice a second. */
function progress() {
  let bytes = 0;
  let told = -Infinity;
  return (/** @type {number} */ more) => {
    bytes += more;
    if (performance.now() - told < 500) return;
    told = performance.now();
    postMessage({ stage: "fetching", bytes });
  };
}

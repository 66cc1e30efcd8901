/**
 * Fetches the files of a bundle in the worker, refuses what is not them, and tells of every piece that
 * arrives, so that a slow connection is not taken for a dead one.
 */

const plainFetch = globalThis.fetch;

/** In bytes. */
const WORTH_PACKING = 20_000;

/**
 * @param {string} folder address of the bundle
 * @param {(bytes: number) => void} onBytes called with the unpacked length of each piece
 */
export function downloads(folder, onBytes) {
  async function fetched(/** @type {string} */ name) {
    const address = new URL(name, folder);
    let response = await plainFetch(address);
    // It may be an earlier failure that the browser has kept.
    if (!response.ok) response = await plainFetch(address, { cache: "reload" });
    if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
    return response;
  }

  /** Hosts that do not compress such a file are asked for the one that is compressed already. */
  async function slim(/** @type {string} */ name) {
    const response = await fetched(name);
    if (response.headers.has("content-encoding") || Number(response.headers.get("content-length")) < WORTH_PACKING)
      return counted(response, onBytes);
    void response.body?.cancel();
    const packed = await fetched(`${name}.gz`);
    return counted(new Response(packed.body?.pipeThrough(new DecompressionStream("gzip"))), onBytes);
  }

  async function whole(/** @type {string} */ name) {
    return new Uint8Array(await (await slim(name)).arrayBuffer());
  }

  return {
    whole,

    /**
     * The file, if it is the right one. Addresses without a secure context offer no digest; there the checks that
     * every start makes have to do.
     */
    async verified(/** @type {string} */ name, /** @type {string} */ sha256) {
      const content = await whole(name);
      performance.mark("snapshot fetched");
      if (globalThis.crypto?.subtle) {
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
        const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
        if (hex !== sha256) throw new Error(`${name}: not the file the bundle was made with`);
      }
      performance.mark("snapshot checked");
      return content;
    },

    /** Compiled while it loads; the browser may keep what it compiled. */
    async compiled(/** @type {string} */ name) {
      const response = counted(await fetched(name), onBytes);
      if (response.headers.get("content-type")?.startsWith("application/wasm"))
        return WebAssembly.compileStreaming(response);
      return WebAssembly.compile(await response.arrayBuffer());
    },
  };
}

/**
 * @param {Response} response
 * @param {(bytes: number) => void} onBytes
 */
function counted(response, onBytes) {
  const copy = response.clone();
  (async () => {
    for await (const piece of piecesOf(copy)) onBytes(piece.length);
  })().catch(() => {}); // whoever reads the other one sees the same failure
  return response;
}

/**
 * Answers Pyodide's own fetches of some addresses with what we have fetched and checked.
 * @param {Record<string, () => Promise<Response>>} responses by address
 */
export function serve(responses) {
  globalThis.fetch = (resource, options) => {
    const address = resource instanceof Request ? resource.url : String(resource);
    if (!Object.hasOwn(responses, address)) return plainFetch(resource, options);
    const response = responses[address]();
    response.catch(() => {}); // it is awaited, but perhaps only later
    return response;
  };
}

/** Safari cannot iterate over a stream. */
async function* piecesOf(/** @type {Response} */ response) {
  const reader = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

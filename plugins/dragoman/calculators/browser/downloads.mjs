/**
 * Fetches the files of a bundle in the worker, refuses what is not them, and tells of every piece that
 * arrives, so that a slow connection is not taken for a dead one.
 */
import { gunzip } from "./snapshot.mjs";

const plainFetch = globalThis.fetch;

/**
 * @param {string} folder address of the bundle
 * @param {(bytes: number) => void} onBytes called with the length of each piece
 */
export function downloads(folder, onBytes) {
  async function fetched(/** @type {string} */ name) {
    const response = await plainFetch(new URL(name, folder));
    if (!response.ok) throw new Error(`${name}: HTTP status ${response.status}`);
    return response;
  }

  async function bytes(/** @type {string} */ name) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const pieces = [];
    for await (const piece of piecesOf(await fetched(name))) {
      onBytes(piece.length);
      pieces.push(piece);
    }
    return new Uint8Array(await new Blob(pieces).arrayBuffer());
  }

  return {
    /** The unpacked file. */
    async unpacked(/** @type {string} */ name) {
      return gunzip(await bytes(name));
    },

    /**
     * The unpacked file, if it is the right one. Addresses without a secure context offer no digest; there
     * the checksum inside the gzip data has to do.
     */
    async verified(/** @type {string} */ name, /** @type {{sha256: string, length: number}} */ expected) {
      const packed = await bytes(name);
      if (globalThis.crypto?.subtle) {
        const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", packed));
        const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
        if (hex !== expected.sha256) throw new Error(`${name}: not the file the bundle was made with`);
      }
      return gunzip(packed, expected.length);
    },

    /** The response itself, so that the browser may compile while it loads and keep what it compiled. */
    async wasm(/** @type {string} */ name) {
      const response = await fetched(name);
      const counted = response.clone();
      (async () => {
        for await (const piece of piecesOf(counted)) onBytes(piece.length);
      })().catch(() => {}); // the compiler sees the same failure
      if (response.headers.get("content-type")?.startsWith("application/wasm")) return response;
      return new Response(response.body, { headers: { "content-type": "application/wasm" } });
    },
  };
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

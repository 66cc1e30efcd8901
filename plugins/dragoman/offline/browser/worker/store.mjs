import { digestOf } from "./digests.mjs";

/**
 * A file as the lists tell of it. Where there is a precompressed one, with ".gz" behind its name, that is what is kept.
 * @typedef {[sha256: string, bytes: number, packed?: number]} Kept
 */

/** @param {Kept} kept */
export const weight = ([, bytes, packed]) => packed ?? bytes;

/** Marks a packed file among those that are kept. */
const PACKED = "x-dragoman-packed";

/** A file that came, but is not the one listed: another edition's, cut short, or changed on its way. */
export class OtherFileError extends Error {}

/**
 * The files that are kept, by their digest: editions share what they have in common. Nothing gets in that is not the
 * file it should be.
 */
export class Store {
  #name;
  #base;
  #places;
  /** What has been looked at since the worker was started. @type {Set<string>} */
  #checked = new Set();

  /**
   * @param {string} name of the cache
   * @param {string} base an address of the site that nothing stands below
   * @param {import("./places.mjs").Places} places
   */
  constructor(name, base, places) {
    this.#name = name;
    this.#base = base;
    this.#places = places;
  }

  /** @returns {Promise<Set<string>>} the digests of all that is here */
  async digests() {
    const requests = await (await caches.open(this.#name)).keys();
    return new Set(requests.map(({ url }) => url.slice(this.#base.length)));
  }

  /**
   * @param {string} path
   * @param {Kept} kept
   * @param {(work: Promise<unknown>) => void} [later] given for large files: they are looked at while they are used
   * @returns {Promise<Response | undefined>} the file with the headers it came with
   */
  async read(path, [sha256], later) {
    const cache = await caches.open(this.#name);
    const response = await cache.match(this.#base + sha256, { ignoreVary: true });
    if (!response) return undefined;
    if (response.headers.has(PACKED)) return unpacked(response, () => this.#check(cache, sha256));
    if (!this.#checked.has(sha256)) {
      const check = this.#check(cache, sha256, response.clone());
      if (later) later(check);
      else if (!(await check)) return undefined;
    }
    // A module's or style sheet's own address is what its relative addresses start from.
    const isElsewhere = this.#places.pathOf(response.url || this.#places.addressOf(path)) !== path;
    return isElsewhere ? new Response(response.body, response) : response;
  }

  /**
   * @param {Cache} cache
   * @param {string} sha256
   * @param {Response} [response] what is kept under that digest
   */
  async #check(cache, sha256, response) {
    response ??= (await cache.match(this.#base + sha256)) ?? new Response();
    const whole = response.headers.has(PACKED) ? unpacked(response) : response;
    const fits = (await whole.arrayBuffer().then(digestOf).catch(() => "")) === sha256;
    if (fits) this.#checked.add(sha256);
    else await cache.delete(this.#base + sha256);
    return fits;
  }

  /**
   * Puts a file in, if it is the right one.
   * @param {string} path its own, or that of the precompressed one
   * @param {Kept} kept
   * @param {Response} response
   * @param {(bytes: number) => void} [onBytes] told the length of each piece
   * @throws {OtherFileError}
   */
  async take(path, kept, response, onBytes) {
    const [sha256, , packed] = kept;
    const key = this.#base + sha256;
    const isDouble = packed !== undefined && path.endsWith(".gz");
    if (packed !== undefined && !isDouble && !response.headers.has("content-encoding")) {
      await response.body?.cancel(); // the precompressed one is asked for next
      return;
    }
    const bytes = await checked(path, kept, response.clone(), onBytes, isDouble);
    const cache = await caches.open(this.#name);
    const headers = new Headers(response.headers);
    headers.delete("vary");
    const isWasm = /\.wasm(\.gz)?$/.test(path) && !headers.get("content-type")?.startsWith("application/wasm");
    if (isWasm) headers.set("content-type", "application/wasm");
    if (packed !== undefined) {
      headers.set(PACKED, "gzip");
      const stream = new Response(bytes).body?.pipeThrough(new CompressionStream("gzip"));
      await cache.put(key, new Response(isDouble ? response.body : stream, { headers }));
    } else if (isWasm || response.redirected || response.headers.get("vary") === "*") {
      await cache.put(key, new Response(bytes, { headers }));
    } else {
      await cache.put(key, response);
    }
    this.#checked.add(sha256);
  }

  /**
   * Fetches a file and puts it in, unless it is here: another wish, or a page, may just have brought it.
   * @param {string} path
   * @param {Kept} kept
   * @param {(bytes: number) => void} [onBytes] told the length of each piece
   * @param {AbortSignal} [signal]
   * @throws {OtherFileError}
   */
  async download(path, kept, onBytes = () => {}, signal = undefined) {
    const there = await (await caches.open(this.#name)).match(this.#base + kept[0], { ignoreVary: true });
    if (there) return onBytes(weight(kept));
    const asked = kept[2] === undefined ? path : `${path}.gz`;
    await this.#fetched(asked, signal, async (response) => {
      let came = 0;
      try {
        await this.take(asked, kept, response, (bytes) => {
          came += bytes;
          onBytes(bytes);
        });
      } catch (reason) {
        onBytes(-came);
        throw reason;
      }
    });
  }

  /**
   * Fetches a file without putting it in.
   * @param {string} path
   * @param {Kept} kept
   * @returns {Promise<ArrayBuffer>}
   * @throws {OtherFileError}
   */
  async fetch(path, kept) {
    return this.#fetched(path, undefined, (response) => checked(path, kept, response));
  }

  /**
   * @template T
   * @param {string} path
   * @param {AbortSignal | undefined} signal
   * @param {(response: Response) => Promise<T>} use
   */
  async #fetched(path, signal, use) {
    const address = this.#places.addressOf(path);
    try {
      return await use(await fetch(address, { cache: "no-cache", signal }));
    } catch (reason) {
      if (!(reason instanceof OtherFileError)) throw reason;
      return use(await fetch(address, { cache: "reload", signal })); // a cache on the way may hold the last edition's
    }
  }

  /**
   * @param {string} path
   * @param {Kept} kept
   * @param {Response} response
   * @returns {Promise<boolean>} whether it is the file listed
   */
  async fits(path, kept, response) {
    return checked(path, kept, response).then(() => true, () => false);
  }

  /** @param {Iterable<string>} digests of what is no longer wanted */
  async remove(digests) {
    const cache = await caches.open(this.#name);
    for (const digest of digests) await cache.delete(this.#base + digest);
  }
}

/**
 * @param {string} path
 * @param {Kept} kept
 * @param {Response} response
 * @param {(bytes: number) => void} [onBytes] told the length of each piece that arrives
 * @param {boolean} [isPacked]
 * @returns {Promise<ArrayBuffer>} what is in it
 * @throws {OtherFileError}
 */
async function checked(path, [sha256], response, onBytes, isPacked = false) {
  // Some hosts give the page for missing addresses only out as such.
  const isFine = response.status === 200 || (response.status === 404 && /(^|\/)404\.html$/.test(path));
  if (!isFine) throw new OtherFileError(`${path}: status ${response.status}`);
  const came = await bytesOf(response, onBytes);
  const bytes = isPacked ? await unpacked(new Response(came)).arrayBuffer().catch(() => came) : came;
  if ((await digestOf(bytes)) !== sha256) throw new OtherFileError(`${path} is not the file that this edition lists`);
  return bytes;
}

/**
 * @param {Response} response
 * @param {() => void} [onTrouble] called when it could not be unpacked to its end
 * @returns {Response} what is packed in it; it says so, for whoever would rather have the packed file
 */
function unpacked(response, onTrouble = () => {}) {
  const { readable, writable } = new DecompressionStream("gzip");
  response.body?.pipeTo(writable).catch(onTrouble);
  const headers = new Headers(response.headers);
  headers.set("content-encoding", "gzip");
  headers.delete("content-length");
  return new Response(readable, { headers });
}

/**
 * @param {Response} response
 * @param {(bytes: number) => void} [onBytes]
 * @returns {Promise<ArrayBuffer>}
 */
async function bytesOf(response, onBytes) {
  if (!onBytes || !response.body) return response.arrayBuffer();
  const pieces = [];
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(pieces).arrayBuffer();
    pieces.push(value);
    onBytes(value.length);
  }
}

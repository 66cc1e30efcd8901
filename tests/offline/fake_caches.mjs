/** Just enough of the Cache API for tests in Node.js. */

export class FakeCaches {
  /** @type {Map<string, FakeCache>} */
  #caches = new Map();
  /** Set to make every `put` fail. @type {Error | undefined} */
  trouble;

  async open(name) {
    if (!this.#caches.has(name)) this.#caches.set(name, new FakeCache(this));
    return this.#caches.get(name);
  }

  async keys() {
    return [...this.#caches.keys()];
  }
}

class FakeCache {
  #entries = new Map();
  #owner;

  constructor(owner) {
    this.#owner = owner;
  }

  async match(url) {
    const entry = this.#entries.get(url);
    return entry && Object.defineProperty(new Response(entry.body, entry), "url", { value: entry.url });
  }

  async put(url, response) {
    if (this.#owner.trouble) throw this.#owner.trouble;
    if (response.headers.get("vary") === "*") throw new TypeError("Vary: *");
    const { status, headers } = response;
    this.#entries.set(url, { body: await response.arrayBuffer(), status, headers, url: response.url });
  }

  async delete(url) {
    return this.#entries.delete(url);
  }

  async keys() {
    return [...this.#entries.keys()].map((url) => ({ url }));
  }
}

/**
 * A host of files by path.
 * @param {Record<string, string | Uint8Array | ((path: string) => Response)>} files
 * @param {string} scope
 */
export function fakeHost(files, scope) {
  /** @type {string[]} */
  const asked = [];
  globalThis.fetch = async (address, options = {}) => {
    options.signal?.throwIfAborted();
    const path = decodeURIComponent(String(address).slice(scope.length));
    asked.push(path);
    const file = files[path];
    if (file === undefined) return at(new Response("", { status: 404 }), address);
    return at(typeof file === "function" ? file(path) : new Response(file), address);
  };
  return asked;
}

export const at = (response, address) => Object.defineProperty(response, "url", { value: String(address), configurable: true });

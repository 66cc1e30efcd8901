/** What the worker has to remember when the browser ends it, as it does after half a minute without work. */
export class Records {
  #name;
  #base;

  /**
   * @param {string} name of the cache
   * @param {string} base an address of the site that nothing stands below
   */
  constructor(name, base) {
    this.#name = name;
    this.#base = base;
  }

  /**
   * @param {string} key
   * @returns {Promise<any>}
   */
  async get(key) {
    const response = await (await caches.open(this.#name)).match(this.#base + key);
    return response?.json();
  }

  /**
   * @param {string} key
   * @param {unknown} value
   */
  async set(key, value) {
    await (await caches.open(this.#name)).put(this.#base + key, new Response(JSON.stringify(value)));
  }

  /** @param {string} key */
  async delete(key) {
    await (await caches.open(this.#name)).delete(this.#base + key);
  }

  /**
   * @param {string} beginning
   * @returns {Promise<string[]>} what follows `beginning` in the keys that have it
   */
  async keys(beginning) {
    const requests = await (await caches.open(this.#name)).keys();
    return requests
      .map(({ url }) => url.slice(this.#base.length))
      .filter((key) => key.startsWith(beginning))
      .map((key) => key.slice(beginning.length));
  }
}

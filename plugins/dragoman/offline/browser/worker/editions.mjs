/**
 * @typedef {import("./store.mjs").Kept} Kept
 * @typedef {{ list: string, sha256: string, bytes: number }} Listed where a list is, its digest, and the size of its files
 * @typedef {object} Settings written by the build
 * @property {string} version
 * @property {string} runtime folder of the browser runtime
 * @property {import("./places.mjs").Language[]} languages
 * @property {Listed} python
 */

/**
 * The editions of the site that this device knows, each with lists of its files: one a language, and "python".
 * This worker's own edition is the current one.
 */
export class Editions {
  #records;
  #store;
  #settings;
  /** @type {Map<string, Record<string, Kept> | undefined>} */
  #lists = new Map();

  /**
   * @param {import("./records.mjs").Records} records
   * @param {import("./store.mjs").Store} store
   * @param {Settings} settings
   */
  constructor(records, store, settings) {
    this.#records = records;
    this.#store = store;
    this.#settings = settings;
  }

  get current() {
    return this.#settings.version;
  }

  /** @returns {Promise<string[]>} the current edition, and then the others from the newest on */
  async known() {
    const others = (await this.#records.keys("editions/")).filter((version) => version !== this.current);
    const since = new Map();
    for (const version of others) since.set(version, (await this.#records.get(`editions/${version}`))?.since ?? 0);
    return [this.current, ...others.sort((one, other) => since.get(other) - since.get(one))];
  }

  /**
   * @param {string} version
   * @param {string} name of the list
   * @returns {Promise<Record<string, Kept> | undefined>} the list, if this device has it
   */
  async list(version, name) {
    const key = `lists/${version}/${name}`;
    const list = this.#lists.get(key) ?? (await this.#records.get(key));
    if (list) this.#lists.set(key, list);
    return list;
  }

  /**
   * @param {string} name of a list
   * @returns {Promise<Record<string, Kept>>} that of the current edition, fetched if need be
   * @throws {import("./store.mjs").OtherFileError}
   */
  async currentList(name) {
    const known = await this.list(this.current, name);
    if (known) return known;
    const { list, sha256 } = this.listed(name);
    const files = JSON.parse(new TextDecoder().decode(await this.#store.fetch(list, [sha256, 0])));
    await this.#records.set(`lists/${this.current}/${name}`, files);
    if (!(await this.#records.get(`editions/${this.current}`))) {
      await this.#records.set(`editions/${this.current}`, { since: Date.now() });
    }
    return files;
  }

  /**
   * @param {string} name
   * @returns {Listed} what the build says of the current edition's list
   */
  listed(name) {
    if (name === "python") return this.#settings.python;
    const language = this.#settings.languages.find(({ code }) => code === name);
    if (!language) throw new RangeError(`the site has no language '${name}'`);
    return language;
  }

  /**
   * @param {string} version
   * @returns {Promise<string[]>} the names of its lists on this device
   */
  async names(version) {
    return this.#records.keys(`lists/${version}/`);
  }

  /**
   * @param {string} path
   * @param {string} version
   * @returns {Promise<Kept | undefined>} the file of that edition at that path, or whose precompressed one is there
   */
  async find(path, version) {
    const names = [...this.#settings.languages.map(({ code }) => code), "python"];
    for (const name of names) {
      const list = await this.list(version, name);
      if (list?.[path]) return list[path];
      const whole = path.endsWith(".gz") ? list?.[path.slice(0, -3)] : undefined;
      if (whole?.[2] !== undefined) return whole;
    }
    return undefined;
  }

  /** @returns {Promise<Set<string>>} the digests of all files of all editions that are known */
  async digests() {
    const digests = new Set();
    for (const version of await this.known()) {
      for (const name of await this.names(version)) {
        for (const [sha256] of Object.values((await this.list(version, name)) ?? {})) digests.add(sha256);
      }
    }
    return digests;
  }

  /** @param {string} version */
  async forget(version) {
    for (const name of await this.names(version)) {
      this.#lists.delete(`lists/${version}/${name}`);
      await this.#records.delete(`lists/${version}/${name}`);
    }
    await this.#records.delete(`editions/${version}`);
  }

  /** Forgets what it has in mind, when everything is taken away. */
  forgetAll() {
    this.#lists.clear();
  }
}

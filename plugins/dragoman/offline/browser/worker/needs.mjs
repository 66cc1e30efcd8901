import { weight } from "./store.mjs";

/** @typedef {{ bytes: number, missing: number }} Share how much there is of something, and how much of it is not here */

/** What of the lists this device needs, and what of that it has not. */
export class Needs {
  #records;
  #store;
  #editions;

  /**
   * @param {import("./records.mjs").Records} records
   * @param {import("./store.mjs").Store} store
   * @param {import("./editions.mjs").Editions} editions
   */
  constructor(records, store, editions) {
    this.#records = records;
    this.#store = store;
    this.#editions = editions;
  }

  /**
   * @param {string} version
   * @param {string} name of a list
   * @returns {Promise<Share | undefined>}
   */
  async share(version, name) {
    const files = await this.files(version, name);
    if (!files) return undefined;
    const here = await this.#store.digests();
    let [bytes, missing] = [0, 0];
    for (const [, kept] of files) {
      bytes += weight(kept);
      if (!here.has(kept[0])) missing += weight(kept);
    }
    return { bytes, missing };
  }

  /**
   * @param {string} version
   * @param {string} name of a list
   * @returns {Promise<[string, import("./store.mjs").Kept][] | undefined>}
   */
  async files(version, name) {
    const list = await this.#editions.list(version, name);
    if (!list) return undefined;
    const files = Object.entries(list);
    if (name !== "python") return files;
    const languages = await this.#records.keys("wanted/");
    const names = (await this.#records.get("python"))?.names;
    // Another edition's runtime may be made of other files: then all of them are needed.
    const isSame = names?.every((/** @type {string} */ it) => files.some(([path]) => nameInRuntime(path) === it));
    return files.filter(([path]) => {
      const language = this.languageOf(path);
      return language ? languages.includes(language) : !isSame || names.includes(nameInRuntime(path));
    });
  }

  /**
   * @param {string} path of a file of the runtime
   * @returns {string | undefined} the language that it alone is for: that it is called by
   */
  languageOf(path) {
    const name = nameInRuntime(path).replace(/\..*/, "");
    return name !== "python" && this.isListed(name) ? name : undefined;
  }

  /**
   * @param {string} name
   * @returns {boolean} whether the current edition has such a list
   */
  isListed(name) {
    try {
      return Boolean(this.#editions.listed(name));
    } catch {
      return false; // a language that the site no longer has
    }
  }
}

/** @param {string} path such as "assets/calculators/0a1b2c3d4e/worker.mjs" */
export const nameInRuntime = (path) => path.replace(/^.*\/[0-9a-f]{8,}\//, "");

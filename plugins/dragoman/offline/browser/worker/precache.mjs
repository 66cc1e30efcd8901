import { Jobs } from "./jobs.mjs";
import { Needs, nameInRuntime } from "./needs.mjs";
import { OtherFileError } from "./store.mjs";

/** How often an edition that this device cannot get whole is tried before the reader goes on without. */
const TRIES = 3;

/** How long a first answer may take, in milliseconds. */
const CALM_AFTER = 8_000;

/** What this device keeps, and how it gets it: whole languages, and Python once it has been used. */
export class Precache {
  #records;
  #store;
  #editions;
  #pins;
  #needs;
  #jobs;
  /** @type {Map<string, boolean>} */
  #whole = new Map();
  /** @type {Set<Promise<unknown>>} */
  #taking = new Set();
  #calmDown = () => {};
  /** @type {Promise<void> | undefined} */
  #calm;

  /**
   * @param {import("./records.mjs").Records} records
   * @param {import("./store.mjs").Store} store
   * @param {import("./editions.mjs").Editions} editions
   * @param {import("./pins.mjs").Pins} pins
   */
  constructor(records, store, editions, pins) {
    this.#records = records;
    this.#store = store;
    this.#editions = editions;
    this.#pins = pins;
    this.#needs = new Needs(records, store, editions);
    this.#jobs = new Jobs(store, editions, this.#needs);
  }

  /**
   * Keeps a whole language of the current edition, and brings it up to date from then on.
   * @param {string} code
   * @param {{ asked?: boolean, python?: boolean }} options whether the reader asked for it, and for Python too
   * @param {import("./jobs.mjs").OnProgress} [onProgress]
   */
  async keep(code, { asked = false, python = false }, onProgress) {
    if (asked) await this.#records.delete("refused");
    else if (await this.#records.get("refused")) return;
    await this.#records.set(`wanted/${code}`, { mode: "all" });
    await this.#editions.currentList("python"); // so that what a calculator fetches is known
    if (python && !(await this.#records.get("python"))) await this.#records.set("python", { names: null });
    const withPython = Boolean(await this.#records.get("python")); // a language has its part in it
    await this.#jobs.fetchAll(withPython ? [code, "python"] : [code], onProgress);
  }

  /**
   * Keeps only what the reader opens.
   * @param {string} code
   * @param {string[]} paths what the page has used already
   */
  async keepVisited(code, paths) {
    if (await this.#records.get("refused")) return;
    if (!(await this.#records.get(`wanted/${code}`))) await this.#records.set(`wanted/${code}`, { mode: "visited" });
    const list = await this.#editions.currentList(code);
    await this.#editions.currentList("python");
    for (const path of paths) {
      if (list[path]) await this.#store.download(path, list[path]);
    }
  }

  /**
   * Keeps Python, now that it has answered.
   * @param {boolean} watched whether all that it fetched came by this worker, and so is here
   * @param {string} version the edition of the page that used it
   */
  async keepUsedPython(watched, version) {
    if (await this.#records.get("refused")) return;
    this.#calmDown();
    await Promise.allSettled(this.#taking);
    const list = (await this.#editions.list(version, "python")) ?? {};
    const here = await this.#store.digests();
    const used = Object.keys(list).filter((path) => here.has(list[path][0]) && !this.#needs.languageOf(path));
    const names = watched && used.length ? used.map(nameInRuntime) : null;
    if (!(await this.#records.get("python"))) await this.#records.set("python", { names });
    await this.#jobs.fetchAll(["python"]);
  }

  /**
   * Puts a file in that a page has been given anyway, if it is the one listed.
   * @param {string} path
   * @param {import("./store.mjs").Kept} kept
   * @param {Response} response
   * @param {boolean} [isUrgent] false for the files of Python, whose start must not have to share the processor
   */
  async take(path, kept, response, isUrgent = true) {
    const taking = (isUrgent ? Promise.resolve() : this.#calmness())
      .then(() => this.#store.take(path, kept, response))
      .catch(() => {}); // kept or not, the page has it
    this.#taking.add(taking);
    await taking;
    this.#taking.delete(taking);
  }

  /** @returns {Promise<void>} when Python has answered, or has had the time to */
  #calmness() {
    this.#calm ??= new Promise((/** @type {(_: void) => void} */ resolve) => {
      this.#calmDown = resolve;
      setTimeout(resolve, CALM_AFTER);
    }).then(() => (this.#calm = undefined));
    return this.#calm;
  }

  /** @returns {Promise<boolean>} whether anything may be kept */
  async isAllowed() {
    return !(await this.#records.get("refused"));
  }

  /**
   * Makes the current edition as whole as the last one was, before it takes over.
   * @throws {unknown} if that may succeed another time
   */
  async update() {
    const wanted = [];
    for (const code of await this.#records.keys("wanted/")) {
      if ((await this.#records.get(`wanted/${code}`))?.mode === "all") wanted.push(code);
    }
    if (!wanted.length || isSaving()) return;
    if (await this.#records.get("python")) wanted.push("python");
    try {
      await this.#jobs.fetchAll(wanted.filter((name) => this.#needs.isListed(name)));
    } catch (reason) {
      if (isFull(reason)) return; // rather the new edition from the network than the old one for ever
      if (!(reason instanceof OtherFileError)) throw reason;
      const key = `tries/${this.#editions.current}`;
      const tries = ((await this.#records.get(key)) ?? 0) + 1;
      await this.#records.set(key, tries);
      if (tries < TRIES) throw reason;
    }
  }

  /**
   * @param {string} code
   * @param {string} [version]
   * @returns {Promise<boolean>} whether all of a language is here
   */
  async isWhole(code, version = this.#editions.current) {
    const key = `${version}/${code}`;
    if (!this.#whole.get(key)) this.#whole.set(key, (await this.#needs.share(version, code))?.missing === 0);
    return this.#whole.get(key) ?? false;
  }

  /**
   * @param {string} code
   * @param {string | null | undefined} here the edition of a page
   * @returns {Promise<boolean>} whether the current edition has something new for its reader
   */
  async isNews(code, here) {
    const { current } = this.#editions;
    if (!here || here === current) return false;
    const [old, fresh] = [await this.#editions.list(here, code), await this.#editions.list(current, code)];
    if (!old || !fresh) return true;
    const paths = new Set([...Object.keys(old), ...Object.keys(fresh)]);
    paths.delete("sitemap.xml"); // no reader sees it, and it has dates
    return [...paths].some((path) => old[path]?.[0] !== fresh[path]?.[0]);
  }

  /** Something has been found missing. */
  doubt() {
    this.#whole.clear();
  }

  /**
   * @param {string} code
   * @returns {Promise<object>} what is here of a language, and of Python
   */
  async status(code) {
    const { current } = this.#editions;
    const of = async (/** @type {string} */ name) => {
      const { bytes } = this.#editions.listed(name);
      return (await this.#needs.share(current, name)) ?? { bytes, missing: bytes };
    };
    return {
      current,
      refused: Boolean(await this.#records.get("refused")),
      mode: (await this.#records.get(`wanted/${code}`))?.mode ?? "none",
      language: await of(code),
      python: await of("python"),
      pythonUsed: Boolean(await this.#records.get("python")),
    };
  }

  /** Ends what is being fetched. */
  stop() {
    this.#jobs.stop();
  }

  /** Takes everything away, and keeps nothing until the reader asks for it. */
  async remove() {
    this.#jobs.stop();
    for (const beginning of ["wanted/", "lists/", "editions/", "tries/"]) {
      for (const key of await this.#records.keys(beginning)) await this.#records.delete(beginning + key);
    }
    await this.#records.delete("python");
    await this.#records.set("refused", true);
    await this.#store.remove(await this.#store.digests());
    this.#editions.forgetAll();
    this.#whole.clear();
  }

  /**
   * Throws away the editions that no open page uses, unless they are all that is whole.
   * @param {Iterable<string>} open ids of the clients that are there
   */
  async tidy(open) {
    const here = await this.#store.digests(); // what comes meanwhile is not looked at: its list may not be here yet
    const keep = await this.#pins.used(open);
    const [current, ...older] = await this.#editions.known();
    keep.add(current);
    for (const code of await this.#records.keys("wanted/")) {
      if (await this.isWhole(code)) continue;
      for (const version of older) {
        if (!(await this.#editions.list(version, code))) continue;
        keep.add(version);
        break;
      }
    }
    for (const version of older) {
      if (!keep.has(version)) await this.#editions.forget(version);
    }
    const wanted = await this.#editions.digests();
    await this.#store.remove([...here].filter((digest) => !wanted.has(digest)));
  }
}

/** Whether the reader asked the browser to save data. */
export const isSaving = () => Boolean(/** @type {any} */ (navigator).connection?.saveData);

/** @param {any} reason */
export const isFull = (reason) => reason?.name === "QuotaExceededError";

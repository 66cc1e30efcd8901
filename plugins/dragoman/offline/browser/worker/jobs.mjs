import { weight } from "./store.mjs";

/** How many files are fetched at a time. */
const AT_ONCE = 4;

/** @typedef {(done: number, total: number) => void} OnProgress told of bytes */

/** What is being fetched. */
export class Jobs {
  #store;
  #editions;
  #needs;
  /** @type {Map<string, { promise: Promise<void>, listeners: Set<OnProgress>, abort: AbortController }>} */
  #running = new Map();
  /** By the digest of the file: two jobs may want the same one. @type {Map<string, Promise<void>>} */
  #downloads = new Map();

  /**
   * @param {import("./store.mjs").Store} store
   * @param {import("./editions.mjs").Editions} editions
   * @param {import("./needs.mjs").Needs} needs
   */
  constructor(store, editions, needs) {
    this.#store = store;
    this.#editions = editions;
    this.#needs = needs;
  }

  /**
   * Fetches what is needed of some lists and not here yet; whoever wants the same meanwhile waits for the same.
   * @param {string[]} names of lists
   * @param {OnProgress} [onProgress]
   */
  async fetchAll(names, onProgress) {
    const key = names.join();
    let job = this.#running.get(key);
    if (!job) {
      /** @type {Set<OnProgress>} */
      const listeners = new Set();
      const abort = new AbortController();
      const promise = this.#run(names, (done, total) => listeners.forEach((it) => it(done, total)), abort);
      job = { promise, listeners, abort };
      this.#running.set(key, job);
      promise.catch(() => {}).finally(() => this.#running.delete(key));
    }
    if (onProgress) job.listeners.add(onProgress);
    await job.promise;
  }

  /**
   * @param {string[]} names
   * @param {OnProgress} onProgress
   * @param {AbortController} abort
   */
  async #run(names, onProgress, abort) {
    /** @type {Map<string, [string, import("./store.mjs").Kept]>} */
    const waiting = new Map();
    const here = await this.#store.digests();
    for (const name of names) {
      await this.#editions.currentList(name);
      for (const [path, kept] of (await this.#needs.files(this.#editions.current, name)) ?? []) {
        if (!here.has(kept[0])) waiting.set(kept[0], [path, kept]);
      }
    }
    const total = [...waiting.values()].reduce((sum, [, kept]) => sum + weight(kept), 0);
    let done = 0;
    onProgress(done, total);
    const queue = waiting.values();
    const worker = async () => {
      for (const [path, kept] of queue) {
        abort.signal.throwIfAborted();
        const other = this.#downloads.get(kept[0]);
        await (other ?? this.#download(path, kept, (bytes) => onProgress((done += bytes), total), abort.signal));
        if (other) onProgress((done += weight(kept)), total);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, worker));
    } catch (reason) {
      abort.abort(reason);
      throw reason;
    }
  }

  /**
   * @param {string} path
   * @param {import("./store.mjs").Kept} kept
   * @param {(bytes: number) => void} onBytes
   * @param {AbortSignal} signal
   */
  async #download(path, kept, onBytes, signal) {
    const download = this.#store.download(path, kept, onBytes, signal);
    this.#downloads.set(kept[0], download);
    try {
      await download;
    } finally {
      this.#downloads.delete(kept[0]);
    }
  }

  /** Ends all that is under way. */
  stop() {
    for (const { abort } of this.#running.values()) abort.abort();
  }
}

/**
 * Cases put aside for comparison: share queries by calculator, without what a page presets and in no language,
 * so that every page of the site can show them. They last as long as the browser tab.
 */

/** How many cases of a calculator are kept. */
export const MOST = 4;

const KEY = "dragoman.cases.";

/** A longer query is none of ours. */
const LONGEST = 4_000;

/** Says which data a query was made with; the same inputs are the same case all the same. */
const VERSION = "data_version";

/** Tells of a change by an event that is named after the calculator. */
export class KeptCases extends EventTarget {
  #storage;
  /** @type {Map<string, string[]>} cases of the calculators whose cases could not be stored */
  #unstored = new Map();

  /** @param {() => Pick<Storage, "getItem" | "setItem">} storage may throw, as may what it returns */
  constructor(storage) {
    super();
    this.#storage = storage;
  }

  /**
   * @param {string} calculator
   * @returns {string[]} oldest first
   */
  of(calculator) {
    const unstored = this.#unstored.get(calculator);
    if (unstored) return unstored;
    try {
      return soundCases(JSON.parse(this.#storage().getItem(KEY + calculator) ?? "[]"));
    } catch {
      return [];
    }
  }

  /**
   * @param {string} calculator
   * @param {string} query
   * @returns {{how: "kept" | "known" | "replaced", number: number}} whether it was new, was there already or has
   *   taken the place of the oldest; and which one it is, from 1
   */
  keep(calculator, query) {
    const before = this.of(calculator);
    const [tidy] = soundCases([query]);
    if (before.includes(tidy)) return { how: "known", number: before.indexOf(tidy) + 1 };
    const after = [...before, tidy].slice(-MOST);
    this.replace(calculator, after);
    return { how: before.length < MOST ? "kept" : "replaced", number: after.length };
  }

  /**
   * @param {string} calculator
   * @param {string[]} queries all that shall be kept
   */
  replace(calculator, queries) {
    const sound = soundCases(queries);
    try {
      this.#storage().setItem(KEY + calculator, JSON.stringify(sound));
      this.#unstored.delete(calculator);
    } catch {
      this.#unstored.set(calculator, sound);
    }
    this.dispatchEvent(new Event(calculator));
  }
}

/**
 * @param {unknown} given from the storage, where anything may stand
 * @returns {string[]} what can be cases of it: queries in one notation, each once, the newest if there are too many
 */
function soundCases(given) {
  if (!Array.isArray(given)) return [];
  const queries = given.filter((one) => typeof one === "string" && one.length <= LONGEST).map((query) => {
    const fields = new URLSearchParams(query);
    fields.delete(VERSION);
    fields.sort();
    return fields.toString();
  });
  return [...new Set(queries)].slice(-MOST);
}

/** The cases of this browser tab. */
export const cases = new KeptCases(() => sessionStorage);

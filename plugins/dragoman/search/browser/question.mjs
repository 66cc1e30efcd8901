// @ts-check
/**
 * What a reader looks for, and what of it a page has.
 *
 * @typedef {import("./han-runs.mjs").Item} Item
 * @typedef {{ separator: RegExp, kin: (word: string) => string[], textAt: (location: string) => string }} Language
 *   what separates words, which other words are as good as one, and the text that an index has of a place
 */
import { hanRuns, spaced, whereTogether } from "./han-runs.mjs";

const PHRASES = /"[^"]*"/g;
// Words that the reader asks for, or refuses, as they stand.
const COMMAND = /^[+-]|[*:~^]/;
// On a Hebrew keyboard quotation marks stand in for gershayim and geresh.
const GERSHAYIM = /([\u05d0-\u05ea])"(?=[\u05d0-\u05ea])/g;
const GERESH = /([\u05d0-\u05ea])'/g;

export class Question {
  /** @type {Map<string, string[]>} each word that may stand for others, and these */
  #kin = new Map();
  #typed;
  #runs;
  #language;

  /**
   * @param {string} typed
   * @param {Language} language
   */
  constructor(typed, language) {
    this.#language = language;
    this.#typed = typed.replace(GERSHAYIM, "$1״").replace(GERESH, "$1׳");
    this.#runs = hanRuns(this.#typed);
    const parts = this.#typed.replace(PHRASES, " ").toLowerCase().split(/\s+/);
    for (const part of parts.filter((it) => !COMMAND.test(it))) {
      for (const word of part.split(language.separator)) if (word) this.#kin.set(word, language.kin(word));
    }
  }

  /** What the theme is asked: for what is typed, and all that begins with it, and for the other words as they are. */
  get text() {
    const others = [...this.#kin.values()].flat().map((word) => `${word}^1`);
    return spaced([this.#typed, ...others].join(" "));
  }

  /**
   * What the page shall show of what the theme has found.
   * @param {Item[][]} groups by page
   */
  tidy(groups) {
    for (const { terms } of groups.flat()) this.#tidy(terms);
    return this.#runs.length ? whereTogether(groups, this.#runs, this.#language.textAt) : groups;
  }

  /**
   * Takes away words that the reader has not typed, and those that are there in another form: it is shown what is missing.
   * @param {Record<string, boolean>} terms whether a place has it
   */
  #tidy(terms) {
    for (const [word, kin] of this.#kin) {
      const isThere = [word, ...kin].some((it) => terms[it]);
      for (const it of isThere ? [word, ...kin] : kin) if (!terms[it]) delete terms[it];
    }
  }
}

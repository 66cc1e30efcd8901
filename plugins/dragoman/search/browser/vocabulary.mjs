// @ts-check
/**
 * The words of an index, and which of them belong together: whoever looks for "membayar" also means "pembayaran".
 */
import { hasStems, stemsOf } from "./word-forms.mjs";

// What the search reads as a command.
const COMMANDS = /[":~^*+-]/;

export class Vocabulary {
  #language;
  /** @type {Map<string, Set<string>>} the index's words by stem */
  #words = new Map();

  /**
   * @param {Iterable<string>} texts without markup
   * @param {RegExp} separator of words
   * @param {string} language
   */
  constructor(texts, separator, language) {
    this.#language = language;
    if (!hasStems(language)) return;
    const words = new Set();
    for (const text of texts) {
      for (const word of text.toLowerCase().split(separator)) words.add(word);
    }
    for (const word of words) {
      if (!word || COMMANDS.test(word)) continue;
      for (const stem of stemsOf(word, language)) {
        const kin = this.#words.get(stem) ?? new Set();
        this.#words.set(stem, kin.add(word));
      }
    }
  }

  /**
   * The other words of its kind, without those that begin with it: they are found along with it.
   * @param {string} word in small letters
   */
  kin(word) {
    const all = stemsOf(word, this.#language).flatMap((stem) => [...(this.#words.get(stem) ?? [])]);
    return [...new Set(all)].filter((other) => !other.startsWith(word));
  }
}

/** Questions about one calculator of a page, which says in its attributes what it is. */
import { python } from "../../runtime/browser/python-runtime.mjs";

/**
 * @typedef {object} Answer of the Python bridge to "answer" and "restore"
 * @property {boolean} ok
 * @property {string} [html] without how it was worked out, unless that was asked for
 * @property {string} status
 * @property {string} [query]
 * @property {Record<string, string>} [fields]
 * @property {Record<string, string>} [errors]
 */

/** Starts Python, unless that has been done. */
export function startFor(/** @type {HTMLElement} */ calculator) {
  const folder = new URL(calculator.dataset.runtime || import.meta.url, document.baseURI).href;
  python.start(folder, [localeOf(calculator)]);
}

/** The locale's words are a part of the bundle that has its name. */
const localeOf = (/** @type {HTMLElement} */ calculator) => calculator.getAttribute("locale") ?? "";

/**
 * @param {HTMLElement} calculator
 * @param {object} from whose question it is; a newer one of the same takes its place
 * @param {string} op
 * @param {object} more
 * @returns {Promise<any>} the answer, or nothing if the question has been overtaken
 * @throws {Error} see PythonRuntime.ask
 */
export function askAbout(calculator, from, op, more) {
  startFor(calculator);
  const { presets, base = "" } = calculator.dataset;
  const locale = localeOf(calculator);
  const request = {
    op,
    calculator: calculator.getAttribute("calculator"),
    locale,
    presets: JSON.parse(presets || "{}"),
    base,
    ...more,
  };
  return python.ask(from, request, [locale]);
}

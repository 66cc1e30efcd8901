// @ts-check
/* global settings: what the build knows, see publishing.py */
/**
 * Searches in one language. Stands before the theme's own worker, which is loaded, with the language's index, when the
 * reader first looks for something.
 *
 * @typedef {{ config: { separator: string }, docs: { location: string, title: string, text: string }[] }} Index
 */
import { plainText } from "./han-runs.mjs";
import { Question } from "./question.mjs";
import { Vocabulary } from "./vocabulary.mjs";

// The theme's kinds of messages.
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

const worker = /** @type {any} */ (self);
/** @type {{ language: string, theme: string, index: string }} a BCP 47 tag, and addresses relative to this script */
const { language, ...addresses } = /** @type {any} */ (settings);
const INDEX = new URL(addresses.index, location.href);
const THEME = new URL(addresses.theme, location.href);

const tellPage = worker.postMessage.bind(worker);
let isForTheme = false;
let isReady = () => {};
/** @type {Promise<(query: string) => Question> | undefined} */
let opening;
let wanted = "";
/** @type {Question} */
let asked;

worker.postMessage = (/** @type {{ type: number, data: any }} */ message) => {
  if (message.type === READY) return isReady();
  if (message.type === RESULT) message.data.items = asked.tidy(message.data.items);
  tellPage(message);
};

addEventListener("message", (event) => {
  if (isForTheme) return;
  event.stopImmediatePropagation();
  const { type, data } = event.data;
  if (type === SETUP) tellPage({ type: READY });
  else if (type === QUERY) search(data);
});

/** @param {string} query */
async function search(query) {
  wanted = query;
  if (!query.trim()) return tellPage({ type: RESULT, data: { items: [] } });
  try {
    const question = await (opening ??= open());
    if (wanted !== query) return;
    asked = question(query);
    tellTheme({ type: QUERY, data: asked.text });
  } catch {
    // Without a connection, unless it is kept; what is typed next tries again.
    opening = undefined;
  }
}

async function open() {
  const response = await fetch(INDEX);
  if (!response.ok) throw new Error(`${INDEX}: ${response.status}`);
  const index = /** @type {Index} */ (await response.json());
  if (!worker.lunr) worker.importScripts(THEME.href);
  const ready = new Promise((resolve) => (isReady = () => resolve(undefined)));
  tellTheme({ type: SETUP, data: { ...index, options: {} } });
  const separator = new RegExp(index.config.separator);
  const texts = new Map(index.docs.map((doc) => [doc.location, plainText(doc)]));
  const vocabulary = new Vocabulary(texts.values(), separator, language);
  await ready;
  return (/** @type {string} */ query) =>
    new Question(query, {
      separator,
      kin: (word) => vocabulary.kin(word),
      textAt: (location) => texts.get(location) ?? "",
    });
}

/** @param {{ type: number, data: any }} data */
function tellTheme(data) {
  isForTheme = true;
  dispatchEvent(new MessageEvent("message", { data }));
  isForTheme = false;
}

// @ts-check
/**
 * What words of one meaning have in common, whatever a language puts before or behind them: "bayar" of "membayar" and
 * "pembayaran", "מוקד" of "במוקדים". Stems are for matching only; many are no words.
 */
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as indonesian } from "@orama/stemmers/indonesian";

/** @typedef {(word: string) => string[]} Stems */

// Particles as they stand before a word, one or several: and, that, when, the, in, as, to, from.
const HEBREW_PARTICLES = new Set(
  "ה ו ב כ ל מ ש וה וב וכ ול ומ וש שה שב שכ של שמ מה מש כש לכש וכש ושה ושב ושל ושמ ומה שמה".split(" "),
);
const HEBREW_ENDINGS = ["יות", "ים", "ות", "ה", "ת", "י"];
// A particle, or an ending, leaves as many letters at least; fewer say too little.
const HEBREW_ROOT = 3;
const NIQQUD = /[\u0591-\u05bd\u05bf-\u05c7]/g;
const MARKS = /['"\u05f3\u05f4\u2018-\u201f]/g;

/** @type {Stems} */
function hebrew(word) {
  const found = new Set();
  for (let length = 0; length <= 3 && word.length - length >= HEBREW_ROOT; length++) {
    if (length && !HEBREW_PARTICLES.has(word.slice(0, length))) continue;
    const rest = word.slice(length);
    const ending = HEBREW_ENDINGS.find((it) => rest.endsWith(it) && rest.length - it.length >= HEBREW_ROOT);
    found.add(ending ? rest.slice(0, -ending.length) : rest);
  }
  return [...found];
}

// The prefixes me- and pe- take the place of a word's first consonant, which the stemmer does not always put back.
/** @type {[RegExp, string[]][]} */
const INDONESIAN_NASALS = [
  [/^[mp]em(?=[aiueo])/, ["p", "m"]],
  [/^[mp]en(?=[aiueo])/, ["t", "n"]],
  [/^[mp]eng(?=[aiueo])/, ["k"]],
  [/^[mp]eny(?=[aiueo])/, ["s"]],
];

/** @type {Stems} */
function indonesianStems(word) {
  const restored = INDONESIAN_NASALS.filter(([prefix]) => prefix.test(word)).flatMap(([prefix, firsts]) =>
    firsts.map((first) => word.replace(prefix, first)),
  );
  // Once is not always enough: "pemakaian" to "pakai", and "pakai" to "paka".
  return [word, ...restored].map(indonesian).flatMap((stem) => [stem, indonesian(stem)]);
}

/** @type {Record<string, Stems>} */
const STEMS = {
  en: (word) => [english(word)],
  id: indonesianStems,
  he: hebrew,
};

/** @param {string} language a BCP 47 tag */
const stemsIn = (language) => STEMS[language.toLowerCase().split("-")[0]];

/** @param {string} language whether anything is known of its words */
export const hasStems = (language) => stemsIn(language) !== undefined;

/**
 * The stems of all words of a text, each once.
 * @param {string} text
 * @param {string} language
 */
export function stemsOf(text, language) {
  const stems = stemsIn(language);
  const found = new Set();
  for (const word of words(text)) for (const stem of stems?.(word) ?? []) found.add(stem);
  return [...found];
}

/**
 * @param {string} text
 * @returns {string[]} in small letters, without vowel points and quotation marks; what is too long is no word
 */
function words(text) {
  return text.toLowerCase().replace(NIQQUD, "").replace(MARKS, "").match(/(?<!\p{L})\p{L}{3,40}(?!\p{L})/gu) ?? [];
}

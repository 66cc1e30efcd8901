// @ts-check
/**
 * Chinese is written without spaces, and its index knows single characters only: what a reader looks for is found where
 * its characters stand together, and nowhere else.
 *
 * @typedef {{ location: string, title: string, text: string, score: number, terms: Record<string, boolean> }} Item
 */

const RUN = /\p{sc=Han}+/gu;
const MARKS = /(?:<mark\b[^>]*>[^<]*<\/mark>)+/g;
const TAGS = /<[^>]*>/g;

/** @param {string} text */
export const hanRuns = (text) => [...new Set(text.match(RUN))];

/** @param {string} text whose characters the theme shall look for one by one: of several together it forgets the last */
export const spaced = (text) => text.replace(RUN, (run) => ` ${[...run].join(" ")} `).trim();

/** @param {{ title: string, text: string }} doc where jieba is installed, with spaces of no width between words */
export const plainText = ({ title, text }) => `${title} ${text}`.replace(TAGS, "").replaceAll("\u200b", "");

/**
 * @param {Item[][]} groups what was found, by page
 * @param {string[]} runs
 * @param {(location: string) => string} textAt without markup
 * @returns {Item[][]} only where a run, or another word, stands; pages with more of them first
 */
export function whereTogether(groups, runs, textAt) {
  const kept = groups.map((items) => items.map((item) => judged(item, runs, textAt(item.location))));
  const ranked = kept.filter((items) => items.some(isFound)).map((items) => items.filter((it) => isFound(it) || isPage(it)));
  return ranked.sort((a, b) => Math.max(...b.map(worth)) - Math.max(...a.map(worth)));
}

/** @param {Item} item */
const isFound = ({ terms }) => Object.values(terms).some(Boolean);
/** @param {Item} item the theme shows a page above what is found in it */
const isPage = ({ location }) => !location.includes("#");
/** @param {Item} item */
const worth = ({ terms, title }) =>
  Object.values(terms).filter(Boolean).length + (title.includes("<mark") ? 0.5 : 0);

/**
 * @param {Item} item
 * @param {string[]} runs
 * @param {string} text
 */
function judged(item, runs, text) {
  const others = Object.entries(item.terms).filter(([term]) => !/^\p{sc=Han}$/u.test(term));
  const terms = { ...Object.fromEntries(others), ...Object.fromEntries(runs.map((run) => [run, text.includes(run)])) };
  const found = { ...item, title: remarked(item.title, runs), text: remarked(item.text, runs), terms };
  return isFound(found) ? found : { ...found, score: 0, terms: {} };
}

/**
 * Marks runs, and not their characters where they stand by themselves.
 * @param {string} html
 * @param {string[]} runs
 */
function remarked(html, runs) {
  const whole = new RegExp([...runs].sort((a, b) => b.length - a.length).join("|"), "g");
  return html.replace(MARKS, (marks) =>
    /\p{sc=Han}/u.test(marks) ? marks.replace(TAGS, "").replace(whole, "<mark data-md-highlight>$&</mark>") : marks,
  );
}

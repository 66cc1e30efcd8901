/** Inputs in a page's address: `?agents=3&region=india`. Only the calculator's own fields count. */

/** A longer query is no share link of ours. */
const LONGEST = 4_000;

/** Says which data a link was made with; it goes along with the fields. */
export const VERSION = "data_version";

/**
 * @param {string} search query of an address, with or without its question mark
 * @param {Iterable<string>} fields names of the calculator's fields
 * @returns {string} the part of the query that is about these fields, each once; empty if it names none
 */
export function queryOf(search, fields) {
  if (search.length > LONGEST) return "";
  const given = new URLSearchParams(search);
  const kept = new URLSearchParams();
  for (const name of new Set(fields)) {
    const value = given.get(name);
    if (value !== null) kept.append(name, value);
  }
  const version = given.get(VERSION);
  if (version !== null && kept.toString()) kept.append(VERSION, version);
  kept.sort();
  return kept.toString();
}

/**
 * @param {string} address
 * @param {Iterable<string>} fields names of the calculator's fields
 * @param {string} query what these fields shall be in the address
 * @returns {string} the address with the other parts of its query and its fragment as they were
 */
export function withQuery(address, fields, query) {
  const url = new URL(address);
  const others = new URLSearchParams(url.search.length > LONGEST ? "" : url.search);
  for (const name of [...fields, VERSION]) others.delete(name);
  url.search = [others.toString(), query].filter(Boolean).join("&");
  return url.href;
}

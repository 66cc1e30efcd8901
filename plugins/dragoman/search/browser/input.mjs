// @ts-check
/**
 * Lets the search see words that come without keys: pasted, dictated, chosen from suggestions.
 *
 * Material's search looks at its field after `keyup` only.
 */

const field = document.querySelector(".md-search__input")
field?.addEventListener("input", () => field.dispatchEvent(new Event("keyup")))

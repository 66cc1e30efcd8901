/**
 * The site's own Trusted Types policy. A page may make a policy of this name but once, so whoever is first leaves it
 * where the other parts of the site find it.
 */
const PLACE = Symbol.for("dragoman.trusted-types");

/** @param {string} address of our service worker */
export function trustedAddress(address) {
  const page = /** @type {any} */ (globalThis);
  try {
    page[PLACE] ??= page.trustedTypes?.createPolicy("dragoman", {
      createHTML: (/** @type {string} */ html) => html,
      createScriptURL: (/** @type {string} */ own) => own,
    });
  } catch {
    // The site allows no such policy; where it demands one, nothing is kept.
  }
  return page[PLACE]?.createScriptURL(address) ?? address;
}

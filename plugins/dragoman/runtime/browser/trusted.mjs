/**
 * Lets our own markup and our own workers pass where a site demands Trusted Types
 * (`require-trusted-types-for 'script'; trusted-types dragoman`). A page may make a policy of a name but once, so
 * whichever of our scripts is first leaves it where the others find it.
 */
const PLACE = Symbol.for("dragoman.trusted-types");

function policy() {
  const page = /** @type {any} */ (globalThis);
  try {
    page[PLACE] ??= page.trustedTypes?.createPolicy("dragoman", {
      createHTML: (/** @type {string} */ html) => html,
      createScriptURL: (/** @type {string} */ address) => address,
    });
  } catch {
    // The site allows no such policy; where it demands one, its workers stay off.
  }
  return page[PLACE];
}

/** @param {string} html markup written by our Python, which escapes all it is given */
export const trustedMarkup = (html) => policy()?.createHTML(html) ?? html;

/** @param {string} address of a worker of ours */
export const trustedAddress = (address) => policy()?.createScriptURL(address) ?? address;

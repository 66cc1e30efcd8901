/**
 * Lets our own markup and our own worker pass where a site demands Trusted Types
 * (`require-trusted-types-for 'script'; trusted-types dragoman`).
 */
const policy = (() => {
  try {
    return /** @type {any} */ (globalThis).trustedTypes?.createPolicy("dragoman", {
      createHTML: (/** @type {string} */ html) => html,
      createScriptURL: (/** @type {string} */ address) => address,
    });
  } catch {
    return undefined; // the site allows no such policy; where it demands one, Python stays off
  }
})();

/** @param {string} html markup written by our Python, which escapes all it is given */
export const trustedMarkup = (html) => policy?.createHTML(html) ?? html;

/** @param {string} address of our worker */
export const trustedAddress = (address) => policy?.createScriptURL(address) ?? address;

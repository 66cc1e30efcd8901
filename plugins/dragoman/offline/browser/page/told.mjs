/**
 * What the build says to this page, in the reader's language.
 *
 * @typedef {object} Told
 * @property {string} worker address of the service worker
 * @property {string} language
 * @property {Record<string, string>} texts
 * @property {{ pattern: string, decimal: string }} sizes how megabytes are written
 */

/** @returns {Told | undefined} */
export function told() {
  const content = document.querySelector('meta[name="dragoman-offline"]')?.getAttribute("content");
  return content ? JSON.parse(content) : undefined;
}

/**
 * @param {number} bytes
 * @param {Told["sizes"]} sizes
 * @returns {string} in megabytes, kept together whatever direction the text has
 */
export function sizeText(bytes, { pattern, decimal }) {
  const megabytes = bytes / 1e6;
  const digits = (megabytes > 0 ? Math.max(megabytes, 0.1) : 0).toFixed(1).replace(".", decimal);
  return `\u2068${pattern.replace("{0}", digits)}\u2069`;
}

/**
 * @param {string} text with {placeholders}
 * @param {Record<string, string>} values
 */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

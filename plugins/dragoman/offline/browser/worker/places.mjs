/**
 * Addresses of the site, which may stand in any folder of its host.
 *
 * @typedef {{ code: string, prefix: string, list: string, sha256: string, bytes: number }} Language
 */
export class Places {
  #scope;
  #languages;

  /**
   * @param {string} scope address of the site's folder, with its slash
   * @param {Language[]} languages
   */
  constructor(scope, languages) {
    this.#scope = scope;
    this.#languages = languages;
  }

  /**
   * @param {string} address
   * @returns {string | undefined} the path inside the site without query and fragment, as the lists have it
   */
  pathOf(address) {
    const { origin, pathname } = new URL(address);
    const whole = origin + pathname;
    if (!whole.startsWith(this.#scope)) return undefined;
    try {
      return decodeURIComponent(whole.slice(this.#scope.length)).replace(/(^|\/)index\.html$/, "$1");
    } catch {
      return undefined; // no address that we would have given out
    }
  }

  /** @param {string} path inside the site */
  addressOf(path) {
    return this.#scope + path.split("/").map(encodeURIComponent).join("/");
  }

  /**
   * @param {string} path inside the site
   * @returns {Language} the language of a page there
   */
  languageOf(path) {
    const found = this.#languages.find(({ prefix }) => prefix && `${path}/`.startsWith(prefix));
    return found ?? /** @type {Language} */ (this.#languages.find(({ prefix }) => !prefix) ?? this.#languages[0]);
  }
}

/** @param {string} path */
export const isPage = (path) => path === "" || path.endsWith("/") || path.endsWith(".html");

import { afterQuiet } from "./pacing.mjs";
import { queryOf, withQuery } from "./share-link.mjs";

/** Keeps the page's address one that leads back to the answer shown. */
export class AnswerAddress {
  /** @type {string | undefined} the share query of the answer shown; until there is one, the address stays as it is */
  query;
  #fields;
  #page = location.pathname;
  #elsewhere;
  #writing = afterQuiet(400, () => this.write());

  /**
   * @param {string[]} fields names of the calculator's fields
   * @param {string} [elsewhere] the page that links lead to, relative to this one, if it is another
   */
  constructor(fields, elsewhere) {
    this.#fields = fields;
    this.#elsewhere = elsewhere;
  }

  /** @returns {string} a link to the answer shown */
  get link() {
    const here = this.write();
    if (!this.#elsewhere) return here;
    return withQuery(new URL(this.#elsewhere, document.baseURI).href, this.#fields, this.shared);
  }

  /** @returns {string} the share query of the answer shown, which may still be on its way */
  get shared() {
    return this.query ?? queryOf(location.search, this.#fields);
  }

  /** Once things have calmed down: browsers allow only so many changes of an address. */
  writeSoon() {
    this.#writing.soon();
  }

  /** @returns {string} the page's address as it is now */
  write() {
    this.#writing.cancel();
    // The address may be the next page's already, while this one is still shown.
    if (this.query === undefined || location.pathname !== this.#page) return location.href;
    const address = withQuery(location.href, this.#fields, this.query);
    if (address !== location.href) history.replaceState(history.state, "", address);
    return location.href;
  }

  cancel() {
    this.#writing.cancel();
  }
}

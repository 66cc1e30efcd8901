import { trustedMarkup } from "../../runtime/browser/trusted.mjs";

/** Milliseconds after which an answer is late. One that comes sooner takes the last one's place without a flicker. */
const LATE = 200;

/** The part of a calculator that shows its answer: at first the one that was served. */
export class AnswerRegion {
  #section;
  #served;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #lateness;

  /** @param {HTMLElement} section */
  constructor(section) {
    this.#section = section;
    this.#served = [...section.childNodes].map((node) => node.cloneNode(true));
  }

  /** Tells that another answer is on its way. */
  wait() {
    this.#section.setAttribute("aria-busy", "true");
    this.#lateness ??= setTimeout(() => this.#section.setAttribute("data-late", ""), LATE);
  }

  /** Tells that none is. */
  cancel() {
    clearTimeout(this.#lateness);
    this.#lateness = undefined;
    for (const name of ["aria-busy", "data-late"]) this.#section.removeAttribute(name);
  }

  /** @param {boolean} fits whether the answer shown is the one to the inputs shown */
  settle(fits) {
    this.cancel();
    this.#section.toggleAttribute("data-stale", !fits);
  }

  /** @param {string} html of an answer; what is unfolded stays so */
  show(html) {
    const unfolded = [...this.#section.querySelectorAll("details")].map(({ open }) => open);
    this.#section.innerHTML = trustedMarkup(html);
    this.#section.querySelectorAll("details").forEach((details, at) => (details.open = unfolded[at] ?? details.open));
  }

  /** @returns {boolean} whether the reader sees how it was worked out */
  get isWorkingShown() {
    return this.#working?.open ?? false;
  }

  /** @returns {boolean} whether that is still to be written */
  get lacksWorking() {
    return this.#working?.querySelector("ol")?.childElementCount === 0;
  }

  /** @param {string} html the lines of how the answer that is shown was worked out */
  showWorking(html) {
    const list = this.#working?.querySelector("ol");
    if (list) list.innerHTML = trustedMarkup(html);
  }

  /**
   * @param {() => void} act when the reader opens what shows how it was worked out, before it is written
   * @param {AbortSignal} signal
   */
  onWorkingWanted(act, signal) {
    // This event does not bubble.
    this.#section.addEventListener("toggle", () => {
      if (this.isWorkingShown && this.lacksWorking) act();
    }, { signal, capture: true });
  }

  /** @returns {HTMLDetailsElement | null} */
  get #working() {
    return this.#section.querySelector("details.dg-working");
  }

  /** @returns {string[]} what it says of its weakest source, and of figures past their last day, on the reader's own */
  get reservations() {
    const places = ":scope > :is(.dg-answer__basis, .dg-note--expired):not([hidden])";
    const notices = [...this.#section.querySelectorAll(places)];
    return notices.map((notice) => notice.textContent ?? "");
  }

  /** Shows again what was served. */
  reset() {
    this.#section.replaceChildren(...this.#served.map((node) => node.cloneNode(true)));
  }
}

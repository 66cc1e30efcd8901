import { afterQuiet } from "./pacing.mjs";

/** The line under a calculator that assistive technology reads out when it changes. */
export class StatusLine {
  /** What it says, or is about to say. */
  text = "";
  #place;
  #saying = afterQuiet(600, () => this.#place && (this.#place.textContent = this.text));

  /** @param {Element | null} place */
  constructor(place) {
    this.#place = place;
  }

  /** Says it once things have calmed down. */
  say(text = "") {
    this.text = text;
    this.#saying.soon();
  }

  /** Says it at once, as the answer to a click. */
  sayNow(text = "") {
    this.text = text;
    this.#saying.now();
  }

  cancel() {
    this.#saying.cancel();
  }
}

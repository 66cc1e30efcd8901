/** The table of the cases that are kept of a calculator, with a button to remove each. */
import { cases } from "./kept-cases.mjs";
import { trustedMarkup } from "../../runtime/browser/trusted.mjs";

export class CaseRegion {
  #section;
  #context;

  /**
   * @param {HTMLElement} section
   * @param {import("./taking-along.mjs").Context} context
   */
  constructor(section, context) {
    this.#section = section;
    this.#context = context;
  }

  /**
   * Shows what is kept now, and from now on what becomes of it.
   * @param {AbortSignal} signal
   */
  follow(signal) {
    cases.addEventListener(this.#context.calculator, () => void this.#show(), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && void this.#show(), { signal });
    void this.#show();
  }

  get #queries() {
    return cases.of(this.#context.calculator);
  }

  async #show() {
    const queries = this.#queries;
    if (!queries.length) return this.#hide();
    try {
      const told = await this.#context.request(this, "compare", { queries, presets: {} });
      if (!told || !same(queries, this.#queries)) return;
      // What has no answer, since someone else wrote it or the rules have changed, is kept no longer.
      if (!same(queries, told.queries)) cases.replace(this.#context.calculator, told.queries);
      else this.#place(told.html, queries.length);
    } catch (reason) {
      this.#hide();
      this.#context.complain(reason);
    }
  }

  /**
   * @param {string} html
   * @param {number} count
   */
  #place(html, count) {
    const table = this.#section.querySelector("[data-table]");
    const buttons = this.#section.querySelector("[data-buttons]");
    if (!table || !buttons) return;
    table.innerHTML = trustedMarkup(html);
    const focused = [...buttons.children].findIndex((button) => button === document.activeElement);
    const removing = Array.from({ length: count }, (_, at) => this.#button("Remove", at + 1));
    buttons.replaceChildren(...removing, this.#button("Clear"));
    this.#section.hidden = false;
    if (focused >= 0) removing[Math.min(focused, count - 1)].focus();
  }

  #hide() {
    const focused = this.#section.contains(document.activeElement);
    this.#section.hidden = true;
    if (focused) this.#context.form.querySelector(/** @type {"button"} */ ("[data-action=keep]"))?.focus();
  }

  /**
   * @param {"Remove" | "Clear"} what
   * @param {number} [number] of the case that it removes
   */
  #button(what, number = 0) {
    const { dataset } = this.#section;
    const text = (/** @type {string} */ name) => dataset[name]?.replace("{number}", String(number)) ?? "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "dg-button dg-button--quiet";
    button.textContent = text(`text${what}`);
    button.addEventListener("click", () => {
      const left = what === "Clear" ? [] : this.#queries.filter((_, at) => at !== number - 1);
      cases.replace(this.#context.calculator, left);
      this.#context.status.sayNow(text(`text${what}Done`));
    });
    return button;
  }
}

/**
 * @param {string[]} some
 * @param {string[]} others
 */
const same = (some, others) => JSON.stringify(some) === JSON.stringify(others);

/**
 * <dragoman-calculator>: a form and its answer, both in the page already. Once the reader turns to the form, Python
 * starts, and from then on the answer follows what is typed. Without it the page stays as it was served.
 */
import { copyText } from "./clipboard.mjs";
import { controlsOf, isChanged, readInputs, showErrors, writeInputs } from "./form.mjs";
import { afterQuiet } from "./pacing.mjs";
import { python } from "./python-runtime.mjs";
import { queryOf, withQuery } from "./share-link.mjs";
import { trustedMarkup } from "./trusted.mjs";

const CONTROL = "input, select, textarea, button, label, summary";

/**
 * @typedef {object} Answer of the Python door
 * @property {boolean} ok
 * @property {string} [html]
 * @property {string} status
 * @property {string} [query]
 * @property {Record<string, string>} [fields]
 * @property {Record<string, string>} [errors]
 */

export class CalculatorElement extends HTMLElement {
  /** @type {HTMLFormElement} */ #form;
  /** @type {HTMLElement} */ #answer;
  /** @type {HTMLElement | null} */ #status;
  /** @type {NodeListOf<HTMLButtonElement>} what is of use only with Python */ #buttons;
  /** @type {Node[]} */ #served = [];
  #query = "";
  #said = "";
  /** Whether the reader has turned to this calculator, has changed something, and still awaits its answer. */
  #wanted = false;
  #changed = false;
  #awaiting = false;
  /** Exchanged when answers under way must not be shown any more. */
  #turn = {};
  #connection = new AbortController();
  #asking = afterQuiet(120, () => void this.#ask("answer", { inputs: readInputs(this.#form) }));
  #saying = afterQuiet(600, () => this.#status && (this.#status.textContent = this.#said));
  #addressing = afterQuiet(400, () => this.#writeAddress());

  connectedCallback() {
    const form = this.querySelector("form");
    const answer = this.querySelector("[data-answer]");
    if (!form || !(answer instanceof HTMLElement)) return;
    this.#form = form;
    this.#answer = answer;
    this.#status = this.querySelector("[data-status]");
    this.#buttons = form.querySelectorAll("[data-action=share], [type=reset]");
    this.#served = [...answer.childNodes].map((node) => node.cloneNode(true));
    this.#listen();
    this.#followState();
    const query = queryOf(location.search, this.#fields);
    if (query) this.#restore(query);
    else this.#noticeChanges();
  }

  disconnectedCallback() {
    this.#connection.abort();
    this.#turn = {};
    for (const pace of [this.#asking, this.#saying, this.#addressing]) pace.cancel();
  }

  get #fields() {
    return controlsOf(this.#form).map((control) => control.name);
  }

  #listen() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const start = () => this.#start();
    this.addEventListener("focusin", start, { signal });
    this.addEventListener("pointerdown", ({ target }) => {
      if (target instanceof Element && target.closest(CONTROL)) start();
    }, { signal });
    // A finger that enters is most often only scrolling past.
    this.addEventListener("pointerenter", ({ pointerType }) => {
      if (pointerType !== "touch" && !(/** @type {any} */ (navigator).connection?.saveData)) start();
    }, { signal });
    for (const type of ["input", "change"]) this.#form.addEventListener(type, () => this.#edited(), { signal });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#asking.now();
    }, { signal });
    this.#form.addEventListener("reset", () => queueMicrotask(() => this.#reset()), { signal });
    const share = this.querySelector("[data-action=share]");
    share?.addEventListener("click", () => void this.#copyLink(), { signal });
    python.addEventListener("state", () => this.#followState(), { signal });
    addEventListener("pageshow", () => this.#noticeChanges(), { signal });
  }

  #start() {
    this.#wanted = true;
    python.start(new URL(this.dataset.runtime || import.meta.url, document.baseURI).href);
  }

  #followState() {
    const { state } = python;
    this.dataset.state = state;
    for (const button of this.#buttons) button.hidden = state === "unavailable";
    if (state === "unavailable" && this.#wanted) this.#say(this.dataset.textUnavailable);
    if (state === "starting" && this.#awaiting) this.#say(this.dataset.textStarting);
    if (state === "ready" && this.#said === this.dataset.textStarting) this.#say(this.dataset.textReady);
  }

  /** Browsers put back what was typed before a reload, without telling. */
  #noticeChanges() {
    if (!this.#changed && !this.#awaiting && isChanged(this.#form)) this.#edited();
  }

  #edited() {
    this.#changed = this.#awaiting = true;
    this.#start();
    this.#followState();
    this.#asking.soon();
  }

  /** @param {string} query */
  async #restore(query) {
    this.#awaiting = true;
    const answer = await this.#ask("restore", { query });
    if (answer?.fields) writeInputs(this.#form, answer.fields);
  }

  /**
   * @param {"answer" | "restore"} op
   * @param {object} more
   * @returns {Promise<Answer | undefined>} the answer that is shown by now, unless there is none
   */
  async #ask(op, more) {
    const turn = this.#turn;
    const [calculator, locale] = [this.getAttribute("calculator"), this.getAttribute("locale")];
    const presets = JSON.parse(this.dataset.presets || "{}");
    this.#start();
    this.#answer.setAttribute("aria-busy", "true");
    try {
      const answer = await python.ask(this, { op, calculator, locale, presets, base: this.dataset.base || "", ...more });
      if (turn !== this.#turn || answer === undefined) return undefined;
      this.#show(answer);
      return answer;
    } catch (reason) {
      if (turn !== this.#turn) return undefined;
      if (python.state !== "unavailable") console.error(reason);
      this.#settle(false);
      this.#say(this.dataset.textUnavailable);
      return undefined;
    }
  }

  /** @param {Answer} answer */
  #show(answer) {
    showErrors(this.#form, answer.errors ?? {}, this.dataset.errorPrefix ?? "");
    if (answer.html !== undefined) this.#place(answer.html);
    this.#settle(answer.ok);
    if (answer.ok) {
      this.#query = answer.query ?? "";
      if (this.#changed) this.#addressing.soon();
    }
    this.#say(answer.status);
    this.dispatchEvent(new CustomEvent("dragoman:answer", { bubbles: true, detail: answer }));
  }

  /** @param {string} html */
  #place(html) {
    const unfolded = [...this.#answer.querySelectorAll("details")].map(({ open }) => open);
    this.#answer.innerHTML = trustedMarkup(html);
    this.#answer.querySelectorAll("details").forEach((details, at) => (details.open = unfolded[at] ?? details.open));
  }

  /** @param {boolean} fits whether the answer shown is the one to the inputs shown */
  #settle(fits) {
    this.#awaiting = false;
    this.#answer.removeAttribute("aria-busy");
    this.#answer.toggleAttribute("data-stale", !fits);
  }

  #reset() {
    this.#turn = {};
    this.#asking.cancel();
    this.#changed = false;
    this.#query = "";
    this.#answer.replaceChildren(...this.#served.map((node) => node.cloneNode(true)));
    this.#settle(true);
    showErrors(this.#form, {}, "");
    this.#say("");
    this.#writeAddress();
  }

  #writeAddress() {
    this.#addressing.cancel();
    const address = withQuery(location.href, this.#fields, this.#query);
    if (address !== location.href) history.replaceState(history.state, "", address);
  }

  async #copyLink() {
    // Without an await where none is needed: some browsers copy only during the click itself.
    if (this.#awaiting) {
      this.#asking.cancel();
      await this.#ask("answer", { inputs: readInputs(this.#form) });
    }
    this.#writeAddress();
    const { textCopied, textCopyFailed } = this.dataset;
    this.#said = ((await copyText(location.href)) ? textCopied : textCopyFailed) ?? "";
    this.#saying.now();
  }

  /** Says it in the status line, once things have calmed down. */
  #say(text = "") {
    this.#said = text;
    this.#saying.soon();
  }
}

if (!customElements.get("dragoman-calculator")) customElements.define("dragoman-calculator", CalculatorElement);

/**
 * <dragoman-calculator>: a form and its answer, both in the page already. Once the reader turns to the form, Python
 * starts, and from then on the answer follows what is typed. Without it the page stays as it was served.
 *
 * Attributes, all of them written by whoever writes the form, `dragoman.calculators.form`:
 *   calculator    its id, such as "staffing"
 *   locale        language and notation, such as "zh-Hant"
 *   data-runtime  the bundle's folder, relative to the page; where this script lies if left out
 *   data-base     the folder of the calculators' pages that an answer links to, relative to the page
 *   data-presets  JSON: the inputs that the page sets otherwise than the defaults, in canonical notation
 *   data-page     the page that links to an answer lead to, relative to this one; this one if left out
 *   data-state    for styles, kept by the element: "static", "starting", "ready" or "unavailable"
 *
 * Events, which bubble:
 *   dragoman:answer  an answer is shown, or what is wrong with the inputs; `detail` is the Answer
 *   dragoman:state   `detail.state` is the new state; for "unavailable" `detail.reason` is the cause, in English
 */
import { AnswerAddress } from "./answer-address.mjs";
import { AnswerRegion } from "./answer-region.mjs";
import { askAbout, startFor } from "./asking.mjs";
import { CaseRegion } from "./case-region.mjs";
import "../../facts/browser/dated.mjs";
import { showErrorSummary } from "./error-summary.mjs";
import { controlsOf, isChanged, readInputs, showButtons, showErrors, writeInputs } from "./form.mjs";
import { onDwell, onIntent } from "./intent.mjs";
import { afterQuiet } from "./pacing.mjs";
import { prepareForPaper } from "./paper.mjs";
import { python } from "../../runtime/browser/python-runtime.mjs";
import { queryOf } from "./share-link.mjs";
import { StatusLine } from "./status-line.mjs";
import { takeAlong } from "./taking-along.mjs";

/** Milliseconds without another answer, after which the reader is taken to look at this one. */
const PAUSE = 150;

/** For what `connectedCallback` sets. @type {never} */
const LATER = /** @type {never} */ (/** @type {unknown} */ (undefined));

export class CalculatorElement extends HTMLElement {
  /** @type {HTMLFormElement} */ #form = LATER;
  /** @type {AnswerRegion} */ #answer = LATER;
  /** @type {StatusLine} */ #status = LATER;
  /** @type {AnswerAddress} */ #address = LATER;
  /** Whether the reader has turned to this calculator, has changed something, and still awaits its answer. */
  #wanted = false;
  #changed = false;
  #awaiting = false;
  #edits = 0;
  /** @type {Promise<void> | undefined} */ #restoring;
  /** Exchanged when answers under way must not be shown any more. */
  #turn = {};
  /** @type {import("./asking.mjs").Answer | undefined} */ #latest;
  #connection = new AbortController();
  // At once: Python is asked one thing at a time, and of what waits only the newest.
  #asking = afterQuiet(0, () => void this.#askInputs());
  // Each answer comes first, how it was worked out when typing pauses: it takes as long again.
  #writing = afterQuiet(PAUSE, () => void this.#writeWorking());

  /** @returns {Record<string, string>} the inputs by name, as typed in the element's language */
  get inputs() {
    return this.#form ? readInputs(this.#form) : {};
  }

  /** @returns {import("./asking.mjs").Answer | undefined} the newest answer; nothing for the one that was served */
  get answer() {
    return this.#latest;
  }

  /**
   * Sets inputs and has them answered. Those not named go back to what the page presets.
   * @param {Record<string, string>} inputs by name, in canonical notation: "1234.5", "0.15" for 15 %, a choice's id
   * @returns {Promise<import("./asking.mjs").Answer | undefined>} the answer that is shown by now; nothing if there is
   *   none, since Python cannot be had or something newer was asked
   */
  async fill(inputs) {
    if (!this.#form) return undefined;
    this.#asking.cancel();
    this.#changed = true;
    const answering = this.#restore(new URLSearchParams(inputs).toString());
    this.#restoring = answering.then(() => {});
    return answering;
  }

  connectedCallback() {
    const form = this.querySelector("form");
    const answer = this.querySelector("[data-answer]");
    if (!form || !(answer instanceof HTMLElement)) return;
    const fields = controlsOf(form).map((control) => control.name);
    this.#form = form;
    this.#answer = new AnswerRegion(answer);
    this.#status = new StatusLine(this.querySelector("[data-status]"));
    this.#address = new AnswerAddress(fields, this.dataset.page);
    this.#connection = new AbortController();
    this.#listen();
    this.#followState();
    const query = queryOf(location.search, fields);
    if (query) this.#restoring = this.#restore(query).then(() => {});
    else this.#noticeChanges();
    this.#offer();
  }

  disconnectedCallback() {
    this.#connection.abort();
    this.#turn = {};
    for (const it of [this.#asking, this.#writing, this.#answer, this.#status, this.#address]) it?.cancel();
  }

  #listen() {
    const { signal } = this.#connection;
    onIntent(this, () => this.#start(), signal);
    onDwell(this, () => startFor(this), signal);
    for (const type of ["input", "change"]) this.#form.addEventListener(type, () => this.#edited(), { signal });
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#asking.now();
    }, { signal });
    this.#form.addEventListener("reset", () => queueMicrotask(() => this.#reset()), { signal });
    python.addEventListener("state", () => this.#followState(), { signal });
    python.addEventListener("progress", () => this.#followProgress(), { signal });
    this.#answer.onWorkingWanted(() => this.#writing.now(), signal);
    addEventListener("pageshow", () => this.#noticeChanges(), { signal });
  }

  /** What else can be done with an answer: take it along, print it, see it beside others. */
  #offer() {
    const { signal } = this.#connection;
    /** @type {import("./taking-along.mjs").Context} */
    const context = {
      form: this.#form,
      texts: this.dataset,
      calculator: this.getAttribute("calculator") ?? "",
      status: this.#status,
      address: this.#address,
      request: (from, op, more) => askAbout(this, from, op, more),
      catchUp: () => (this.#awaiting ? this.#catchUp() : undefined),
      complete: () => this.#complete(),
      complain: (reason) => this.#complain(reason),
    };
    takeAlong(context, signal);
    prepareForPaper(this, () => this.#address.link, signal);
    const section = this.querySelector("[data-cases]");
    if (section instanceof HTMLElement) new CaseRegion(section, context).follow(signal);
  }

  #start() {
    this.#wanted = true;
    startFor(this);
  }

  #followState() {
    const { state } = python;
    const { textStarting, textReady, textUnavailable } = this.dataset;
    if (this.dataset.state !== state) {
      this.dataset.state = state;
      const { reason } = python.report;
      this.dispatchEvent(new CustomEvent("dragoman:state", { bubbles: true, detail: { state, reason } }));
    }
    showButtons(this.#form, state !== "unavailable");
    if (state === "unavailable" && this.#wanted) this.#status.say(textUnavailable);
    if (state === "starting" && this.#awaiting) this.#status.say(textStarting);
    if (state === "ready" && this.#status.text === textStarting) this.#status.say(textReady);
  }

  #followProgress() {
    const bar = this.querySelector("[data-progress]");
    if (bar instanceof HTMLProgressElement) bar.value = python.progress;
  }

  /** Browsers put back what was typed before a reload, without telling. */
  #noticeChanges() {
    if (!this.#changed && !this.#awaiting && isChanged(this.#form)) this.#edited();
  }

  #edited() {
    this.#edits += 1;
    this.#changed = this.#awaiting = true;
    this.#start();
    this.#followState();
    this.#asking.soon();
  }

  /**
   * @param {string} query
   * @returns {Promise<import("./asking.mjs").Answer | undefined>}
   */
  async #restore(query) {
    this.#awaiting = true;
    const before = readInputs(this.#form);
    const edits = this.#edits;
    const answer = await this.#ask("restore", { query });
    if (answer?.fields) writeInputs(this.#form, answer.fields, before);
    this.#awaiting = this.#edits !== edits;
    return answer;
  }

  async #askInputs() {
    await this.#restoring;
    await this.#ask("answer", { inputs: readInputs(this.#form) });
  }

  async #catchUp() {
    await this.#restoring;
    if (!this.#awaiting) return;
    this.#asking.cancel();
    await this.#askInputs();
  }

  async #complete() {
    if (this.#awaiting) await this.#catchUp();
    this.#writing.cancel();
    await this.#writeWorking();
  }

  /**
   * @param {"answer" | "restore"} op
   * @param {object} more
   * @returns {Promise<import("./asking.mjs").Answer | undefined>} the answer that is shown by now, unless there is none
   */
  async #ask(op, more) {
    const turn = this.#turn;
    this.#start();
    this.#answer.wait();
    try {
      const answer = await askAbout(this, this, op, { working: this.#answer.isWorkingShown, ...more });
      if (turn !== this.#turn || answer === undefined) return undefined;
      this.#show(answer);
      return answer;
    } catch (reason) {
      if (turn !== this.#turn) return undefined;
      this.#settle(false);
      this.#complain(reason);
      return undefined;
    }
  }

  async #writeWorking() {
    const answer = this.#latest;
    if (this.#awaiting || !this.#answer.lacksWorking) return;
    try {
      const told = await askAbout(this, this.#writing, "working", { inputs: readInputs(this.#form) });
      if (told?.ok && answer === this.#latest) this.#answer.showWorking(told.html);
    } catch (reason) {
      this.#complain(reason);
    }
  }

  /** @param {unknown} reason why there is no answer */
  #complain(reason) {
    if (python.state !== "unavailable") console.error(reason);
    this.#status.say(this.dataset.textUnavailable);
  }

  /** @param {import("./asking.mjs").Answer} answer */
  #show(answer) {
    this.#showErrors(answer.errors ?? {}, answer.status);
    if (answer.html !== undefined) this.#answer.show(answer.html);
    this.#settle(answer.ok);
    if (answer.ok) {
      this.#address.query = answer.query ?? "";
      if (this.#changed) this.#address.writeSoon();
    }
    this.#status.say([answer.status, ...(answer.ok ? this.#answer.reservations : [])].join(" "));
    this.#latest = answer;
    if (answer.ok && this.#answer.isWorkingShown) this.#writing.now();
    else if (answer.ok) this.#writing.soon();
    this.dispatchEvent(new CustomEvent("dragoman:answer", { bubbles: true, detail: answer }));
  }

  /**
   * @param {Record<string, string>} errors messages by name
   * @param {string} summary of them
   */
  #showErrors(errors, summary) {
    showErrors(this.#form, errors, this.dataset.errorPrefix ?? "");
    showErrorSummary(this.querySelector("[data-errors]"), this.#form, errors, summary);
  }

  /** @param {boolean} fits whether the answer shown is the one to the inputs shown */
  #settle(fits) {
    this.#awaiting = false;
    this.#answer.settle(fits);
  }

  #reset() {
    this.#turn = {};
    this.#latest = undefined;
    for (const it of [this.#asking, this.#writing]) it.cancel();
    this.#changed = false;
    this.#answer.reset();
    this.#settle(true);
    this.#showErrors({}, "");
    this.#status.say("");
    this.#address.query = "";
    this.#address.write();
  }
}

if (!customElements.get("dragoman-calculator")) customElements.define("dragoman-calculator", CalculatorElement);

export { python };

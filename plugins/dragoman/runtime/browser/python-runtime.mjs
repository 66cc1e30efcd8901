/**
 * The one Python of a browser tab. It is kept by this module, outside any page element, so it outlives
 * navigation that only exchanges the page's content.
 */
import { Mailbox } from "./mailbox.mjs";
import { trustedAddress } from "./trusted.mjs";

/** How long the worker may be silent while something is expected of it. */
const PATIENCE = 20_000;

/** @typedef {"static" | "starting" | "ready" | "unavailable"} State */

export class PythonRuntime extends EventTarget {
  /** @type {State} */
  state = "static";
  /** Which part of the download has come, from 0 to 1. */
  progress = 0;
  /** How Python was started, for tests and the curious. @type {{ reason?: string }} */
  report = {};
  #address = "";
  /** @type {string[]} */
  #parts = [];
  #options;
  #mailbox = new Mailbox((id, question) => {
    this.#worker?.postMessage({ id, ...question });
    this.#expect();
  });
  /** @type {Worker | undefined} */
  #worker;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #watchdog;
  #mayRetry = true;

  /** @param {{Worker?: typeof Worker, patience?: number, snapshot?: boolean}} [options] */
  constructor(options = {}) {
    super();
    this.#options = { Worker: globalThis.Worker, patience: PATIENCE, snapshot: !isSlow(), ...options };
  }

  /**
   * Starts Python, unless that has been done.
   * @param {string} [address] of a file in the bundle's folder, or of the folder with its slash; where this script lies
   *   if left out
   * @param {string[]} [parts] of the bundle that the first answers will need, to be fetched along with the rest
   */
  start(address = import.meta.url, parts = []) {
    if (this.state !== "static") return;
    this.#address = address;
    this.#parts = parts;
    if (!this.#options.Worker || typeof WebAssembly !== "object") {
      this.#giveUp("this browser has no workers or no WebAssembly");
      return;
    }
    this.#launch(this.#options.snapshot ? "quick" : "small");
  }

  /**
   * @param {object} from whose question it is; a newer one of the same takes its place
   * @param {object} request
   * @param {string[]} [parts] of the bundle that the answer needs
   * @returns {Promise<any>} the answer, or nothing if the question has been overtaken
   * @throws {Error} if Python cannot be had, or failed over this question
   */
  async ask(from, request, parts = []) {
    if (this.state === "unavailable") throw new Error("Python is not available");
    const response = await this.#mailbox.ask(from, { request: JSON.stringify(request), parts });
    return response === undefined ? undefined : JSON.parse(response);
  }

  /** @param {string} way see worker.mjs */
  #launch(way) {
    try {
      const worker = new this.#options.Worker(trustedAddress(new URL("worker.mjs", this.#address).href), {
        type: "module",
        name: "dragoman",
      });
      worker.onmessage = ({ data }) => this.#receive(data);
      worker.onerror = (event) => {
        event.preventDefault?.();
        this.#failed(event.message || "the worker could not be loaded");
      };
      worker.postMessage({ start: way, parts: this.#parts });
      this.#worker = worker;
    } catch (reason) {
      return this.#giveUp(String(reason));
    }
    this.#become("starting");
    this.#expect();
  }

  /** @param {any} message */
  #receive(message) {
    if (message.stage === "failed") return this.#failed(message.reason);
    if (message.stage === "fetching") {
      this.progress = message.part;
      this.dispatchEvent(new Event("progress"));
    }
    if (message.stage === "ready") {
      this.report = message;
      this.#become("ready");
      this.#mailbox.open();
    }
    if (message.id !== undefined) {
      this.#mayRetry = true;
      this.#mailbox.deliver(message);
    }
    this.#expect();
  }

  /** Waits anew for the next sign of life, if there is one to come. */
  #expect() {
    clearTimeout(this.#watchdog);
    if (this.state !== "starting" && !this.#mailbox.expecting) return;
    const due = Date.now() + this.#options.patience;
    this.#watchdog = setTimeout(() => {
      // A computer that slept has not been waiting.
      if (Date.now() - due > 5_000) this.#expect();
      else this.#failed(`nothing heard for ${this.#options.patience / 1000} seconds`);
    }, this.#options.patience);
  }

  /** @param {string} reason */
  #failed(reason) {
    this.#worker?.terminate();
    this.#worker = undefined;
    clearTimeout(this.#watchdog);
    this.#mailbox.close();
    if (!this.#mayRetry) return this.#giveUp(reason);
    this.#mayRetry = false;
    this.#launch("whole");
  }

  /** @param {string} reason */
  #giveUp(reason) {
    this.report = { reason };
    this.#mailbox.refuse(new Error(reason));
    this.#become("unavailable");
  }

  /** @param {State} state */
  #become(state) {
    if (this.state === state) return;
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }
}

/** Whether the reader asked for, or the line forces, the smaller download. */
function isSlow() {
  const connection = /** @type {any} */ (globalThis.navigator)?.connection;
  return Boolean(connection?.saveData || (connection?.effectiveType ?? "4g") !== "4g");
}

export const python = new PythonRuntime();

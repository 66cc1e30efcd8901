import { trustedAddress } from "../../../runtime/browser/trusted.mjs";

/**
 * @typedef {{ bytes: number, missing: number }} Share
 * @typedef {object} Status what the service worker says
 * @property {string} current the edition that new pages are of
 * @property {boolean} isNews whether that has something new for the reader of this page
 * @property {boolean} refused the reader wants nothing kept
 * @property {"none" | "visited" | "all"} mode
 * @property {Share} language
 * @property {Share} python
 * @property {boolean} pythonUsed
 * @property {boolean} [unreachable] the network failed when this page was loaded
 * @property {boolean} [absent] and the page that was wanted is not on this device
 * @property {"" | "full" | "stopped" | "network"} failure
 *
 * @typedef {{ done: number, total: number }} Progress in bytes
 */

const UPDATE_EVERY = 60 * 60_000;
const PULSE_EVERY = 5_000;
const ATTEND_EVERY = 2_000;

/**
 * Where the page talks with its service worker. Fires "status" and "progress"; and on the document, for whoever else
 * wants to know, "dragoman:offline" once something is done: `detail.asked` says what, `detail.status` how things stand.
 */
export class WorkerClient extends EventTarget {
  /** @type {Status | undefined} */
  status;
  /** @type {Progress | undefined} */
  progress;
  language = "";
  #checked = Date.now();
  /** @type {ServiceWorkerRegistration | undefined} */
  #registration;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #attending;

  /**
   * Installs the worker. Without one, for whatever reason, the site works as any other.
   * @param {string} worker its address
   * @param {string} language
   * @returns {Promise<boolean>} whether there is one
   */
  async open(worker, language) {
    this.language = language;
    const { serviceWorker } = navigator;
    if (!serviceWorker || !globalThis.isSecureContext) return false;
    serviceWorker.addEventListener("message", ({ data }) => data?.type === "edition" && void this.ask("status"));
    try {
      const scope = new URL("./", worker).href;
      const known = await serviceWorker.getRegistration(scope);
      // Registering anew would only ask the host once more, and wait for it; the browser looks for updates by itself.
      if (known?.scope !== scope || !known.active) {
        await serviceWorker.register(trustedAddress(worker), { updateViaCache: "none" });
      }
      const registration = (this.#registration = await serviceWorker.ready);
      registration.addEventListener("updatefound", () => this.#attend());
      this.#attend();
    } catch {
      return false; // private windows, and readers who allow no storage
    }
    document.addEventListener("visibilitychange", () => this.#lookForUpdate());
    addEventListener("online", () => this.#lookForUpdate());
    addEventListener("pageshow", ({ persisted }) => persisted && void this.ask("status"));
    return (await this.ask("status")) !== undefined;
  }

  /**
   * Sees a new worker through. Firefox ends one that is at its installation for a minute, unless something new is told it;
   * and on a busy device Chromium may forget, until a page is opened, that one which is installed takes over.
   */
  #attend() {
    clearInterval(this.#attending);
    this.#attending = setInterval(() => {
      const { installing, waiting } = this.#registration ?? {};
      installing?.postMessage({ type: "pulse" });
      waiting?.postMessage({ type: "take over" });
      if (!installing && !waiting) clearInterval(this.#attending);
    }, ATTEND_EVERY);
  }

  #lookForUpdate() {
    if (document.visibilityState !== "visible" || Date.now() - this.#checked < UPDATE_EVERY) return;
    this.#checked = Date.now();
    this.#registration?.update().catch(() => {}); // no connection: another time
  }

  /**
   * @param {"status" | "keep" | "visited" | "python" | "stop" | "remove"} type
   * @param {object} [more]
   * @returns {Promise<Status | undefined>} how things stand when it is done
   */
  ask(type, more = {}) {
    const worker = this.#registration?.active;
    if (!worker) return Promise.resolve(undefined);
    const id = crypto.randomUUID();
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      const end = this.#watch(id, () => {
        port1.close();
        resolve(this.ask(type, more));
      });
      port1.onmessage = ({ data }) => {
        if (data.progress) return this.#tell("progress", () => (this.progress = data.progress));
        end();
        port1.close();
        this.#tell("status", () => {
          if (data.status && ["keep", "python"].includes(type)) this.progress = undefined;
          this.status = data.status;
        });
        const detail = { asked: type, status: data.status };
        document.dispatchEvent(new CustomEvent("dragoman:offline", { bubbles: true, detail }));
        resolve(data.status);
      };
      worker.postMessage({ type, id, language: this.language, ...more }, [port2]);
    });
  }

  /**
   * Browsers end a worker that is at something for long, Firefox after a minute unless something new is asked of it; and
   * a new edition's worker takes the place of the last one's. So it is asked again and again whether it is still at it.
   * @param {string} id of what was asked
   * @param {() => void} onLoss called once the worker no longer knows of it
   * @returns {() => void} ends the watch
   */
  #watch(id, onLoss) {
    let misses = 0;
    const timer = setInterval(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        port1.close();
        misses = data.isKnown ? 0 : misses + 1;
        if (misses === 2) lose(); // the first time, the answer may be on its way
      };
      const worker = this.#registration?.active;
      if (worker) worker.postMessage({ type: "pulse", id }, [port2]);
      else lose();
    }, PULSE_EVERY);
    const end = () => {
      clearInterval(timer);
      misses = NaN; // an answer that is still on its way no longer counts
    };
    const lose = () => {
      end();
      onLoss();
    };
    return end;
  }

  /**
   * @param {string} event
   * @param {() => void} change
   */
  #tell(event, change) {
    change();
    this.dispatchEvent(new Event(event));
  }
}

export const client = new WorkerClient();

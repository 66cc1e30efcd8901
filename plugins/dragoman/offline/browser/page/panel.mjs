/**
 * <dragoman-offline>: says whether the guide is on this device, and lets the reader put it there or take it away. Stays
 * empty where no service worker can be had.
 */
import { client } from "./worker-client.mjs";
import { button, element } from "./notices.mjs";
import { filled, sizeText, told } from "./told.mjs";

/** The browser's offer to install the site as an app; it comes once, and may come before the panel. */
let installation = /** @type {any} */ (undefined);
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  installation = event;
  client.dispatchEvent(new Event("status"));
});
addEventListener("appinstalled", () => {
  installation = undefined;
  client.dispatchEvent(new Event("status"));
});

/** Whether the reader has asked for something and not been answered, in whichever panel. */
let isBusy = false;
let failure = "";

class OfflinePanel extends HTMLElement {
  #connection = new AbortController();
  #title = element("p", "dg-offline__title");
  #detail = element("p", "dg-offline__detail");
  #bar = /** @type {HTMLProgressElement} */ (element("progress", "dg-offline__bar"));
  #buttons = element("div", "dg-offline__buttons");
  #said = element("p", "dg-offline__said");

  connectedCallback() {
    this.#connection = new AbortController();
    const { signal } = this.#connection;
    const words = element("div", "dg-offline__words");
    words.append(this.#title, this.#detail, this.#bar);
    this.#said.setAttribute("role", "status");
    this.replaceChildren(element("span", "dg-offline__sign"), words, this.#buttons, this.#said);
    for (const event of ["status", "progress"]) client.addEventListener(event, () => this.#show(), { signal });
    this.#show();
  }

  disconnectedCallback() {
    this.#connection.abort();
  }

  #show() {
    const page = told();
    const { status, progress } = client;
    this.hidden = !page || !status;
    if (!page || !status) return;
    const { texts, sizes } = page;
    const size = (/** @type {number} */ bytes) => sizeText(bytes, sizes);
    const isWhole = status.language.missing === 0;
    const withPython = isWhole && status.python.bytes > 0 && status.python.missing === 0;
    const kept = status.language.bytes - status.language.missing + (status.python.bytes - status.python.missing);
    this.dataset.state = isBusy ? "busy" : withPython ? "all" : isWhole ? "pages" : "none";

    let title = isWhole ? (withPython ? texts.whole_python : texts.whole) : texts.offer;
    let detail = filled(texts.on_device, { size: size(kept) });
    if (isWhole && status.python.missing) {
      detail += ` ${filled(texts.python_missing, { size: size(status.python.missing) })}`;
    } else if (!isWhole) {
      const all = size(status.language.missing + status.python.missing);
      detail = filled(status.mode === "visited" ? texts.visited : texts.offer_detail, { size: all });
    }
    if (failure) detail = texts[failure];
    if (isBusy) {
      title = texts.saving;
      detail = progress ? filled(texts.progress, { done: size(progress.done), total: size(progress.total) }) : "";
    }
    this.#title.textContent = title;
    this.#detail.textContent = detail;
    this.#bar.hidden = !isBusy;
    this.#bar.setAttribute("aria-label", texts.saving);
    if (progress?.total) Object.assign(this.#bar, { max: progress.total, value: progress.done });
    else this.#bar.removeAttribute("value");
    this.#offer(texts, status, isWhole, kept > 0 && !status.refused);
  }

  /**
   * @param {Record<string, string>} texts
   * @param {import("./worker-client.mjs").Status} status
   * @param {boolean} isWhole
   * @param {boolean} hasSomething
   */
  #offer(texts, status, isWhole, hasSomething) {
    /** @type {[string, () => void, string][]} */
    const wanted = [];
    if (isBusy) {
      wanted.push([texts.stop, () => void client.ask("stop"), ""]);
    } else {
      if (!isWhole) wanted.push([texts.keep, () => void this.#keep(), "dg-button--main"]);
      else if (status.python.missing) wanted.push([texts.keep_python, () => void this.#keep(), "dg-button--main"]);
      if (installation) wanted.push([texts.install, () => void installation?.prompt(), ""]);
      if (hasSomething) wanted.push([texts.remove, () => void this.#remove(), ""]);
    }
    const shown = [...this.#buttons.children].map((it) => it.textContent);
    if (shown.join() === wanted.map(([text]) => text).join()) return;
    const hadFocus = this.#buttons.contains(document.activeElement);
    this.#buttons.replaceChildren(...wanted.map(([text, act, more]) => button(`dg-button ${more}`, text, act)));
    if (hadFocus) /** @type {HTMLElement | null} */ (this.#buttons.firstElementChild)?.focus();
  }

  async #keep() {
    const texts = told()?.texts ?? {};
    [isBusy, failure] = [true, ""];
    this.#said.textContent = texts.saving;
    this.#show();
    // What a reader asked for should not fall victim to the browser's next tidying up.
    void navigator.storage?.persist?.().catch(() => {});
    const status = await client.ask("keep", { asked: true, python: true });
    failure = status?.failure ?? "network";
    isBusy = false;
    this.#said.textContent = failure ? texts[failure] : texts.saved;
    client.dispatchEvent(new Event("status"));
  }

  async #remove() {
    failure = "";
    const status = await client.ask("remove");
    if (status) this.#said.textContent = told()?.texts.removed ?? "";
  }
}

if (!customElements.get("dragoman-offline")) customElements.define("dragoman-offline", OfflinePanel);

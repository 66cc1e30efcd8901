/**
 * Keeps the guide on the reader's device, without being in the way: after the page has loaded, when the browser has
 * nothing else to do, and not when it is saving data.
 */
import { client } from "./worker-client.mjs";
import { follow } from "./notices.mjs";
import "./panel.mjs";
import { told } from "./told.mjs";
import { putBack } from "./typed.mjs";

/** Whether a service worker saw everything that this page has fetched. */
const watched = Boolean(navigator.serviceWorker?.controller);

/** Python's first answer, which may well come before there is a service worker. */
const answered = new Promise((resolve) => addEventListener("dragoman:answer", resolve, { once: true }));

const idle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ act) => setTimeout(act, 2_000));

function isSaving() {
  const { connection } = /** @type {any} */ (navigator);
  return Boolean(connection?.saveData) || matchMedia("(prefers-reduced-data: reduce)").matches;
}

async function begin() {
  const page = told();
  if (!page || window.top !== window) return; // nothing is kept for another site that shows a page in its own
  putBack();
  preferOneThemeColour();
  follow(client);
  if (!(await client.open(new URL(page.worker, document.baseURI).href, page.language))) return;
  if (isSaving()) {
    const used = performance.getEntriesByType("resource").map(({ name }) => name);
    await client.ask("visited", { addresses: [location.href, ...used] });
  } else {
    idle(() => void client.ask("keep"), { timeout: 10_000 });
  }
  void answered.then(() => client.ask("python", { watched }));
}

/** Material has a colour for the scheme that the reader chose; ours only follow the device. */
function preferOneThemeColour() {
  if (!document.querySelector('meta[name="theme-color"]:not([media])')) return;
  for (const meta of document.querySelectorAll('meta[name="theme-color"][media]')) meta.remove();
}

if (document.readyState === "complete") void begin();
else addEventListener("load", () => void begin(), { once: true });

import { told } from "./told.mjs";
import { remember } from "./typed.mjs";

/**
 * Tells of two things that concern the whole page, in a corner of it: that there is no connection, and that there is a
 * new edition. Nothing is ever loaded anew but by the reader.
 *
 * @param {import("./worker-client.mjs").WorkerClient} client
 */
export function follow(client) {
  const texts = () => told()?.texts ?? {};
  const dock = Object.assign(document.createElement("div"), { className: "dg-dock" });
  const corner = dock.appendChild(Object.assign(document.createElement("div"), { className: "dg-dock__notices" }));
  corner.setAttribute("role", "status");
  document.body.append(dock);

  let isUnreachable = false;
  let dismissed = "";

  function show() {
    const { status } = client;
    const isNew = Boolean(status?.isNews && dismissed !== status.current);
    place(corner, "edition", isNew, () => edition(texts(), () => {
      dismissed = status?.current ?? "";
      show();
    }));
    const isOffline = !navigator.onLine || isUnreachable;
    place(corner, "offline", isOffline, () => offline(texts()));
    document.documentElement.toggleAttribute("data-dg-offline", isOffline);
    if (status?.absent) tellAbsence();
  }

  addEventListener("offline", show);
  addEventListener("online", () => {
    isUnreachable = false;
    show();
  });
  client.addEventListener("status", () => {
    isUnreachable ||= Boolean(client.status?.unreachable);
    show();
  });
  show();
}

/** The page for missing addresses stands in for one that may well exist, but not on this device. */
function tellAbsence() {
  for (const text of document.querySelectorAll("[data-dg-missing]")) /** @type {HTMLElement} */ (text).hidden = true;
  const told = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-dg-not-kept]")]);
  for (const text of told) text.hidden = false;
  const title = told.find((text) => text.offsetParent) ?? told[0];
  const heading = document.querySelector("h1");
  if (!title || !heading) return;
  heading.textContent = document.title = title.dataset.dgNotKept ?? "";
  heading.lang = /** @type {HTMLElement | null} */ (title.closest("[lang]"))?.lang ?? "";
}

/**
 * @param {HTMLElement} corner
 * @param {string} name
 * @param {boolean} wanted
 * @param {() => HTMLElement} make
 */
function place(corner, name, wanted, make) {
  const there = corner.querySelector(`[data-notice="${name}"]`);
  if (Boolean(there) === wanted) return;
  if (there) return there.remove();
  const notice = make();
  notice.dataset.notice = name;
  corner.append(notice);
}

/**
 * @param {Record<string, string>} texts
 * @param {() => void} dismiss
 */
function edition(texts, dismiss) {
  const notice = element("div", "dg-notice dg-notice--edition");
  const words = element("div", "dg-notice__words");
  words.append(element("p", "dg-notice__title", texts.edition), element("p", "dg-notice__detail", texts.edition_detail));
  const buttons = element("div", "dg-notice__buttons");
  const reload = button("dg-button dg-button--main", texts.reload, () => {
    remember();
    location.reload();
  });
  buttons.append(reload, button("dg-button", texts.later, dismiss));
  notice.append(words, buttons);
  return notice;
}

/** @param {Record<string, string>} texts */
function offline(texts) {
  const notice = element("div", "dg-notice dg-notice--offline");
  notice.append(element("p", "dg-notice__title", texts.offline));
  return notice;
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {string} [text]
 */
export function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}

/**
 * @param {string} className
 * @param {string} text
 * @param {() => void} act
 */
export function button(className, text, act) {
  const made = /** @type {HTMLButtonElement} */ (element("button", className, text));
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

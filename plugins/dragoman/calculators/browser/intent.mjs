const CONTROL = "input, select, textarea, button, label, summary";

/**
 * @param {HTMLElement} element
 * @param {() => void} act called as soon as the reader turns to the element, and perhaps again
 * @param {AbortSignal} signal
 */
export function onIntent(element, act, signal) {
  element.addEventListener("focusin", act, { signal });
  element.addEventListener("pointerdown", ({ target }) => {
    if (target instanceof Element && target.closest(CONTROL)) act();
  }, { signal });
  // A finger that enters is most often only scrolling past.
  element.addEventListener("pointerenter", ({ pointerType }) => {
    if (pointerType !== "touch" && !(/** @type {any} */ (navigator).connection?.saveData)) act();
  }, { signal });
}

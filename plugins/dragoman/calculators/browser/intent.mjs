const CONTROL = "input, select, textarea, button, label, summary";

/** How long an element has to stay in view before that counts as interest. */
const DWELL = 2_000;

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

/**
 * @param {HTMLElement} element
 * @param {() => void} act called once the element has been near the view for a while, the browser has nothing else to
 *   do, and some megabytes will hardly be noticed
 * @param {AbortSignal} signal
 */
export function onDwell(element, act, signal) {
  if (!isBytesCheap()) return;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const whenIdle = globalThis.requestIdleCallback ?? setTimeout;
  const stop = () => [clearTimeout(timer), observer.disconnect()];
  const observer = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      clearTimeout(timer);
      if (isIntersecting)
        timer = setTimeout(() => {
          stop();
          whenIdle(() => !signal.aborted && act());
        }, DWELL);
    },
    { rootMargin: "25%" },
  );
  observer.observe(element);
  signal.addEventListener("abort", stop);
}

/** Where the browser does not tell of the line, a mouse has to be there: telephones are those that pay by the byte. */
function isBytesCheap() {
  const { connection } = /** @type {any} */ (navigator);
  if (connection) return !connection.saveData && (connection.effectiveType ?? "4g") === "4g";
  return matchMedia("(hover: hover) and (pointer: fine)").matches;
}

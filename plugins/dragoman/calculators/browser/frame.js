/**
 * The page of a calculator in a frame. It tells the page around it how high it is, and starts the calculator's script
 * where the frame lets it. A classic script, since a sandbox without `allow-same-origin` loads no modules.
 *
 * Messages, which anyone may read since they hold no secret:
 *   to the parent    {type: "dragoman:height", height: number of CSS pixels}
 *   from the parent  {type: "dragoman:height?"} asks for it once more
 */
{
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = document.documentElement;

  const theme = new URLSearchParams(location.search).get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  const tellHeight = () => {
    const { height } = root.getBoundingClientRect();
    parent.postMessage({ type: "dragoman:height", height: Math.ceil(height) }, "*");
  };
  if (parent !== window) {
    new ResizeObserver(tellHeight).observe(root);
    addEventListener("message", ({ source, data }) => {
      if (source === parent && data?.type === "dragoman:height?") tellHeight();
    });
  }

  /** One plain sentence; the answer that was served stays. */
  const stayStatic = () => {
    const sentence = document.querySelector("[data-off]");
    if (sentence instanceof HTMLElement) sentence.hidden = false;
  };
  addEventListener("DOMContentLoaded", () => {
    // An opaque origin may load neither the module nor the worker, and trying would only fill its console.
    if (self.origin === "null") stayStatic();
    else import(new URL(own.dataset.element ?? "", document.baseURI).href).catch(stayStatic);
  });

  /** The reader goes on in the guide with what was typed here. */
  addEventListener("dragoman:answer", (event) => {
    const { query } = /** @type {CustomEvent<{query?: string}>} */ (event).detail;
    const link = document.querySelector("[data-full-page]");
    if (link instanceof HTMLAnchorElement && query !== undefined) link.search = query;
  });
}

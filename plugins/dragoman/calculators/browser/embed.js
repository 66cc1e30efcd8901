/**
 * For pages of other sites: makes the frames of this guide as high as the calculators in them. It serves all frames of
 * a page, those that are added later too. A classic script, since modules from another site need its permission.
 */
{
  /** Whatever is higher is a mistake, in pixels. */
  const HIGHEST = 100_000;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** Where the frames' pages stand: beside this script. */
  const folder = new URL("./", script.src).href;

  /** @returns {HTMLIFrameElement[]} */
  const frames = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(folder));

  /** @returns {string} the origin that a frame's messages come from */
  const originOf = (/** @type {HTMLIFrameElement} */ frame) =>
    frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin") ? "null" : new URL(folder).origin;

  addEventListener("message", ({ source, origin, data }) => {
    if (data?.type !== "dragoman:height" || !Number.isFinite(data.height)) return;
    if (data.height <= 0 || data.height > HIGHEST) return;
    const frame = frames().find((one) => one.contentWindow === source);
    if (!frame || originOf(frame) !== origin) return;
    const isBorderIncluded = getComputedStyle(frame).boxSizing === "border-box";
    const border = isBorderIncluded ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${Math.ceil(data.height) + border}px`;
  });

  // Some may have told their height before this script was there to listen.
  for (const frame of frames()) frame.contentWindow?.postMessage({ type: "dragoman:height?" }, "*");
}

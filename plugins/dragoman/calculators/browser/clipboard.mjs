/**
 * @param {string | Promise<string>} text a promise lets it come after the click that browsers insist on
 * @returns {Promise<boolean>} whether it is in the clipboard now
 */
export async function copyText(text) {
  try {
    if (typeof text === "string") await navigator.clipboard.writeText(text);
    else await navigator.clipboard.write([comingText(text)]);
    return true;
  } catch {
    return copySelected(await text);
  }
}

function comingText(/** @type {Promise<string>} */ text) {
  const file = text.then((content) => new Blob([content], { type: "text/plain" }));
  file.catch(() => {}); // if it never comes, that is told by `text`
  return new ClipboardItem({ "text/plain": file });
}

/** For addresses without a secure context, where there is no clipboard to write to. */
function copySelected(/** @type {string} */ text) {
  const focused = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.setAttribute("aria-hidden", "true");
  area.className = "dg-visually-hidden";
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}

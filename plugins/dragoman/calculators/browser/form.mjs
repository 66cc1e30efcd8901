/** What a calculator's form says, and what is said beside its fields. */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** @returns {Control[]} the controls that have a name and a value to give */
export function controlsOf(/** @type {HTMLFormElement} */ form) {
  return /** @type {Control[]} */ (
    [...form.elements].filter((control) => control.matches("input[name], select[name], textarea[name]"))
  );
}

/** @returns {Record<string, string>} text by name, as typed */
export function readInputs(/** @type {HTMLFormElement} */ form) {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
}

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} texts by name; other controls are left alone
 * @param {Record<string, string>} before what was typed when the texts were asked for; what has changed since is newer
 */
export function writeInputs(form, texts, before) {
  const now = readInputs(form);
  for (const control of controlsOf(form)) {
    if (!Object.hasOwn(texts, control.name) || now[control.name] !== before[control.name]) continue;
    const text = String(texts[control.name]);
    if (isTicked(control)) control.checked = control.value === text;
    else setValue(control, text);
    if (differs(control)) unfold(control);
  }
}

/** @returns {boolean} whether anything differs from what the page came with, as after a browser's restoring */
export function isChanged(/** @type {HTMLFormElement} */ form) {
  return controlsOf(form).some(differs);
}

function differs(/** @type {Control} */ control) {
  if (isTicked(control)) return control.checked !== control.defaultChecked;
  if (!(control instanceof HTMLSelectElement)) return control.value !== control.defaultValue;
  const marked = [...control.options].findIndex((option) => option.defaultSelected);
  return control.selectedIndex !== Math.max(marked, 0);
}

/**
 * Shows each message in its field's place for it, and takes away those that no longer hold.
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} errors messages by name
 * @param {string} prefix what a screen reader says before a message, such as "Error:"
 */
export function showErrors(form, errors, prefix) {
  for (const control of controlsOf(form)) {
    const place = control.closest("[data-field]")?.querySelector(".dg-error");
    if (!(place instanceof HTMLElement)) continue;
    const message = Object.hasOwn(errors, control.name) ? String(errors[control.name]) : "";
    place.hidden = !message;
    place.replaceChildren(...(message ? [hiddenPrefix(prefix), message] : []));
    if (message) {
      control.setAttribute("aria-invalid", "true");
      describeBy(control, place.id);
      unfold(control);
    } else control.removeAttribute("aria-invalid");
  }
}

/** Opens what the control is folded away in. */
export function unfold(/** @type {Control} */ control) {
  const details = control.closest("details");
  if (details) details.open = true;
}

/** @returns {control is HTMLInputElement} */
function isTicked(/** @type {Control} */ control) {
  return control.type === "checkbox" || control.type === "radio";
}

/** Leaves a select as it is when it has no such option, instead of emptying it. */
function setValue(/** @type {Control} */ control, /** @type {string} */ text) {
  if (control instanceof HTMLSelectElement && ![...control.options].some(({ value }) => value === text)) return;
  control.value = text;
}

/** What works without Python. */
const LIFELESS = ".dg-take, [data-action=print], [data-action=embed]";

/**
 * Shows the buttons, which come hidden since they need scripts.
 * @param {HTMLFormElement} form
 * @param {boolean} live whether there is Python to answer; without it few of them make sense
 */
export function showButtons(form, live) {
  const buttons = /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll(".dg-take, [data-action], [type=reset]"));
  for (const button of buttons) button.hidden = !live && !button.matches(LIFELESS);
}

function hiddenPrefix(/** @type {string} */ prefix) {
  const span = document.createElement("span");
  span.className = "dg-visually-hidden";
  span.textContent = prefix && `${prefix} `;
  return span;
}

function describeBy(/** @type {Control} */ control, /** @type {string} */ id) {
  const ids = (control.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
  if (!ids.includes(id)) control.setAttribute("aria-describedby", [...ids, id].join(" "));
}

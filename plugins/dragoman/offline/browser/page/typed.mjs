/**
 * Carries what the reader has typed over to the new edition's page: browsers put it back after a reload, but not into
 * fields that ask them to remember nothing.
 */
const PLACE = "dragoman.typed";
const CONTROLS = "form :is(input, select, textarea)[name]:not([type=hidden], [type=password], [type=file])";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** @returns {control is HTMLInputElement} */
function isChoice(/** @type {Control} */ control) {
  return control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);
}

/** @returns {[string, Control][]} the page's controls, each with what it is called by in every edition */
function controls() {
  const forms = [...document.forms];
  return /** @type {Control[]} */ ([...document.querySelectorAll(CONTROLS)]).map((control) => {
    const form = /** @type {HTMLFormElement} */ (control.form);
    return [JSON.stringify([forms.indexOf(form), control.name, isChoice(control) && control.value]), control];
  });
}

/** @param {Control} control */
const valueOf = (control) => (isChoice(control) ? control.checked : control.value);

/** @returns {boolean} whether the reader has put something else into it than it was served with */
function isChanged(/** @type {Control} */ control) {
  if (isChoice(control)) return control.checked !== control.defaultChecked;
  if (!(control instanceof HTMLSelectElement)) return control.value !== control.defaultValue;
  const served = [...control.options].findIndex((option) => option.defaultSelected);
  return control.selectedIndex !== Math.max(served, 0);
}

/** Notes what is in the page's forms. */
export function remember() {
  const values = Object.fromEntries(controls().map(([name, control]) => [name, valueOf(control)]));
  try {
    sessionStorage.setItem(PLACE, JSON.stringify({ page: location.pathname, values }));
  } catch {
    // No storage: what the browser puts back by itself has to do.
  }
}

/** Puts it back into the forms of the same page, once. What the reader has typed while the page loaded stays. */
export function putBack() {
  let noted;
  try {
    noted = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
  } catch {
    return;
  }
  if (noted?.page !== location.pathname) return;
  for (const [name, control] of controls()) {
    if (!Object.hasOwn(noted.values, name) || valueOf(control) === noted.values[name]) continue;
    if (isChanged(control)) continue;
    if (isChoice(control)) control.checked = noted.values[name];
    else control.value = noted.values[name];
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

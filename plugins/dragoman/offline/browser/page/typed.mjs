/**
 * Carries what the reader has typed over to the new edition's page: browsers put it back after a reload, but not into
 * fields that ask them to remember nothing.
 */
const PLACE = "dragoman.typed";
const CONTROLS = "form :is(input, select, textarea)[name]:not([type=hidden], [type=password], [type=file])";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** @param {Control} control */
const isChoice = (control) => control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);

/** @returns {[string, Control][]} the page's controls, each with what it is called by in every edition */
function controls() {
  const forms = [...document.forms];
  return /** @type {Control[]} */ ([...document.querySelectorAll(CONTROLS)]).map((control) => {
    const form = /** @type {HTMLFormElement} */ (control.form);
    return [JSON.stringify([forms.indexOf(form), control.name, isChoice(control) && control.value]), control];
  });
}

/** @param {Control} control */
const valueOf = (control) => (isChoice(control) ? /** @type {HTMLInputElement} */ (control).checked : control.value);

/** Notes what is in the page's forms. */
export function remember() {
  const values = Object.fromEntries(controls().map(([name, control]) => [name, valueOf(control)]));
  try {
    sessionStorage.setItem(PLACE, JSON.stringify({ page: location.pathname, values }));
  } catch {
    // No storage: what the browser puts back by itself has to do.
  }
}

/** Puts it back into the forms of the same page, once. */
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
    if (isChoice(control)) /** @type {HTMLInputElement} */ (control).checked = noted.values[name];
    else control.value = noted.values[name];
    for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
  }
}

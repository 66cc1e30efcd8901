/** What is wrong with the inputs, in one place beside the answer: each field by name, with a link to it. */
import { controlsOf, unfold } from "./form.mjs";

/**
 * @param {Element | null} place for it; without one nothing is shown
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} errors messages by name; none hides the place
 * @param {string} title
 */
export function showErrorSummary(place, form, errors, title) {
  if (!(place instanceof HTMLElement)) return;
  const wrong = controlsOf(form).filter(({ name }) => Object.hasOwn(errors, name));
  place.hidden = wrong.length === 0;
  const heading = place.querySelector("p");
  if (heading) heading.textContent = wrong.length ? title : "";
  place.querySelector("ul")?.replaceChildren(...wrong.map((control) => itemOf(control, String(errors[control.name]))));
}

/** Its label, with its group's where several fields have that label. */
function nameOf(/** @type {import("./form.mjs").Control} */ control) {
  const label = labelOf(control);
  const shared = control.form ? controlsOf(control.form).filter((other) => labelOf(other) === label) : [];
  const group = control.closest("fieldset")?.querySelector("legend")?.textContent;
  return shared.length > 1 && group ? `${group} – ${label}` : label;
}

const labelOf = (/** @type {import("./form.mjs").Control} */ control) => control.labels?.[0]?.textContent ?? control.name;

/**
 * @param {import("./form.mjs").Control} control
 * @param {string} message
 */
function itemOf(control, message) {
  const link = document.createElement("a");
  link.href = `#${control.id}`;
  link.textContent = nameOf(control);
  link.addEventListener("click", (event) => {
    // The address is the answer's, and the field may be folded away.
    event.preventDefault();
    unfold(control);
    control.focus();
  });
  const item = document.createElement("li");
  item.append(link, " ", message);
  return item;
}

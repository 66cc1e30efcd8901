/**
 * <dragoman-dated from="2027-01-01" until="2027-01-30">: a text that is shown on these days of the reader's, both
 * included; without one of the two there is no end on that side. What was true on the day of the edition is served in
 * sight, what comes later with the attribute `hidden`.
 */

/** @returns {string} the reader's day, such as "2026-11-21" */
export function today(now = new Date()) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether a text is shown on `day`. Days as ISO 8601 writes them stand in the order of their letters. */
export const holds = (/** @type {string} */ day, from = "", until = "") => from <= day && (!until || day <= until);

// The functions above are also used where there are no elements.
if (globalThis.customElements && !customElements.get("dragoman-dated")) {
  customElements.define(
    "dragoman-dated",
    class extends HTMLElement {
      connectedCallback() {
        const [from, until] = ["from", "until"].map((name) => this.getAttribute(name) ?? "");
        this.hidden = !holds(today(), from, until);
      }
    },
  );
}

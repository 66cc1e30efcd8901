/**
 * Prepares a calculator for paper, whoever gave the order to print: unfolds what is folded, and writes down where
 * the answer can be found again.
 * @param {HTMLElement} calculator
 * @param {() => string} address of the answer that is shown
 * @param {AbortSignal} signal
 */
export function prepareForPaper(calculator, address, signal) {
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...calculator.querySelectorAll("details")].filter(({ open }) => !open);
    for (const details of folded) details.open = true;
    for (const place of calculator.querySelectorAll("[data-address]")) place.textContent = address();
  }, { signal });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
    folded = [];
  }, { signal });
}

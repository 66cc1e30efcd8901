/**
 * @param {number} milliseconds
 * @param {() => void} act
 */
export function afterQuiet(milliseconds, act) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return {
    /** Act when nothing has been called for this long. */
    soon() {
      clearTimeout(timer);
      timer = setTimeout(act, milliseconds);
    },
    now() {
      clearTimeout(timer);
      act();
    },
    cancel() {
      clearTimeout(timer);
    },
  };
}

/** How long a browser may take to begin reading a file that it was given. */
const GRACE = 10_000;

/** Lets spreadsheets see that a file is in UTF-8. */
const BYTE_ORDER_MARK = "\ufeff";

const TYPES = { csv: "text/csv;charset=utf-8", json: "application/json" };

/**
 * @param {string} calculator
 * @param {string} version of the data
 * @param {"csv" | "json"} format
 * @returns {string} a name that every file system takes
 */
export function fileName(calculator, version, format) {
  return `${[calculator, version].filter(Boolean).join("-").replace(/[^\w.-]+/g, "-")}.${format}`;
}

/**
 * Hands a file to the browser, to be saved the way its reader is used to.
 * @param {string} name
 * @param {"csv" | "json"} format
 * @param {string} content
 */
export function saveFile(name, format, content) {
  const file = new Blob([format === "csv" ? BYTE_ORDER_MARK : "", content], { type: TYPES[format] });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), GRACE);
}

/** Import this to be told of a failure without the line it comes from, which in Pyodide is a megabyte long. */
process.on("uncaughtException", (/** @type {Error} */ { message }) => {
  console.error(message);
  process.exit(1);
});

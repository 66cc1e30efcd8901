/** Pyodide in a module worker, as its documentation shows, with the packages unpacked from an archive. */
import { loadPyodide } from "./stock/pyodide.mjs";

const started = (async () => {
  const archives = ["packages.zip", "words.zip"].map(async (name) => (await fetch(name)).arrayBuffer());
  const pyodide = await loadPyodide();
  for (const archive of archives) pyodide.unpackArchive(await archive, "zip");
  pyodide.runPython('import calculator_kit.bridge as bridge\nbridge.open_package("support_costs")');
  return pyodide.globals.get("bridge").ask;
})();

globalThis.onmessage = async ({ data }) => postMessage((await started)(data));

// Draws SVG as PNG. Gets its work as JSON on standard input: {renderer, folder, drawings: [{name, size, svg}]}.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const { renderer, folder, drawings } = JSON.parse(await text(process.stdin));
const { initWasm, Resvg } = await import(pathToFileURL(join(renderer, "index.mjs")).href);
await initWasm(await readFile(join(renderer, "index_bg.wasm")));
for (const { name, size, svg } of drawings) {
  const drawing = new Resvg(svg, { fitTo: { mode: "width", value: size }, font: { loadSystemFonts: false } }).render();
  if (drawing.width !== size || drawing.height !== size) {
    throw new Error(`Error: the picture is ${drawing.width} by ${drawing.height}, an icon must be square`);
  }
  await writeFile(join(folder, name), drawing.asPng());
}

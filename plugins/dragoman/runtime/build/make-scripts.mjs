/**
 * Makes the scripts of a bundle: each entry and what it imports as one file, made small.
 * Reads {folder, modules, scripts: {name: path}, settings, result} from standard input; `modules` is the node_modules
 * folder that esbuild and Pyodide lie in.
 */
import "./plain-errors.mjs";
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const { folder, modules, scripts, settings, result } = JSON.parse(await text(process.stdin));
const { build } = createRequire(`${modules}/`)("esbuild");

await build({
  entryPoints: Object.entries(scripts).map(([out, path]) => ({ in: path, out })),
  outdir: folder,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  minify: true,
  format: "esm",
  charset: "utf8",
  // What every browser understands that can run Pyodide.
  target: ["chrome112", "firefox114", "safari16.4"],
  define: { SETTINGS: JSON.stringify(settings) },
  external: ["node:*", "ws"],
  nodePaths: [modules],
  logLevel: "error",
});
writeFileSync(result, "{}");

// Makes one small file of a script and what it imports. Gets its work as JSON on standard input:
// {esbuild, packages, folder, entries: [{path, name, format}]}, the first two being folders of npm packages.
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const { esbuild, packages, folder, entries } = JSON.parse(await text(process.stdin));
const { build } = createRequire(`${esbuild}/`)("esbuild");

for (const { path, name, format } of entries) {
  await build({
    entryPoints: [path],
    outfile: join(folder, name),
    format: format ?? undefined,
    nodePaths: packages ? [packages] : [],
    bundle: true,
    minify: true,
    charset: "utf8",
    // What every browser understands that can run the calculators.
    target: ["chrome112", "firefox114", "safari16.4"],
    logLevel: "error",
  });
}

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { unzip } from "../../plugins/dragoman/runtime/browser/zip.mjs";

/** An archive that Python has written. */
function archive(compression) {
  const folder = mkdtempSync(join(tmpdir(), "zip-"));
  const path = join(folder, "made.zip");
  try {
    execFileSync("python3", ["-c", `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.${compression}) as made:
    made.writestr("a/empty", b"")
    made.writestr("a/席次.txt", "שלום " * 100)
`, path]);
    return new Uint8Array(readFileSync(path));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("gives every file of an archive", () => {
  const files = Object.fromEntries(unzip(archive("ZIP_STORED")));
  assert.deepEqual(Object.keys(files), ["a/empty", "a/席次.txt"]);
  assert.equal(files["a/empty"].length, 0);
  assert.equal(new TextDecoder().decode(files["a/席次.txt"]), "שלום ".repeat(100));
});

test("refuses what is cut short, compressed or no archive", () => {
  const whole = archive("ZIP_STORED");
  for (const wrong of [whole.subarray(0, -1), whole.subarray(0, 10), new Uint8Array(100), archive("ZIP_DEFLATED")])
    assert.throws(() => [...unzip(wrong)], Error);
});

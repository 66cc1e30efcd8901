import assert from "node:assert/strict";
import { test } from "node:test";
import { fileName } from "../../plugins/dragoman/calculators/browser/file-saving.mjs";

test("names a file after calculator and data", () => {
  assert.equal(fileName("dedicated_hourly", "2026-11-21.a6adbd83", "csv"), "dedicated_hourly-2026-11-21.a6adbd83.csv");
  assert.equal(fileName("staffing", "", "json"), "staffing.json");
});

test("leaves out what no file name can have", () => {
  assert.equal(fileName("a/../b", 'x:"\u202e<>| y', "csv"), "a-..-b-x-y.csv");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, today } from "../../plugins/dragoman/facts/browser/dated.mjs";

test("a text holds on its first and on its last day", () => {
  for (const [day, expected] of Object.entries({
    "2024-06-01": false,
    "2026-12-31": false,
    "2027-01-01": true,
    "2027-01-30": true,
    "2027-01-31": false,
    "2030-06-01": false,
  })) {
    assert.equal(holds(day, "2027-01-01", "2027-01-30"), expected, day);
  }
});

test("an end that is not given is open", () => {
  assert.ok(holds("1999-12-31", "", "2026-12-31"));
  assert.ok(holds("2999-12-31", "2027-01-01"));
  assert.ok(holds("2026-01-01"));
});

test("the day is the reader's own, not Greenwich's", () => {
  assert.equal(today(new Date(2027, 0, 1, 0, 0, 1)), "2027-01-01");
  assert.equal(today(new Date(2026, 11, 31, 23, 59, 59)), "2026-12-31");
});

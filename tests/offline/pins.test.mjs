import assert from "node:assert/strict";
import { test } from "node:test";

import { Pins } from "../../plugins/dragoman/offline/browser/worker/pins.mjs";

const MINUTE = 60_000;

/** Records in memory, in place of the browser's cache. */
class Notes {
  #notes = new Map();
  get = async (name) => this.#notes.get(name);
  set = async (name, value) => void this.#notes.set(name, value);
  delete = async (name) => void this.#notes.delete(name);
  keys = async (prefix) => [...this.#notes.keys()].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
}

test("a page that the browser does not list yet counts as open for half an hour, and no longer", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 1_000_000_000_000 });
  const pins = new Pins(new Notes());
  await pins.pin("page", "A");
  t.mock.timers.tick(30 * MINUTE);
  assert.deepEqual(await pins.used([]), new Set(["A"]));
  t.mock.timers.tick(1);
  assert.deepEqual(await pins.used(["page"]), new Set(["A"]));
  assert.deepEqual(await pins.used([]), new Set());
  assert.equal(await pins.versionOf("page"), undefined);
});

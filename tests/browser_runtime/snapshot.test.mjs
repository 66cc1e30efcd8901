import assert from "node:assert/strict";
import { test } from "node:test";
import { extent, mix } from "../../plugins/dragoman/runtime/browser/snapshot.mjs";

test("the difference to the wasm's own data can be taken and put back", () => {
  const image = Uint8Array.from({ length: 64 }, (_, at) => (at * 37) % 251);
  new Uint32Array(image.buffer)[1] = 16;
  const whole = image.slice();
  const statics = Uint8Array.from({ length: 32 }, (_, at) => at + 1);
  mix(image, statics, 32);
  assert.notDeepEqual(image, whole);
  assert.deepEqual(image.subarray(48), whole.subarray(48));
  mix(image, statics, 32);
  assert.deepEqual(image, whole);
});

test("finds where the zeros begin", () => {
  const memory = new Uint8Array(100);
  assert.equal(extent(memory), 0);
  memory[17] = 1;
  assert.equal(extent(memory), 32);
  memory[99] = 1;
  assert.equal(extent(memory), 100);
});

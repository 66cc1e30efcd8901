import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { extent, gunzip, mix } from "../../plugins/dragoman/calculators/browser/snapshot.mjs";

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

test("unpacks, and fills up with zeros to a length", async () => {
  const packed = gzipSync(Uint8Array.of(1, 2, 3));
  assert.deepEqual(await gunzip(packed), Uint8Array.of(1, 2, 3));
  assert.deepEqual(await gunzip(packed, 5), Uint8Array.of(1, 2, 3, 0, 0));
});

test("refuses what is damaged or too long", async () => {
  const packed = gzipSync(Uint8Array.from({ length: 5_000 }, (_, at) => at));
  await assert.rejects(gunzip(packed.subarray(0, -8)));
  packed[packed.length - 6] ^= 1;
  await assert.rejects(gunzip(packed));
  await assert.rejects(gunzip(gzipSync(Uint8Array.of(1, 2, 3)), 2));
});

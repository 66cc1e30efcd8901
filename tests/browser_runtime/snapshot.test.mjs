import assert from "node:assert/strict";
import { test } from "node:test";
import { extent, openSnapshot, packSnapshot } from "../../plugins/dragoman/runtime/browser/snapshot.mjs";

const PAGE = 4096;

/** Pyodide's form of a memory: a head whose second word is its length, then the heap. */
function imageOf(heap, headLength = 52) {
  const image = new Uint8Array(headLength + heap.length);
  image.fill(7, 8, headLength);
  new Uint32Array(image.buffer, 0, 2).set([1886286592, headLength]);
  image.set(heap, headLength);
  return image;
}

function heapOf(pages) {
  const heap = new Uint8Array(10 * PAGE);
  for (const [number, byte] of Object.entries(pages)) heap.fill(byte, number * PAGE + 5, number * PAGE + 900);
  return heap;
}

test("a memory comes back, whatever has been written into it since it was fresh", () => {
  const fresh = new Uint8Array(3 * PAGE + 16).map((_, at) => at % 251);
  const heap = heapOf({ 0: 3, 5: 9, 8: 1 });
  heap.set(fresh.subarray(PAGE, 2 * PAGE), PAGE); // one page is still as the wasm brought it along
  const image = imageOf(heap);
  const file = packSnapshot(image, fresh);
  const { head, restore } = openSnapshot(file);
  assert.deepEqual(head, image.slice(0, 52));
  const memory = new Uint8Array(12 * PAGE);
  memory.set(fresh);
  memory.fill(99, PAGE, 2 * PAGE);
  memory.fill(88, 6 * PAGE, 6 * PAGE + 3);
  restore(memory, fresh);
  assert.deepEqual(memory.subarray(0, heap.length), heap);
  assert.deepEqual(memory.subarray(heap.length), new Uint8Array(2 * PAGE));
});

test("only pages that differ are in the file", () => {
  const fresh = heapOf({ 0: 3, 1: 4 });
  assert.ok(packSnapshot(imageOf(heapOf({ 0: 3, 1: 4 })), fresh).length < PAGE);
  const length = packSnapshot(imageOf(heapOf({ 0: 3, 1: 5, 9: 1 })), fresh).length;
  assert.ok(length > 2 * PAGE && length < 3 * PAGE);
});

test("a heap that ends within a page, and one whose head has an odd length", () => {
  const heap = heapOf({ 9: 6 }).subarray(0, 9 * PAGE + 64);
  const { restore } = openSnapshot(packSnapshot(imageOf(heap, 56), new Uint8Array(16)));
  const memory = new Uint8Array(10 * PAGE);
  restore(memory, new Uint8Array(16));
  assert.deepEqual(memory.subarray(0, heap.length), heap);
});

test("a file that has been cut short is refused", () => {
  const file = packSnapshot(imageOf(heapOf({ 1: 4, 9: 6 })), new Uint8Array(16));
  for (const end of [-4, -PAGE, -2 * PAGE, 40]) assert.throws(() => openSnapshot(file.slice(0, end)), /cut short/);
});

test("finds where the zeros begin", () => {
  const memory = new Uint8Array(100);
  assert.equal(extent(memory), 0);
  memory[17] = 1;
  assert.equal(extent(memory), 32);
  memory[99] = 1;
  assert.equal(extent(memory), 100);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, marking } from "../../plugins/dragoman/runtime/build/cutting.mjs";
import { bodies, callsIn, importedFunctions } from "../../plugins/dragoman/runtime/build/wasm.mjs";

const text = (word) => [word.length, ...Buffer.from(word)];
const section = (id, content) => [id, content.length, ...content];
const body = (...instructions) => [instructions.length + 2, 0, ...instructions, 0x0b];

/**
 * Imports `env.told`; `first` calls `second` if it is given 1, `third` and `fourth` call nobody, `second` calls
 * `fourth`. All but the last are exported, and so is the memory.
 */
const MODULE = Uint8Array.from([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0,
  ...section(1, [2, 0x60, 1, 0x7f, 1, 0x7f, 0x60, 0, 1, 0x7f]),
  ...section(2, [1, ...text("env"), ...text("told"), 0, 1]),
  ...section(3, [4, 0, 1, 1, 1]),
  ...section(5, [1, 1, 1, 128, 128, 2]),
  ...section(7, [4, ...text("first"), 0, 1, ...text("second"), 0, 2, ...text("third"), 0, 3, ...text("memory"), 2, 0]),
  ...section(10, [
    4,
    ...body(0x20, 0, 0x04, 0x7f, 0x10, 2, 0x05, 0x41, 0x0b, 0x0b), // if: call second, else: 11
    ...body(0x10, 4, 0x10, 0, 0x6a), // fourth() + told()
    ...body(0x41, 33),
    ...body(0x41, 0xc4, 0),
  ]),
]);

const run = (wasm) => new WebAssembly.Instance(new WebAssembly.Module(wasm), { env: { told: () => 5 } }).exports;

test("reads which functions call which, counting the imported ones", () => {
  assert.equal(importedFunctions(MODULE), 1);
  assert.deepEqual(bodies(MODULE).map(callsIn), [[2], [4, 0], [], []]);
  assert.throws(() => callsIn(Uint8Array.of(0, 0xfd, 0x0b)), /0xfd is not known/);
});

test("marks each function that has been entered, and answers as before", () => {
  const { wasm, functions, entered } = marking(MODULE);
  assert.equal(functions, 4);
  const { first, third, memory } = run(wasm);
  assert.equal(first(0), 11);
  assert.deepEqual([...entered(new Uint8Array(memory.buffer))], [1, 0, 0, 0]);
  assert.equal(first(1), 73);
  assert.equal(third(), 33);
  assert.deepEqual([...entered(new Uint8Array(memory.buffer))], [1, 1, 1, 1]);
});

test("keeps what stands between two functions that were entered", () => {
  const { third } = run(cut(MODULE, Uint8Array.of(0, 1, 0, 1), () => true));
  assert.equal(third(), 33);
});

test("keeps what was entered and all that it may call, and traps elsewhere", () => {
  const small = cut(MODULE, Uint8Array.of(1, 0, 0, 0), (name) => name !== "second");
  const { first, third, ...rest } = run(small);
  assert.deepEqual(Object.keys(rest), ["memory"]);
  assert.equal(first(1), 73);
  assert.throws(third, WebAssembly.RuntimeError);
  assert.ok(small.length < MODULE.length);
});

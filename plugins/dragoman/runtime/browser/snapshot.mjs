/**
 * The memory of a started Python, as a file.
 *
 * The first megabytes of that memory are nearly what the wasm itself brings along. They are stored as
 * the difference to it, which halves the file.
 */

/** Byte offset of the heap, as Pyodide writes it into the second word of its snapshots. */
const heapAt = (/** @type {Uint8Array} */ image) =>
  new Uint32Array(image.buffer, image.byteOffset, 2)[1];

/**
 * Turns the start of a snapshot's heap into its difference to the data of the wasm, or back.
 * @param {Uint8Array} image a whole snapshot; changed in place
 * @param {Uint8Array} statics memory of a wasm instance that has not run yet
 * @param {number} length how much of the memory counts; a multiple of four
 */
export function mix(image, statics, length) {
  const into = new Uint32Array(image.buffer, image.byteOffset + heapAt(image), length / 4);
  const from = new Uint32Array(statics.buffer, statics.byteOffset, length / 4);
  for (let word = 0; word < from.length; word++) into[word] ^= from[word];
}

/** The place behind the last byte that is not zero, rounded up to a multiple of sixteen. */
export function extent(/** @type {Uint8Array} */ memory) {
  let end = memory.length;
  while (end > 0 && memory[end - 1] === 0) end--;
  return Math.min(memory.length, Math.ceil(end / 16) * 16);
}

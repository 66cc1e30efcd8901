/**
 * The memory of a started Python, as a file.
 *
 * Pyodide's own form of it is a head and then the whole heap. The file has the head, a bit for each page of the heap,
 * and those pages that are not as the wasm itself brings them along, as the difference to that.
 *
 *     head's length in bytes, number of pages: 32 bits each
 *     head; bits of the pages, the lowest first: each filled up to 32 bits
 *     pages
 */

const PAGE = 4096;
const WORDS = PAGE / 4;

/** In the second word of Pyodide's head: where the heap begins. */
const headOf = (/** @type {Uint8Array} */ image) => new Uint32Array(image.buffer, image.byteOffset, 2)[1];
const aligned = (/** @type {number} */ length) => Math.ceil(length / 4) * 4;

/**
 * @param {Uint8Array} image Pyodide's form; it begins at a multiple of four
 * @param {Uint8Array} fresh memory of a wasm instance that has not run yet
 * @returns {Uint8Array} the file
 */
export function packSnapshot(image, fresh) {
  const head = image.slice(0, headOf(image));
  const heap = wordsOf(image.slice(head.length));
  const before = wordsOf(fresh);
  const total = Math.ceil(heap.length / WORDS);
  const bits = new Uint8Array(aligned(total / 8));
  const pages = [];
  for (let number = 0; number < total; number++) {
    const page = new Uint32Array(WORDS);
    page.set(heap.subarray(number * WORDS, (number + 1) * WORDS));
    mix(page, before, number * WORDS);
    if (isZero(page)) continue;
    bits[number >> 3] |= 1 << (number & 7);
    pages.push(new Uint8Array(page.buffer));
  }
  const lengths = new Uint8Array(Uint32Array.of(head.length, total).buffer);
  const parts = [lengths, head, new Uint8Array(aligned(head.length) - head.length), bits, ...pages];
  const file = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (file.set(part, at), at + part.length), 0);
  return file;
}

/**
 * @param {Uint8Array} file it begins at a multiple of four
 * @throws {Error} if it is not whole
 * @returns {{head: Uint8Array, restore: (memory: Uint8Array, fresh: Uint8Array) => void}} Pyodide's head; and what
 *   makes a memory the one that was packed, given what was not zero of it before any code ran
 */
export function openSnapshot(file) {
  const [headLength, total] = new Uint32Array(file.buffer, file.byteOffset, 2);
  const bitsAt = 8 + aligned(headLength);
  const pagesAt = bitsAt + aligned(total / 8);
  const bits = file.subarray(bitsAt, pagesAt);
  const isStored = (/** @type {number} */ number) => Boolean(bits[number >> 3] & (1 << (number & 7)));
  const stored = Array.from({ length: total }, (_, number) => number).filter(isStored).length;
  if (file.length !== pagesAt + stored * PAGE) throw new Error("the snapshot is cut short");
  const pages = wordsOf(file.subarray(pagesAt));
  return {
    head: file.slice(8, 8 + headLength),
    restore(memory, fresh) {
      const words = wordsOf(memory);
      const before = wordsOf(fresh);
      let next = 0;
      for (let number = 0; number < total; number++) {
        const at = number * WORDS;
        const page = words.subarray(at, at + WORDS);
        if (isStored(number)) {
          page.set(pages.subarray(next, (next += WORDS)));
          mix(page, before, at);
        } else if (at < before.length) {
          page.fill(0);
          page.set(before.subarray(at, at + WORDS));
        } else if (!isZero(page)) {
          page.fill(0); // only then: writing makes the computer find a place for the page
        }
      }
    },
  };
}

/** The place behind the last byte that is not zero, rounded up to a multiple of sixteen. */
export function extent(/** @type {Uint8Array} */ memory) {
  let end = memory.length;
  while (end > 0 && memory[end - 1] === 0) end--;
  return Math.min(memory.length, Math.ceil(end / 16) * 16);
}

/**
 * Turns a page into its difference to another memory, or back.
 * @param {Uint32Array} page
 * @param {Uint32Array} other
 * @param {number} at where the page begins in the other one, which may be shorter
 */
function mix(page, other, at) {
  const end = Math.min(page.length, other.length - at);
  for (let word = 0; word < end; word++) page[word] ^= other[at + word];
}

function isZero(/** @type {Uint32Array} */ page) {
  for (let word = 0; word < page.length; word++) if (page[word]) return false;
  return true;
}

const wordsOf = (/** @type {Uint8Array} */ bytes) =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 2);

/**
 * Cuts out of Pyodide's wasm what is never reached. Cut-out functions stop with a trap; a worker to which that happens
 * starts with the whole wasm.
 */
import {
  SECTION, bodies, callsIn, importedFunctions, instructionsAt, leb128, listOf, withExports, withMorePages, withSections,
} from "./wasm.mjs";

/** Out of reach of any heap in the build. */
const PAGES_BEFORE_MARKS = 4096;
const PAGES_OF_MARKS = 2;

/** In functions. Twice as wide adds a quarter of a megabyte to the download. */
const WIDEST_GAP = 32;

/** No local variables, then `unreachable`. */
const TRAP = Uint8Array.of(0, 0x00, 0x0b);

/**
 * @param {Uint8Array} wasm
 * @returns {{wasm: Uint8Array, functions: number, entered: (memory: Uint8Array) => Uint8Array}} a module that marks
 *   each function it enters, their number, and what reads the marks: a byte for each function, 1 if it was entered
 */
export function marking(wasm) {
  const memory = withMorePages(wasm, PAGES_BEFORE_MARKS + PAGES_OF_MARKS);
  const marks = memory.end + PAGES_BEFORE_MARKS * 65_536;
  const functions = bodies(wasm);
  const marked = functions.map((body, number) => {
    const start = instructionsAt(body);
    // i32.const marks; i32.const 1; i32.store8 offset=number
    const mark = [0x41, ...signedLeb128(marks), 0x41, 1, 0x3a, 0, ...leb128(number)];
    return Buffer.concat([body.subarray(0, start), Uint8Array.from(mark), body.subarray(start)]);
  });
  return {
    wasm: withSections(wasm, { [SECTION.memory]: memory.content, [SECTION.code]: listOf(marked) }),
    functions: functions.length,
    entered: (bytes) => bytes.slice(marks, marks + functions.length),
  };
}

/**
 * @param {Uint8Array} wasm
 * @param {Uint8Array} entered a byte for each function: whether to keep it, and with it all that it calls by name
 * @param {(name: string) => boolean} exported which exports to keep
 */
export function cut(wasm, entered, exported) {
  const functions = bodies(wasm);
  const imported = importedFunctions(wasm);
  const kept = withNeighbours(entered);
  const open = [...kept.keys()].filter((number) => kept[number]);
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    for (const called of callsIn(functions[number])) {
      const next = called - imported;
      if (next < 0 || kept[next]) continue;
      kept[next] = 1;
      open.push(next);
    }
  }
  const code = listOf(functions.map((body, number) => (kept[number] ? body : TRAP)));
  return withSections(wasm, { [SECTION.code]: code, [SECTION.export]: withExports(wasm, exported) });
}

/**
 * The linker puts the functions of a source file side by side. What stands between two that are entered most often
 * belongs to them: the other methods of a type, say.
 * @param {Uint8Array} entered
 */
function withNeighbours(entered) {
  const kept = entered.slice();
  let last = -Infinity;
  entered.forEach((is, number) => {
    if (!is) return;
    if (number - last <= WIDEST_GAP) kept.fill(1, last, number);
    last = number;
  });
  return kept;
}

/** @param {number} value not negative */
function signedLeb128(value) {
  const bytes = leb128(value);
  const last = bytes.length - 1;
  return bytes[last] < 64 ? bytes : [...bytes.slice(0, last), bytes[last] | 128, 0];
}

/**
 * Reads and writes the binary format of WebAssembly modules, as far as cutting one needs it: sections, the bodies of
 * functions, the calls in them, exports. See the specification, https://webassembly.github.io/spec/core/binary/.
 */

export const SECTION = { import: 2, memory: 5, export: 7, code: 10 };

/** @typedef {{id: number, content: Uint8Array}} Section */

const MAGIC_AND_VERSION = 8;

/** Reads numbers one after the other. */
class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  get done() {
    return this.at >= this.bytes.length;
  }
  byte() {
    return this.bytes[this.at++];
  }
  /** An unsigned number in LEB128; also skips a signed one. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }
  skip(/** @type {number} */ count) {
    for (; count > 0; count--) this.number();
  }
  piece(/** @type {number} */ length) {
    const piece = this.bytes.subarray(this.at, this.at + length);
    this.at += length;
    return piece;
  }
  text() {
    return new TextDecoder().decode(this.piece(this.number()));
  }
}

/** @param {number} value unsigned */
export function leb128(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}

/** @param {Uint8Array} module @returns {Section[]} */
export function sections(module) {
  const reader = new Reader(module, MAGIC_AND_VERSION);
  const found = [];
  while (!reader.done) found.push({ id: reader.byte(), content: reader.piece(reader.number()) });
  return found;
}

/**
 * @param {Uint8Array} module
 * @param {Record<number, Uint8Array>} contents of the sections to exchange, by their id
 */
export function withSections(module, contents) {
  const pieces = [module.subarray(0, MAGIC_AND_VERSION)];
  for (const { id, content } of sections(module)) {
    const wanted = contents[id] ?? content;
    pieces.push(Uint8Array.from([id, ...leb128(wanted.length)]), wanted);
  }
  return joined(pieces);
}

/** @param {Uint8Array} module @param {number} id */
export function section(module, id) {
  const found = sections(module).find((one) => one.id === id);
  if (!found) throw new Error(`the module has no section ${id}`);
  return found.content;
}

/** A section that is a list of things with their lengths. @param {Uint8Array[]} things */
export function listOf(things) {
  return joined([
    Uint8Array.from(leb128(things.length)),
    ...things.flatMap((thing) => [Uint8Array.from(leb128(thing.length)), thing]),
  ]);
}

/** @param {Uint8Array} module @returns {Uint8Array[]} of the functions that the module itself defines */
export function bodies(module) {
  const reader = new Reader(section(module, SECTION.code));
  return Array.from({ length: reader.number() }, () => reader.piece(reader.number()));
}

/** @param {Uint8Array} body @returns {number} where its instructions begin, behind the local variables */
export function instructionsAt(body) {
  const reader = new Reader(body);
  for (let groups = reader.number(); groups > 0; groups--) reader.skip(2);
  return reader.at;
}

/** @param {Uint8Array} module @returns {number} how many functions it imports; their indices come first */
export function importedFunctions(module) {
  const reader = new Reader(section(module, SECTION.import));
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 0) functions++;
    if (kind === 0) reader.number();
    else if (kind === 1) [reader.number(), limits(reader)];
    else if (kind === 2) limits(reader);
    else reader.skip(2); // a global or a tag
  }
  return functions;
}

/** @param {Reader} reader */
function limits(reader) {
  const flags = reader.byte();
  return { flags, least: reader.number(), most: flags & 1 ? reader.number() : undefined };
}

/**
 * The section of a module's only memory, with more pages in it.
 * @param {Uint8Array} module
 * @param {number} pages
 * @returns {{content: Uint8Array, end: number}} the section, and the byte where the memory ended before
 */
export function withMorePages(module, pages) {
  const reader = new Reader(section(module, SECTION.memory));
  if (reader.number() !== 1) throw new Error("the module has not one memory");
  const { flags, least, most } = limits(reader);
  const sizes = [least + pages, ...(most === undefined ? [] : [most])];
  return { content: Uint8Array.from([1, flags, ...sizes.flatMap(leb128)]), end: least * 65_536 };
}

/**
 * The export section with some exports only.
 * @param {Uint8Array} module
 * @param {(name: string) => boolean} wanted
 */
export function withExports(module, wanted) {
  const reader = new Reader(section(module, SECTION.export));
  const kept = [];
  for (let left = reader.number(); left > 0; left--) {
    const start = reader.at;
    const name = reader.text();
    reader.skip(2);
    if (wanted(name)) kept.push(reader.bytes.subarray(start, reader.at));
  }
  return joined([Uint8Array.from(leb128(kept.length)), ...kept]);
}

/**
 * @param {Uint8Array} body
 * @returns {number[]} indices of the functions that it calls by name or takes the address of
 * @throws {Error} if there is an instruction that this reader does not know
 */
export function callsIn(body) {
  const reader = new Reader(body, instructionsAt(body));
  /** @type {number[]} */
  const calls = [];
  while (!reader.done) {
    const code = reader.byte();
    if (code === 0x10 || code === 0x12 || code === 0xd2) calls.push(reader.number());
    else if (code === 0x1f) catches(reader);
    else if (code === 0x0e) reader.skip(reader.number() + 1); // br_table
    else if (code === 0x1c) reader.skip(reader.number()); // select with types
    else if (code === 0xfc) reader.skip(IMMEDIATES_AFTER_FC[reader.number()] ?? unknown(code));
    else if (code === 0x43 || code === 0x44) reader.at += code === 0x43 ? 4 : 8; // f32.const, f64.const
    else if (code >= 0x28 && code <= 0x3e) memoryPlace(reader);
    else reader.skip(IMMEDIATES[code] ?? (code <= 0xd6 ? 0 : unknown(code)));
  }
  return calls;
}

/** How many numbers follow an instruction, if any do. @type {Record<number, number>} */
const IMMEDIATES = {
  0x02: 1, 0x03: 1, 0x04: 1, 0x06: 1, 0x07: 1, 0x08: 1, 0x09: 1, 0x0c: 1, 0x0d: 1, 0x11: 2, 0x13: 2, 0x18: 1,
  0x20: 1, 0x21: 1, 0x22: 1, 0x23: 1, 0x24: 1, 0x25: 1, 0x26: 1, 0x3f: 1, 0x40: 1, 0x41: 1, 0x42: 1, 0xd0: 1,
};
/** @type {Record<number, number>} */
const IMMEDIATES_AFTER_FC = {
  0: 0, 1: 0, 2: 0, 3: 0, 4: 0, 5: 0, 6: 0, 7: 0,
  8: 2, 9: 1, 10: 2, 11: 1, 12: 2, 13: 1, 14: 2, 15: 1, 16: 1, 17: 1,
};

/** @param {number} code @returns {never} */
function unknown(code) {
  throw new Error(`instruction 0x${code.toString(16)} is not known here`);
}

/** @param {Reader} reader */
function memoryPlace(reader) {
  if (reader.number() & 64) reader.number();
  reader.number();
}

/** The clauses of try_table. @param {Reader} reader */
function catches(reader) {
  reader.number();
  for (let left = reader.number(); left > 0; left--) reader.skip(reader.byte() < 2 ? 2 : 1);
}

/** @param {Uint8Array[]} pieces */
function joined(pieces) {
  return new Uint8Array(Buffer.concat(pieces));
}

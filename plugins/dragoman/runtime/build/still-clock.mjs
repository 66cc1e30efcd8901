/**
 * Import this first: it makes time stand still and chance repeat, so that the memory of Python comes out the
 * same in every build.
 */
import nodeCrypto from "node:crypto";

const FIXED = Date.UTC(2020, 0, 1);
const TrueDate = Date;

globalThis.Date = /** @type {DateConstructor} */ (
  class extends TrueDate {
    constructor(/** @type {any[]} */ ...parts) {
      super(.../** @type {[number]} */ (parts.length ? parts : [FIXED]));
    }
    static now() {
      return FIXED;
    }
  }
);
performance.now = () => 0;

const repeat = (/** @type {any} */ into) => {
  const bytes = new Uint8Array(into.buffer ?? into, into.byteOffset, into.byteLength);
  bytes.forEach((_, at) => (bytes[at] = at * 151 + 7));
  return into;
};
crypto.getRandomValues = repeat;
nodeCrypto.randomFillSync = repeat;

process.env.TZ = "UTC";
process.argv.length = 1;

/** Reads zip archives whose entries are stored, not compressed: those that the build makes. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * @param {Uint8Array} zip
 * @returns {Generator<[name: string, content: Uint8Array]>} every file; the contents are views of the archive
 * @throws {Error} if it is no such archive
 */
export function* unzip(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22; // our archives have no comment
  if (end < 0 || view.getUint32(end, true) !== END) throw new Error("this is no zip archive of the build");
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== ENTRY || view.getUint16(at + 10, true) !== 0)
      throw new Error("an entry of the archive is not stored");
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    yield [name, zip.subarray(start, start + view.getUint32(at + 24, true))];
    at += 46 + nameLength + extra + comment;
  }
}

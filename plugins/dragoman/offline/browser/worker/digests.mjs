/**
 * @param {BufferSource} bytes
 * @returns {Promise<string>} their SHA-256 in hexadecimal digits
 */
export async function digestOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

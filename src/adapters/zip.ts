import { zip, type AsyncZippable } from 'fflate';

/** Files as a zip, compressed off the page's thread. */
export function zipped(files: AsyncZippable): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    zip(files, { level: 6 }, (error, data) => (error === null ? resolve(data) : reject(error)));
  });
}

/** SHA-256 in hex. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  // The DOM types want an ArrayBuffer below; these bytes are never shared memory.
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Lines of text as UTF-8, without making one text of them: a text has a largest length. */
export function bytesOf(lines: readonly string[]): Uint8Array {
  const encoder = new TextEncoder();
  const pieces = lines.map((line) => encoder.encode(line));
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

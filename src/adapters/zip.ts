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

/** Lines of text as UTF-8, without making one text of them. */
export async function bytesOf(lines: readonly string[]): Promise<Uint8Array> {
  return new Uint8Array(await new Blob([...lines]).arrayBuffer());
}

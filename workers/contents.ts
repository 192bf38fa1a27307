import type { Emscripten } from './emscripten';

/** Objects of the image that can change without a dictionary or an audit event, by address. */
export interface Contents {
  readonly lists: readonly number[];
  readonly sets: readonly number[];
  /** Others of fixed size: what must not change is so many bytes from the object's byte `from` on. */
  readonly fixed: readonly Stretch[];
  /** Objects of fixed size that programs may move from where they stand: streams, by writing; `random`, by drawing. */
  readonly movable: readonly Stretch[];
}

type Stretch = readonly [address: number, from: number, bytes: number];

/** Offsets in CPython 3.14's PyListObject and PySetObject, 32 bits. A set entry is two words. */
const list = { size: 8, items: 12 } as const;
const set = { used: 12, mask: 16, table: 20 } as const;

/**
 * Compares these objects, word by word but for those `moving`, with what they hold in the image. Memory is compared, not
 * values: an object that a program puts somewhere cannot say that it equals the one that was there.
 */
export function compareContents(
  module: Emscripten,
  { lists, sets, fixed, movable }: Contents,
  moving: readonly number[],
  image: Uint8Array<ArrayBuffer>,
): () => boolean {
  const words = new Uint32Array(image.buffer, image.byteOffset, image.byteLength >>> 2);
  const read = (address: number): number => Number(words[address >>> 2]);
  const places: number[] = [];
  const add = (address: number, bytes: number): void => {
    for (let word = address >>> 2; word < (address + bytes) >>> 2; word += 1) places.push(word);
  };
  for (const one of lists) {
    add(one + list.size, 8);
    add(read(one + list.items), 4 * read(one + list.size));
  }
  for (const one of sets) {
    add(one + set.used, 12);
    add(read(one + set.table), 8 * (read(one + set.mask) + 1));
  }
  for (const [address, from, bytes] of [...fixed, ...movable]) add(address + from, bytes);
  const movingWords = new Set(moving.map((address) => address >>> 2));
  const still = places.filter((word) => !movingWords.has(word));
  const expected = new DataView(new ArrayBuffer(8 * still.length));
  still.forEach((word, index) => {
    expected.setUint32(8 * index, 4 * word, true);
    expected.setUint32(8 * index + 4, Number(words[word]), true);
  });
  return () => {
    const memory = new DataView(module.HEAPU8.buffer);
    let difference = 0;
    for (let at = 0; at < expected.byteLength; at += 8)
      difference |= memory.getInt32(expected.getInt32(at, true), true) ^ expected.getInt32(at + 4, true);
    return difference === 0;
  };
}

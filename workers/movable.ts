import type { Contents } from './contents';
import type { Emscripten } from './emscripten';

/** Words side by side in memory: where the first is, and what they hold in a copy of it. */
interface Run {
  readonly index: number;
  readonly words: Int32Array<ArrayBuffer>;
}

/**
 * Addresses of the words in which movable objects say where they stand: those that `move` changes. Found by trial, so
 * that no layout of a stream or a generator need be known. Puts the words back.
 */
export async function findMoving(
  module: Emscripten,
  movable: Contents['movable'],
  move: () => Promise<unknown>,
): Promise<readonly number[]> {
  const before = module.HEAP32.slice();
  await move();
  const moving = movable.flatMap(([address, from, bytes]) =>
    Array.from({ length: bytes >>> 2 }, (_, index) => address + from + 4 * index).filter(
      (word) => module.HEAP32[word >>> 2] !== before[word >>> 2],
    ),
  );
  rewinder(module, moving, before)();
  return moving;
}

/** Puts those words back to what they are in a copy of memory. All else about the objects must not have changed. */
export function rewinder(
  module: Emscripten,
  moving: readonly number[],
  copy: Int32Array<ArrayBuffer>,
): () => void {
  const stretches: { from: number; to: number }[] = [];
  for (const word of moving) {
    const last = stretches.at(-1);
    if (last?.to === word) last.to += 4;
    else stretches.push({ from: word, to: word + 4 });
  }
  const runs = stretches.map(({ from, to }): Run => ({
    index: from >>> 2,
    words: copy.slice(from >>> 2, to >>> 2),
  }));
  return () => {
    for (const { index, words } of runs) module.HEAP32.set(words, index);
  };
}

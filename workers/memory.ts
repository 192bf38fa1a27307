import type { Emscripten } from './emscripten';

const pageBytes = 65_536;

/** Linear memory under a limit, with a copy that it can be put back to. */
export interface GuardedMemory {
  /** Bytes now; linear memory never shrinks. */
  bytes(): number;
  /** Growth past this many bytes fails, which Python sees as MemoryError. */
  limit(bytes: number): void;
  /** Whether growth was refused since the limit was last set. */
  wasRefused(): boolean;
  copy(): Uint8Array<ArrayBuffer>;
  /** Everything past the copy up to the heap's end is zeroed, so that nothing of a program stays. */
  restore(copy: Uint8Array<ArrayBuffer>): void;
}

/**
 * Puts a limit on the module's memory. Emscripten grows it by calling `grow` on this very object, which Python cannot
 * reach; `memory.grow` as an instruction does not occur in the module.
 */
export function guardMemory(module: Emscripten): GuardedMemory {
  const { memory } = module;
  let limit = Number.POSITIVE_INFINITY;
  let refused = false;
  const grow = memory.grow.bind(memory);
  memory.grow = (pages: number): number => {
    if (memory.buffer.byteLength + pages * pageBytes <= limit) return grow(pages);
    refused = true;
    throw new RangeError('memory limit');
  };
  return {
    bytes: () => memory.buffer.byteLength,
    limit: (bytes) => {
      limit = bytes;
      refused = false;
    },
    wasRefused: () => refused,
    copy: () => {
      let end = module.HEAPU8.length;
      while (end > 0 && module.HEAPU8[end - 1] === 0) end -= 1;
      // Whole words: contents.ts reads it as such.
      return module.HEAPU8.slice(0, Math.ceil(end / 4) * 4);
    },
    restore: (copy) => {
      if (copy.length > module.HEAPU8.length) module._emscripten_resize_heap(copy.length);
      const end = Math.max(copy.length, module._sbrk(0));
      module.HEAPU8.set(copy);
      module.HEAPU8.fill(0, copy.length, end);
    },
  };
}

/** Bytes of shared memory for one interpreter's journal. */
export const journalBytes = 65_536;

const headerBytes = 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Reports that a worker holds back, so that a few travel in one message, written into shared memory as well: when the
 * worker is ended in the middle of a case, the warden reads there what had ended before it. Python cannot reach it.
 */
export interface Journal {
  /** False when there is no room: what is held back must be sent. */
  write(line: string): boolean;
  read(): string;
  clear(): void;
}

export function openJournal(shared: SharedArrayBuffer): Journal {
  const length = new Int32Array(shared, 0, 1);
  const lines = new Uint8Array(shared, headerBytes);
  // Not every browser encodes into shared memory.
  const encoded = new Uint8Array(lines.length);
  return {
    write(line) {
      const { read, written } = encoder.encodeInto(line, encoded);
      const end = Atomics.load(length, 0);
      if (read < line.length || end + written > lines.length) return false;
      lines.set(encoded.subarray(0, written), end);
      Atomics.store(length, 0, end + written);
      return true;
    },
    // Text decoders take no shared memory: a copy.
    read: () => decoder.decode(lines.slice(0, Atomics.load(length, 0))),
    clear: () => {
      Atomics.store(length, 0, 0);
    },
  };
}

/** Bytes of shared memory for one interpreter's journal. */
export const journalBytes = 65_536;

const headerBytes = 8;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Reports that a worker holds back, so that a few travel in one message, written into shared memory as well: when the
 * worker is ended in the middle of a case, the warden reads there what had ended before it. Python cannot reach it.
 */
export interface Journal {
  /** False when there is no room: what is held back must be sent. */
  write(line: string): boolean;
  /** Null when the worker sends just now what it held back. */
  read(): string | null;
  clear(): void;
}

export function openJournal(shared: SharedArrayBuffer): Journal {
  const [lengthAt, clearsAt] = [0, 1];
  const header = new Int32Array(shared, 0, 2);
  const lines = new Uint8Array(shared, headerBytes);
  // Not every browser encodes into shared memory.
  const encoded = new Uint8Array(lines.length);
  return {
    write(line) {
      const { read, written } = encoder.encodeInto(line, encoded);
      const end = Atomics.load(header, lengthAt);
      if (read < line.length || end + written > lines.length) return false;
      lines.set(encoded.subarray(0, written), end);
      Atomics.store(header, lengthAt, end + written);
      return true;
    },
    read() {
      const clears = Atomics.load(header, clearsAt);
      // Text decoders take no shared memory: a copy.
      const copy = lines.slice(0, Atomics.load(header, lengthAt));
      return Atomics.load(header, clearsAt) === clears ? decoder.decode(copy) : null;
    },
    clear() {
      Atomics.add(header, clearsAt, 1);
      Atomics.store(header, lengthAt, 0);
    },
  };
}

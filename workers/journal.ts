import type { RunReport } from './messages';

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
  write(report: RunReport): boolean;
  read(): readonly RunReport[];
  clear(): void;
}

export function openJournal(shared: SharedArrayBuffer): Journal {
  const length = new Int32Array(shared, 0, 1);
  const lines = new Uint8Array(shared, headerBytes);
  return {
    write(report) {
      const line = encoder.encode(`${JSON.stringify(report)}\n`);
      const end = Atomics.load(length, 0);
      if (end + line.length > lines.length) return false;
      lines.set(line, end);
      Atomics.store(length, 0, end + line.length);
      return true;
    },
    read() {
      // Text decoders take no shared memory: a copy.
      const text = decoder.decode(lines.slice(0, Atomics.load(length, 0)));
      return text.split('\n').flatMap((line): RunReport[] => (line === '' ? [] : [JSON.parse(line)]));
    },
    clear: () => {
      Atomics.store(length, 0, 0);
    },
  };
}

import type { RowGroup, SourceRow } from '../src/core/import-problems';

export interface ParquetProgress {
  readonly bytes: number;
  readonly totalBytes: number;
}

/** Decoding one row group takes seconds at most; a damaged one may never end. */
const usualGroupMs = 120_000;

/**
 * The rows of a Parquet file, decoded a row group at a time in a worker of its own: a damaged group may never end, and
 * only ending its worker stops it, while the rows before it are kept. What cannot be read is a fault; after a group
 * that does not end in `groupMs` there is no more.
 */
export async function* parquetRows(
  file: Blob,
  onProgress?: (progress: ParquetProgress) => void,
  groupMs = usualGroupMs,
): AsyncGenerator<SourceRow> {
  const worker = new Worker(new URL('./parquet.worker.ts', import.meta.url), {
    type: 'module',
    name: 'parquet',
  });
  let row = 0;
  try {
    for (let message: Blob | null = file; ; message = null) {
      const group = await ask(worker, message, groupMs);
      if (group === null) return;
      if (typeof group === 'string') {
        const expected = 'a whole Parquet file';
        yield { kind: 'fault', place: `row ${row + 1}`, fault: { path: 'file', found: group, expected } };
        return;
      }
      yield* group.rows;
      row += group.rows.length;
      onProgress?.({ bytes: Math.round(group.share * file.size), totalBytes: file.size });
    }
  } finally {
    worker.terminate();
  }
}

/** The next group, null after the last, or in words why there is none. */
function ask(worker: Worker, message: Blob | null, groupMs: number): Promise<RowGroup | string | null> {
  return new Promise((resolve) => {
    const settle = (answer: RowGroup | string | null): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    const timer = setTimeout(() => settle(`a row group that was not read in ${groupMs / 1_000} s`), groupMs);
    worker.onmessage = ({ data }: MessageEvent<RowGroup | null>) => settle(data);
    worker.onerror = (event) => {
      event.preventDefault();
      settle(`a row group that ended its reader: ${event.message || 'its worker could not start'}`);
    };
    worker.postMessage(message);
  });
}

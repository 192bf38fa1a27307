import type { RowGroup, SourceRow } from '../core/import-problems';

export interface ParquetProgress {
  readonly bytes: number;
  readonly totalBytes: number;
}

/** Decoding one row group takes seconds at most; a damaged one may never end. */
const usualGroupMs = 120_000;

/**
 * The rows of a Parquet file, decoded a row group at a time in a worker, so that the page stays alive whatever the
 * file holds. What cannot be read is a fault; after a group that does not end in `groupMs` there is no more.
 * @throws on abort `signal.reason`.
 */
export async function* parquetRows(
  file: Blob,
  onProgress?: (progress: ParquetProgress) => void,
  signal?: AbortSignal,
  groupMs = usualGroupMs,
): AsyncGenerator<SourceRow> {
  const worker = new Worker(new URL('../../workers/parquet.worker.ts', import.meta.url), {
    type: 'module',
    name: 'parquet',
  });
  let row = 0;
  try {
    for (let message: Blob | null = file; ; message = null) {
      const group = await ask(worker, message, groupMs, signal);
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
function ask(
  worker: Worker,
  message: Blob | null,
  groupMs: number,
  signal: AbortSignal | undefined,
): Promise<RowGroup | string | null> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const settle = (answer: RowGroup | string | null): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      resolve(answer);
    };
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => settle(`a row group that was not read in ${groupMs / 1_000} s`), groupMs);
    signal?.addEventListener('abort', abort, { once: true });
    worker.onmessage = ({ data }: MessageEvent<RowGroup | null>) => settle(data);
    worker.onerror = (event) => {
      event.preventDefault();
      settle(`a row group that ended its reader: ${event.message || 'its worker could not start'}`);
    };
    worker.postMessage(message);
  });
}

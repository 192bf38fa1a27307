import { DataFileError, type DataSource, type ImportReport } from '../core/data-file';
import type { Chosen, ProblemImport, ProblemImportRequest } from '../core/import-problems';

export type ReadRequest = Pick<ProblemImportRequest, 'dataset' | 'choice'> & {
  readonly source: DataSource<Blob>;
};

/**
 * Reads a data file and chooses among its rows, all of it in a worker: the page stays alive whatever the file holds.
 * `share` is the part of the file that has been read, null where its length is not known.
 * @throws DataFileError when there is nothing to read; on abort `signal.reason`.
 */
export function readProblems(
  request: ReadRequest,
  onProgress: (progress: { readonly share: number | null; readonly rows: number }) => void,
  signal: AbortSignal,
): Promise<ProblemImport> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('../../workers/import.worker.ts', import.meta.url), {
    type: 'module',
    name: 'import',
  });
  const chosen: Chosen[] = [];
  return new Promise<ProblemImport>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.onmessage = ({ data }: MessageEvent<ImportReport>) => {
      switch (data.kind) {
        case 'progress':
          return onProgress(data);
        case 'chosen':
          return void chosen.push(data.problem);
        case 'done':
          return resolve({ ...data.rest, chosen });
        case 'failed':
          return reject(new DataFileError(data.code, data.message));
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const why = event.message || 'its reader could not start';
      reject(
        new Error(
          `The file could not be read: ${why}. If it is large, try fewer problems from it at a time.`,
        ),
      );
    };
    worker.postMessage(request);
  }).finally(() => worker.terminate());
}

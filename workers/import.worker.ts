import { DataFileError, type DataSource, type ImportReport } from '../src/core/data-file';
import { importProblems, type ProblemImportRequest } from '../src/core/import-problems';
import { inflate } from './inflate';
import { readRows } from './read-rows';

declare const self: DedicatedWorkerGlobalScope;

/** Between two words of progress; the page has other things to do than to count rows. */
const progressMs = 100;

const tell = (report: ImportReport): void => self.postMessage(report);

/** One request in; progress, then the chosen one at a time, then the end out. Stopping it is ending the worker. */
self.onmessage = async ({
  data,
}: MessageEvent<
  Pick<ProblemImportRequest, 'dataset' | 'choice'> & { readonly source: DataSource<Blob> }
>) => {
  let [share, rows]: [number | null, number] = [0, 0];
  let toldAt = 0;
  const progress = (): void => {
    const now = performance.now();
    if (now - toldAt < progressMs) return;
    toldAt = now;
    tell({ kind: 'progress', share, rows });
  };
  // A host that pauses sends nothing that would tell of the rows before.
  const beat = setInterval(progress, progressMs);
  try {
    const { source, dataset, choice } = data;
    const { chosen, ...rest } = await importProblems({
      rows: readRows(source, ({ bytes, totalBytes }) => {
        share = totalBytes === null ? null : bytes / totalBytes;
        progress();
      }),
      dataset,
      choice,
      inflate,
      onProgress(read) {
        rows = read.rows;
        progress();
      },
    });
    // One message each: the page takes them in small bites.
    for (const problem of chosen) tell({ kind: 'chosen', problem });
    tell({ kind: 'done', rest });
  } catch (error) {
    if (!(error instanceof DataFileError)) throw error;
    tell({ kind: 'failed', code: error.code, message: error.message });
  } finally {
    clearInterval(beat);
  }
};

import type { ForeignReport, ForeignRun, ForeignSample, UnknownRun } from '../core/foreign-run';

/**
 * Reads a run that another harness wrote, in a worker: a log of some hundred megabytes leaves the page alive.
 * @throws Error that says why it cannot be read; on abort `signal.reason`.
 */
export function readRun(file: Blob, signal: AbortSignal): Promise<ForeignRun | UnknownRun> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('../../workers/foreign.worker.ts', import.meta.url), {
    type: 'module',
    name: 'foreign',
  });
  const samples: ForeignSample[] = [];
  return new Promise<ForeignRun | UnknownRun>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.onmessage = ({ data }: MessageEvent<ForeignReport>) => {
      switch (data.kind) {
        case 'samples':
          return void samples.push(...data.samples);
        case 'done':
          return resolve({ ...data.rest, samples });
        case 'unknown':
          return resolve(data);
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      const why = event.message || 'its reader could not start';
      reject(
        new Error(`The run could not be read: ${why}. A log of several runs may be too large: try one.`),
      );
    };
    worker.postMessage(file);
  }).finally(() => worker.terminate());
}

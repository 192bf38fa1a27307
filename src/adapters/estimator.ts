import type { EstimateRequest, EstimateTable } from '../core/estimate';
import type { Estimator } from '../core/estimator';

/** Opens an estimator whose worker starts with the first request and is ended by an abort. */
export function openEstimator(): Estimator {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let disposed = false;

  function end(): void {
    worker?.terminate();
    worker = null;
  }

  function ask(request: EstimateRequest, signal?: AbortSignal): Promise<EstimateTable> {
    signal?.throwIfAborted();
    if (disposed) return Promise.reject(new Error('The estimator was closed. Open the page again.'));
    const started = (worker ??= new Worker(new URL('../../workers/estimate.worker.ts', import.meta.url), {
      type: 'module',
      name: 'estimate',
    }));
    return new Promise<EstimateTable>((resolve, reject) => {
      const abort = () => {
        // A worker that computes hears nothing: only ending it stops it.
        end();
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', abort, { once: true });
      started.onmessage = ({ data }: MessageEvent<EstimateTable>) => {
        signal?.removeEventListener('abort', abort);
        resolve(data);
      };
      started.onerror = (event) => {
        event.preventDefault();
        signal?.removeEventListener('abort', abort);
        end();
        reject(new Error(`The estimate failed: ${event.message || 'its worker could not start'}.`));
      };
      started.postMessage(request);
    });
  }

  return {
    estimate(request, signal) {
      const answer = last.then(() => ask(request, signal));
      last = answer.catch(() => undefined);
      return answer;
    },
    dispose() {
      disposed = true;
      end();
    },
  };
}

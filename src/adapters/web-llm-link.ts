import { EngineError } from '../core/engine';
import type { WebLlmCall, WebLlmCalls, WebLlmOrder, WebLlmReport } from '../core/web-llm';

/** The part of a Worker that is used; a test puts a fake in its place. */
export interface WebLlmWorker {
  postMessage(order: WebLlmOrder): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WebLlmReport>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
}

/** Calls to one worker. */
export interface WebLlmLink {
  /**
   * Makes one call; `onReport` hears what comes before its end. An abort stops generating at the next token.
   * @throws EngineError; on abort `signal.reason`
   */
  call<Kind extends keyof WebLlmCalls>(
    kind: Kind,
    ask: WebLlmCalls[Kind]['ask'],
    onReport?: (report: WebLlmReport) => void,
    signal?: AbortSignal,
  ): Promise<WebLlmCalls[Kind]['give']>;
  /** Terminates the worker and fails every call with `error`. */
  end(error: EngineError): void;
}

interface Pending {
  settle(report: Extract<WebLlmReport, { kind: 'done' | 'fault' }>): void;
  hear(report: WebLlmReport): void;
  fail(error: EngineError): void;
}

/** `onDeath` is told when the worker dies by itself. */
export function linkWebLlm(worker: WebLlmWorker, onDeath: (error: EngineError) => void): WebLlmLink {
  const pending = new Map<number, Pending>();
  let nextId = 0;
  let ended: EngineError | null = null;

  function end(error: EngineError): void {
    if (ended) return;
    ended = error;
    worker.terminate();
    for (const call of pending.values()) call.fail(error);
    pending.clear();
  }

  function die(event: { readonly message?: string }): void {
    const error = new EngineError(
      'lost',
      `The model’s worker stopped (${event.message || 'its script could not be started'}). Load the model again; reload the page if that does not help.`,
    );
    end(error);
    onDeath(error);
  }

  worker.onmessage = ({ data }) => {
    const call = pending.get(data.id);
    if (data.kind === 'done' || data.kind === 'fault') {
      pending.delete(data.id);
      call?.settle(data);
    } else call?.hear(data);
  };
  worker.onerror = die;
  worker.onmessageerror = () => die({ message: 'a message could not be read' });

  return {
    end,
    call: <Kind extends keyof WebLlmCalls>(
      kind: Kind,
      ask: WebLlmCalls[Kind]['ask'],
      onReport?: (report: WebLlmReport) => void,
      signal?: AbortSignal,
    ) =>
      new Promise<WebLlmCalls[Kind]['give']>((resolve, reject) => {
        if (signal?.aborted) throw signal.reason;
        if (ended) throw ended;
        const id = nextId++;
        const stop = (): void => worker.postMessage({ kind: 'stop', id });
        signal?.addEventListener('abort', stop, { once: true });
        const leave = (): void => signal?.removeEventListener('abort', stop);
        pending.set(id, {
          settle(report) {
            leave();
            if (signal?.aborted) reject(signal.reason);
            else if (report.kind === 'fault') reject(new EngineError(report.code, report.message));
            // The worker answers each call with what its kind gives.
            else resolve(report.value as WebLlmCalls[Kind]['give']);
          },
          hear: (report) => {
            if (!signal?.aborted) onReport?.(report);
          },
          fail(error) {
            leave();
            reject(signal?.aborted ? signal.reason : error);
          },
        });
        // TypeScript does not see that kind and ask belong together.
        worker.postMessage({ kind, id, ask } as WebLlmCall);
      }),
  };
}

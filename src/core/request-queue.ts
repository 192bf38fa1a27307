import type { EngineError } from './engine';

/** Lets at most `width` requests reach a model at once; the others wait, first come, first served. */
export interface RequestQueue {
  /**
   * Runs `work` as soon as a slot is free and tells it how many milliseconds it has waited.
   * @throws on abort while waiting `signal.reason`; once the queue has ended the error it ended with, even when
   * `work` never settles; otherwise what `work` throws.
   */
  run<Value>(work: (queuedMs: number) => Promise<Value>, signal?: AbortSignal): Promise<Value>;
  /** Fails what waits, what is under way and what comes later with `error`. Only the first call counts. */
  end(error: EngineError): void;
  /** Resolves when the queue ends. */
  readonly ended: Promise<EngineError>;
}

export function createRequestQueue(width: number): RequestQueue {
  const waiting = new Set<() => void>();
  let free = width;
  let end: EngineError | null = null;
  let announce: (error: EngineError) => void = () => {};
  const ended = new Promise<EngineError>((resolve) => (announce = resolve));

  /** Never resolves, so that a race with it is decided by the work or by the end. */
  const failure = ended.then((error) => Promise.reject(error));
  failure.catch(() => undefined);

  function letIn(): void {
    for (const enter of waiting) {
      if (free === 0) return;
      waiting.delete(enter);
      free -= 1;
      enter();
    }
  }

  function enter(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        waiting.delete(go);
        reject(signal?.reason);
      };
      waiting.add(go);
      signal?.addEventListener('abort', leave, { once: true });
      letIn();
    });
  }

  return {
    ended,
    async run(work, signal) {
      signal?.throwIfAborted();
      if (end !== null) throw end;
      const start = performance.now();
      await Promise.race([enter(signal), failure]);
      try {
        signal?.throwIfAborted();
        return await Promise.race([work(performance.now() - start), failure]);
      } finally {
        free += 1;
        letIn();
      }
    },
    end(error) {
      if (end !== null) return;
      end = error;
      waiting.clear();
      announce(error);
    },
  };
}

import { ExecutorError, type Executor, type Observation, type Run } from '../core/executor';
import type { Json } from '../core/problem';
import type { SandboxOrder, SandboxReport, TracedCase } from '../core/sandbox';
import { slownessOf, slownessRun } from '../core/slowness';
import { readSteps } from '../core/steps';
import { readTrace } from '../core/trace';
import { slownessMemory } from './slowness-memory';
import { openSandboxFrame, type SandboxFrame } from './pyodide-frame';

export interface PyodideOptions {
  /** Programs that run at the same time; by default one for each core but one, at least 1 and at most 8. */
  readonly slots?: number;
  /** Interpreters kept ready beside those (about 60 MB each), for when one has to be ended; 1 by default. */
  readonly spares?: number;
  /** Where this machine's slowness is kept between visits, so that it is measured once; local storage by default. */
  readonly memory?: { read(): number | null; write(slowness: number): void };
}

interface Traced extends Run {
  readonly cases: readonly TracedCase[];
}

/** A run that waits for observations. */
interface Pending {
  readonly run: Run;
  readonly observations: Observation[];
  readonly onCase: ((index: number, observation: Observation) => boolean | void) | undefined;
  readonly resolve: (observations: readonly Observation[]) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Starts the sandbox in the background: a frame of opaque origin in which a warden keeps a pool of interpreters.
 * Nothing is fetched before this is called.
 */
export function createExecutor(options: PyodideOptions = {}): Executor {
  const slots = options.slots ?? Math.min(8, Math.max(1, (navigator.hardwareConcurrency || 2) - 1));
  const pending = new Map<number, Pending>();
  const ready = Promise.withResolvers<string>();
  const opened = openSandboxFrame({ slots, spares: options.spares ?? 1 });
  let failure: ExecutorError | null = null;
  let nextId = 0;

  function fail(error: ExecutorError): void {
    failure ??= error;
    ready.reject(failure);
    for (const { reject } of pending.values()) reject(failure);
    pending.clear();
  }

  function hear(report: SandboxReport): void {
    if (report.kind === 'ready') ready.resolve(report.version);
    else if (report.kind === 'failed')
      fail(
        new ExecutorError(
          'unsupported',
          `Python could not be started in this browser: ${report.message}. Use a current Chrome, Edge, Firefox or Safari.`,
        ),
      );
    else take(report.id, report.observations);
  }

  function take(id: number, observations: readonly Observation[]): void {
    const entry = pending.get(id);
    for (const observation of observations) {
      if (entry === undefined || !pending.has(id)) return;
      entry.observations.push(observation);
      let wantsMore: boolean;
      try {
        wantsMore = entry.onCase?.(entry.observations.length - 1, observation) !== false;
      } catch (error) {
        pending.delete(id);
        send({ kind: 'stop', id });
        return entry.reject(error);
      }
      const isComplete = entry.observations.length === entry.run.cases.length;
      if (!isComplete && !wantsMore) send({ kind: 'stop', id });
      if (isComplete || !wantsMore) settle(id, entry);
    }
  }

  function settle(id: number, entry: Pending): void {
    pending.delete(id);
    const stopped: Observation = { kind: 'not-run', reason: 'stopped' };
    entry.resolve(entry.run.cases.map((_, index) => entry.observations[index] ?? stopped));
  }

  function send(order: SandboxOrder): void {
    opened.then(
      ({ port }: SandboxFrame) => port.postMessage(order),
      () => undefined,
    );
  }

  opened.then(
    ({ port }) => {
      port.onmessage = ({ data }: MessageEvent<SandboxReport>) => hear(data);
    },
    (error: unknown) => fail(asExecutorError(error)),
  );
  ready.promise.catch(() => undefined);

  async function execute(
    run: Run,
    isTraced: boolean,
    onCase?: Pending['onCase'],
    signal?: AbortSignal,
  ): Promise<readonly Observation[]> {
    signal?.throwIfAborted();
    if (failure) throw failure;
    if (run.cases.length === 0) return [];
    const id = nextId;
    nextId += 1;
    const { promise, resolve, reject } = Promise.withResolvers<readonly Observation[]>();
    pending.set(id, { run, observations: [], onCase, resolve, reject });
    const abort = (): void => {
      if (pending.delete(id)) send({ kind: 'stop', id });
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
    const { program, cases, limits } = run;
    send({ kind: 'run', id, program, cases, limits, isTraced });
    try {
      return await promise;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Runs one case traced; what cannot be read was spoiled by the program. */
  async function follow<T>(
    run: Traced,
    read: (json: Json) => T | null,
    signal?: AbortSignal,
  ): Promise<T | { readonly kind: 'impossible'; readonly reason: string }> {
    const [observation] = await execute(run, true, undefined, signal);
    if (observation?.kind !== 'ended')
      return { kind: 'impossible', reason: reasons[observation?.kind ?? 'not-run'] };
    return read(observation.value) ?? { kind: 'impossible', reason: 'it spoiled its own trace' };
  }

  async function measureSlowness(): Promise<number> {
    const { memory = slownessMemory } = options;
    const known = memory.read();
    if (known !== null) return known;
    await ready.promise;
    const observations = await execute(slownessRun, false);
    const slowness = slownessOf(observations.flatMap((one) => (one.kind === 'ended' ? [one.ms] : [])));
    memory.write(slowness);
    return slowness;
  }

  return {
    slots,
    slowness: measureSlowness().catch(() => 1),
    version: ready.promise,
    run: (run, onCase, signal) => execute(run, false, onCase, signal),
    trace: (program, one, limits, signal) => follow({ program, cases: [one], limits }, readTrace, signal),
    steps: (program, one, limits, signal) =>
      follow({ program, cases: [{ ...one, by: 'line' }], limits }, readSteps, signal),
    dispose() {
      fail(new ExecutorError('disposed', 'The sandbox was closed. Create a new executor to run programs.'));
      opened.then(
        (frame) => frame.remove(),
        () => undefined,
      );
    },
  };
}

/** Why there is no trace, as the end of "It could not be traced: …". */
const reasons: Readonly<Record<Exclude<Observation['kind'], 'ended'>, string>> = {
  raised: 'it raised an exception before it could be followed',
  'compile-error': 'it does not compile',
  'timed-out': 'its time was up while it was traced',
  'out-of-memory': 'its memory was full while it was traced',
  'output-limit': 'it printed past the output limit',
  crashed: 'the interpreter died while it was traced',
  'not-run': 'it was not run',
};

function asExecutorError(error: unknown): ExecutorError {
  if (error instanceof ExecutorError) return error;
  return new ExecutorError('unsupported', 'The Python sandbox could not be opened in this browser.', {
    cause: error,
  });
}

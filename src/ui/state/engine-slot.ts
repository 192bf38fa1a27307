import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Engine, EngineInfo, EngineSource, LoadProgress } from '../../core/engine';
import { isSameModel, type ModelChoice } from './lab';

export type EngineStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading'; readonly choice: ModelChoice; readonly progress: LoadProgress }
  | { readonly kind: 'ready'; readonly choice: ModelChoice; readonly info: EngineInfo }
  | { readonly kind: 'failed'; readonly choice: ModelChoice; readonly error: unknown };

/** What the model in memory says of itself if it is the chosen one; else null. */
export function loadedInfo(status: EngineStatus, choice: ModelChoice): EngineInfo | null {
  return status.kind === 'ready' && isSameModel(status.choice, choice) ? status.info : null;
}

/** The one model in memory. The engine itself stays in a closure: no store or proxy ever touches it. */
export interface EngineSlot {
  readonly status: Accessor<EngineStatus>;
  /** The loaded engine for `choice`; loads it first, instead of whatever was there. Aborting throws its reason. */
  load(choice: ModelChoice, signal?: AbortSignal): Promise<Engine>;
  unload(): void;
}

interface Held {
  readonly choice: ModelChoice;
  readonly engine: Promise<Engine>;
  readonly stop: AbortController;
}

export function createEngineSlot(find: (choice: ModelChoice) => Promise<EngineSource>): EngineSlot {
  const [status, setStatus] = createSignal<EngineStatus>({ kind: 'none' });
  let held: Held | null = null;

  function drop(): void {
    const dropped = held;
    held = null;
    dropped?.stop.abort(new DOMException('Another model was chosen.', 'AbortError'));
    dropped?.engine.then((engine) => engine.close()).catch(() => undefined);
  }

  function start(choice: ModelChoice): Held {
    const stop = new AbortController();
    const isCurrent = (): boolean => held?.stop === stop;
    const report = (progress: LoadProgress): void => {
      if (isCurrent()) setStatus({ kind: 'loading', choice, progress });
    };
    const fail = (error: unknown): void => {
      if (!isCurrent()) return;
      held = null;
      setStatus(stop.signal.aborted ? { kind: 'none' } : { kind: 'failed', choice, error });
    };
    const engine = find(choice).then((source) => source.load(report, stop.signal));
    held = { choice, engine, stop };
    report({ phase: 'probe', share: null, text: 'Looking for the model' });
    engine.then((loaded) => {
      if (isCurrent()) setStatus({ kind: 'ready', choice, info: loaded.info });
      void loaded.lost.then(fail);
    }, fail);
    return held;
  }

  function load(choice: ModelChoice, signal?: AbortSignal): Promise<Engine> {
    if (!held || !isSameModel(held.choice, choice)) {
      drop();
      held = start(choice);
    }
    return abortable(held.engine, signal);
  }

  function unload(): void {
    drop();
    setStatus({ kind: 'none' });
  }

  onCleanup(drop);
  return { status, load, unload };
}

/** Stops waiting when `signal` aborts; what was waited for goes on. */
function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

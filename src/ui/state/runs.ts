import { createRoot, createSignal, onCleanup, type Accessor } from 'solid-js';
import { createExperiment } from '../../core/create-experiment';
import type { Experiment, ExperimentSpec } from '../../core/experiment';
import type { TrajectorySummary } from '../../core/trajectory';
import { wordingOf } from '../../core/wording';
import type { EngineSlot } from './engine-slot';
import type { Lab } from './lab';
import { createRun, type Run } from './run';

/** The experiments that are open. A run goes on while other pages are looked at. */
export interface Runs {
  /** The run that was started last, whatever has become of it; null before the first. */
  readonly latest: Accessor<Run | null>;
  /** Loads what the spec needs, makes the experiment and stores it. Does not start it. */
  create(spec: ExperimentSpec, signal: AbortSignal): Promise<Run>;
  /** An experiment from the store, or the run of it that is under way; null when there is none. */
  open(id: string): Promise<Run | null>;
  /** The run of an experiment that is open in this page; null when none is. */
  known(id: string): Run | null;
  /** Starts a run, after stopping another that is under way. */
  start(run: Run): Promise<void>;
  /** Forgets an experiment that was deleted or replaced. */
  close(id: string): void;
}

export function createRuns(lab: Lab, engines: EngineSlot): Runs {
  const open = new Map<string, { readonly run: Run; readonly dispose: () => void }>();
  const [latest, setLatest] = createSignal<Run | null>(null);

  async function create(spec: ExperimentSpec, signal: AbortSignal): Promise<Run> {
    const set = await lab.problemSet(spec.problems.set);
    const parts = { spec, set, id: newId(), now: Date.now() };
    const concrete = (wording: string, versions: Experiment['versions']): Experiment =>
      createExperiment({ ...parts, versions, wording, prompts: wordingOf(wording).prompts });
    // Made once before the model is loaded, so that a spec with faults is refused at once.
    concrete('plain', {});
    const engine = await engines.load(spec.engine, signal);
    const executor = await lab.executor();
    const versions = {
      turnwise: lab.version,
      python: await executor.version,
      engine: engine.info.library,
    };
    signal.throwIfAborted();
    const experiment: Experiment = { ...concrete(engine.info.wording, versions), engine: engine.info };
    await (await lab.store()).putExperiment(experiment);
    return keep(experiment, () => []);
  }

  async function reopen(id: string): Promise<Run | null> {
    const known = open.get(id);
    if (known) return known.run;
    const store = await lab.store();
    const experiment = await store.experiment(id);
    if (experiment === null) return null;
    // What another tab stores while this one reads is in the news alone.
    const news: TrajectorySummary[] = [];
    const unwatch = store.watch(id, (summary) => news.push(summary));
    try {
      const stored = await store.summaries(id);
      return await keep(experiment, () => [...stored, ...news]);
    } finally {
      unwatch();
    }
  }

  async function keep(experiment: Experiment, stored: () => readonly TrajectorySummary[]): Promise<Run> {
    const store = await lab.store();
    // Two may have asked for the same at once.
    const known = open.get(experiment.id);
    if (known) return known.run;
    for (const [id, { run }] of open) if (!run.isBusy()) close(id);
    return createRoot((dispose) => {
      const run = createRun(lab, engines, store, experiment, stored());
      open.set(experiment.id, { run, dispose });
      return run;
    });
  }

  async function start(run: Run): Promise<void> {
    const before = latest();
    if (before !== run) before?.stop();
    setLatest(run);
    await run.start();
  }

  function close(id: string): void {
    open.get(id)?.dispose();
    open.delete(id);
  }

  onCleanup(() => {
    for (const { dispose } of open.values()) dispose();
  });
  const known = (id: string): Run | null => open.get(id)?.run ?? null;
  return { latest, create, open: reopen, known, start, close };
}

/** Ten letters and digits: unique enough for one person's experiments, short enough for a link. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(10)), (byte) => (byte % 36).toString(36)).join('');
}

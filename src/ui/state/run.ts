import { createSignal, onCleanup, type Accessor } from 'solid-js';
import type { Engine } from '../../core/engine';
import type { Experiment } from '../../core/experiment';
import type { Store } from '../../core/store';
import { summarise } from '../../core/summarise';
import { sweep, type SweepEvent } from '../../core/sweep';
import type { Trajectory, TrajectorySummary } from '../../core/trajectory';
import { alone } from './alone';
import { createBoard, type Board } from './board';
import type { EngineSlot } from './engine-slot';
import { createFrameQueue } from './frame';
import { createKeepsake } from './keepsake';
import type { Lab } from './lab';
import { createMeter } from './meter';
import { rememberSpeed } from './speeds';

export type RunPhase =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'running' }
  | { readonly kind: 'stopping' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'complete' };

export interface Pace {
  readonly finished: number;
  readonly asked: number;
  /** Attempts a second; null when not running or not known yet. */
  readonly perSecond: number | null;
  readonly msLeft: number | null;
}

/** One experiment with its board, whether it runs or not. */
export interface Run {
  readonly experiment: Experiment;
  readonly board: Board;
  readonly phase: Accessor<RunPhase>;
  readonly pace: Accessor<Pace>;
  readonly isBusy: Accessor<boolean>;
  /** Trajectories that this page made, whether they are stored or not. */
  made(): readonly Trajectory[];
  /** Runs the cells that are missing; resolves when it has stopped, for whatever reason. */
  start(): Promise<void>;
  stop(): void;
}

/** Milliseconds between two updates of the pace on screen: readable, not flickering. */
const paceMs = 500;

export function createRun(
  lab: Lab,
  engines: EngineSlot,
  store: Store,
  experiment: Experiment,
  stored: readonly TrajectorySummary[],
): Run {
  const board = createBoard(experiment, stored);
  const asked = board.problems * board.arms * board.samples;
  const atRest = (): RunPhase => ({ kind: board.finished() === asked ? 'complete' : 'waiting' });
  const still = (): Pace => ({ finished: board.finished(), asked, perSecond: null, msLeft: null });
  const [phase, setPhase] = createSignal<RunPhase>(atRest());
  const [pace, setPace] = createSignal<Pace>(still());
  const keepsake = createKeepsake();
  const frames = createFrameQueue<SweepEvent>((events) => {
    for (const event of events) if (event.kind === 'cell') board.setCell(event.key, event.state);
    board.show();
  });
  const isBusy = (): boolean => ['preparing', 'running', 'stopping'].includes(phase().kind);
  let current: AbortController | null = null;

  async function start(): Promise<void> {
    if (isBusy() || phase().kind === 'complete') return;
    const { signal } = (current = new AbortController());
    let error: unknown = null;
    setPhase({ kind: 'preparing' });
    try {
      error = await alone(`run ${experiment.id}`, () => fillIn(signal));
    } catch (caught) {
      if (!signal.aborted) error = caught;
    }
    frames.flush();
    board.settle();
    board.show();
    setPace(still());
    const rest = atRest();
    setPhase(error === null || rest.kind === 'complete' ? rest : { kind: 'failed', error });
  }

  /** Runs what is missing; returns the fault that ended it, or null. */
  async function fillIn(signal: AbortSignal): Promise<unknown> {
    const engine = await engines.load(experiment.spec.engine, signal);
    requireSameModel(experiment, engine);
    const executor = await lab.executor();
    // Another tab may have gone on with it meanwhile.
    for (const summary of await store.summaries(experiment.id)) board.finish(summary);
    const partials = await store.partials(experiment.id);
    signal.throwIfAborted();
    setPhase({ kind: 'running' });
    const done = board.summaries();
    return take(sweep({ experiment, engine, executor, done, partials, recall: store.trajectory }, signal));
  }

  /** Stores what the sweep yields and shows it; returns the fault that ended it, or null. */
  async function take(events: AsyncIterable<SweepEvent>): Promise<unknown> {
    const meter = createMeter();
    const ticking = setInterval(() => setPace(paceOf(board, experiment, asked, meter.perSecond())), paceMs);
    try {
      for await (const event of events) {
        if (event.kind === 'fault') return event.error;
        if (event.kind === 'turn') {
          meter.count();
          await store.appendTurn(event.key, event.turn);
        } else if (event.kind === 'trajectory') {
          keepsake.add(event.trajectory);
          await store.putTrajectory(event.trajectory);
          board.finish(summarise(event.trajectory));
        }
        frames.push(event);
      }
      return null;
    } finally {
      clearInterval(ticking);
      const speed = meter.perSecond();
      if (speed !== null) rememberSpeed(experiment.spec.engine, speed);
    }
  }

  function stop(): void {
    if (!isBusy()) return;
    setPhase({ kind: 'stopping' });
    current?.abort(new DOMException('Stopped by the person.', 'AbortError'));
  }

  /** What another tab adds. It counts also while this one is still finding out that it may not run. */
  function join(summary: TrajectorySummary): void {
    board.finish(summary);
    if (isBusy()) return;
    board.show();
    setPace(still());
    // Why this tab stopped stays to be read: the news comes from the very tab that is at work.
    const rest = atRest();
    if (phase().kind !== 'failed' || rest.kind === 'complete') setPhase(rest);
  }

  // oxlint-disable-next-line solid/reactivity -- an event: it reads what holds when the news comes
  onCleanup(store.watch(experiment.id, join));
  onCleanup(() => current?.abort(new DOMException('The lab was closed.', 'AbortError')));
  return { experiment, board, phase, pace, isBusy, made: keepsake.all, start, stop };
}

/** Results of two different models must not meet in one experiment. */
function requireSameModel(experiment: Experiment, engine: Engine): void {
  const before = experiment.engine?.modelHash;
  const now = engine.info.modelHash;
  if (!before || !now || before === now) return;
  throw new Error(
    `The file of the model “${engine.info.label}” is not the one that this experiment began with. ` +
      'Its results stay as they are; to go on with the new file, start a new experiment with the same settings.',
  );
}

function paceOf(board: Board, experiment: Experiment, asked: number, perSecond: number | null): Pace {
  const finished = board.finished();
  if (perSecond === null) return { finished, asked, perSecond, msLeft: null };
  const totals = board.totals();
  const attemptsLeft = experiment.arms.reduce((sum, { maxTurns }, arm) => {
    const { trajectories, turns } = totals[arm] ?? { trajectories: 0, turns: 0 };
    const each = trajectories > 0 ? turns / trajectories : maxTurns;
    return sum + (board.problems * board.samples - trajectories) * each;
  }, 0);
  return { finished, asked, perSecond, msLeft: (attemptsLeft / perSecond) * 1000 };
}

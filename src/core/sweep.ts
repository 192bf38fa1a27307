import { openCells, type OpenCell } from './cells';
import { createChannel } from './channel';
import { runDialogue, type Stage } from './dialogue';
import { passesPublicTests } from './end-of';
import { EngineError, type Engine } from './engine';
import { ExecutorError, type Executor } from './executor';
import type { Experiment } from './experiment';
import { createGate, type Gate } from './gate';
import { linkAbort } from './link-abort';
import { deriveSeed } from './random';
import { createSharedProse } from './shared-prose';
import type { ProseSource, SolveEvent } from './solve';
import type { PartialTrajectory } from './store';
import type { CellKey, Trajectory, Turn } from './trajectory';

/**
 * Where one cell of an experiment stands; a cell that was never told of is queued. `failed` may be followed by a
 * further turn, `satisfied` by `correct`; a cell whose trajectory was told stays as it is.
 */
export type CellState = 'queued' | 'generating' | 'testing' | 'failed' | 'satisfied' | 'correct';

export type SweepEvent =
  | { readonly kind: 'cell'; readonly key: CellKey; readonly state: CellState; readonly turn: number }
  /** An attempt is finished: append it to the store. */
  | { readonly kind: 'turn'; readonly key: CellKey; readonly turn: Turn }
  | { readonly kind: 'trajectory'; readonly trajectory: Trajectory }
  /** The engine or the sandbox failed; the sweep ends here. What was told stays good: start again to go on. */
  | { readonly kind: 'fault'; readonly key: CellKey; readonly error: EngineError | ExecutorError };

/** An experiment and what is already there of it. */
export interface SweepJob {
  readonly experiment: Experiment;
  readonly engine: Engine;
  readonly executor: Executor;
  /** Cells that are finished (summaries will do). */
  readonly done: readonly CellKey[];
  /** Dialogues that were interrupted; they go on from their stored turns. */
  readonly partials: readonly PartialTrajectory[];
  /** Finds a finished cell's transcript again (the store's `trajectory`): where reasoning is shared. */
  readonly recall?: (key: CellKey) => Promise<Trajectory | null>;
}

/**
 * Runs every cell of an experiment that is not done. As many dialogues generate at once as the engine has slots; while
 * the tests of one run, its slot serves another: first dialogues that wait for a further turn, then new ones, in the
 * order of openCells. At most engine.slots + executor.slots dialogues are under way (those that are only judged do not
 * count), so that a slot comes back to a dialogue soon, its prefix still cached. Text is not told.
 *
 * A trajectory's seed is deriveSeed(experiment seed, problem, arm, sample): what a cell becomes does not depend on
 * when it runs, so a sweep that was interrupted and started again ends with the trajectories of an undisturbed one.
 * @throws on abort `signal.reason`; a failing engine or sandbox is the event `fault`.
 */
export async function* sweep(job: SweepJob, signal?: AbortSignal): AsyncGenerator<SweepEvent, void> {
  const stop = linkAbort(signal);
  const events = createChannel<SweepEvent>();
  const emit: Emit = (event) => {
    if (!stop.signal.aborted) events.put(event);
  };
  runCells(job, emit, stop).then(events.end, events.fail);
  try {
    yield* events.read();
  } finally {
    stop.release();
    stop.abort();
  }
}

type Emit = (event: SweepEvent) => void;

async function runCells(job: SweepJob, emit: Emit, stop: ReturnType<typeof linkAbort>): Promise<void> {
  const engineGate = createGate(job.engine.slots);
  const lookAhead = createGate(job.engine.slots + job.executor.slots);
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const proseOf = job.experiment.spec.shareReasoning === true ? createSharedProse(job) : () => undefined;

  function fail(cell: OpenCell, reason: unknown): void {
    // What dialogues say after the sweep was stopped is only the echo of stopping them.
    if (stop.signal.aborted) return;
    const isFault = reason instanceof EngineError || reason instanceof ExecutorError;
    if (isFault) emit({ kind: 'fault', key: cell.key, error: reason });
    failures.push(reason);
    stop.abort(isFault ? undefined : reason);
  }

  for (const [rank, cell] of openCells(job.experiment, job.done, job.partials).entries()) {
    const leave = await lookAhead.enter(rank, stop.signal).catch(() => null);
    if (leave === null) break;
    const cellRun = { job, cell, rank, engineGate, leave, prose: proseOf(cell), emit };
    const run: Promise<void> = runCell(cellRun, stop.signal)
      .catch((reason: unknown) => fail(cell, reason))
      .finally(() => underWay.delete(run));
    underWay.add(run);
  }
  await Promise.all(underWay);
  if (failures.length === 0) stop.signal.throwIfAborted();
  for (const failure of failures)
    if (!(failure instanceof EngineError || failure instanceof ExecutorError)) throw failure;
}

interface CellRun {
  readonly job: SweepJob;
  readonly cell: OpenCell;
  /** Place in the order of cells. */
  readonly rank: number;
  readonly engineGate: Gate;
  /** Called once the cell's attempts are made, before its private tests run. */
  readonly leave: () => void;
  readonly prose: ProseSource | undefined;
  readonly emit: Emit;
}

async function runCell(run: CellRun, signal: AbortSignal): Promise<void> {
  const { cell, rank, engineGate, leave, prose, emit } = run;
  const { experiment, engine, executor } = run.job;
  const { key, problem, strategy, earlierTurns } = cell;
  let isUnderWay = true;
  const leaveOnce = (): void => {
    if (isUnderWay) leave();
    isUnderWay = false;
  };
  const stage: Stage = {
    streams: false,
    emit: (event) => {
      if (event.kind === 'judging' || event.kind === 'end') leaveOnce();
      tell(key, event, emit);
    },
    withEngine: async (turn, work) => {
      // A dialogue that waits for a further turn goes before every new one.
      const leaveEngine = await engineGate.enter(turn > 0 ? rank - Number.MAX_SAFE_INTEGER : rank, signal);
      try {
        return await work();
      } finally {
        leaveEngine();
      }
    },
  };
  try {
    const seed = deriveSeed(experiment.spec.seed, key.problemId, key.arm, key.sample);
    const { sampling } = experiment.spec;
    const others = experiment.problems;
    await runDialogue(
      { key, problem, strategy, sampling, seed, engine, executor, earlierTurns, others, prose },
      stage,
      signal,
    );
  } finally {
    leaveOnce();
  }
}

/** What a sweep tells of an event of one of its dialogues. */
function tell(key: CellKey, event: SolveEvent, emit: Emit): void {
  switch (event.kind) {
    case 'prompt':
      emit({ kind: 'cell', key, state: 'generating', turn: event.turn });
      break;
    case 'program':
      emit({ kind: 'cell', key, state: 'testing', turn: event.turn });
      break;
    case 'turn': {
      emit({ kind: 'turn', key, turn: event.turn });
      const state = passesPublicTests(event.turn) ? 'satisfied' : 'failed';
      emit({ kind: 'cell', key, state, turn: event.turn.index });
      break;
    }
    case 'end': {
      const { trajectory } = event;
      emit({ kind: 'trajectory', trajectory });
      if (trajectory.correct) emit({ kind: 'cell', key, state: 'correct', turn: trajectory.final });
      break;
    }
    case 'text':
    case 'reply':
    case 'test':
    case 'feedback':
    case 'judging':
    case 'private-test':
      break;
  }
}

import type { Engine, EngineError } from './engine';
import type { Executor, ExecutorError } from './executor';
import type { Experiment } from './experiment';
import type { PartialTrajectory } from './store';
import type { CellKey, Trajectory, Turn } from './trajectory';

/** Where one cell of an experiment stands; the last three are final but for `failed` between two turns. */
export type CellState = 'queued' | 'generating' | 'testing' | 'failed' | 'satisfied' | 'correct';

export type SweepEvent =
  | { readonly kind: 'cell'; readonly key: CellKey; readonly state: CellState; readonly turn: number }
  /** An attempt is finished: append it to the store. */
  | { readonly kind: 'turn'; readonly key: CellKey; readonly turn: Turn }
  | { readonly kind: 'trajectory'; readonly trajectory: Trajectory }
  /** The engine or the sandbox failed; the sweep ends here. What was yielded stays good: start again to go on. */
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
}

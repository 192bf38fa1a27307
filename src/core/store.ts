import type { Experiment } from './experiment';
import type { CellKey, Trajectory, TrajectorySummary, Turn } from './trajectory';

/** What a list of experiments shows of one. */
export interface ExperimentHead {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** Trajectories asked for: problems × arms × samples. */
  readonly asked: number;
  /** Trajectories stored. */
  readonly done: number;
}

/** A dialogue that was interrupted: its finished turns, from which it goes on. */
export interface PartialTrajectory extends CellKey {
  readonly turns: readonly Turn[];
}

/** Where results stay. Absence is null. Everything in it is plain data. */
export interface Store {
  /** Why nothing that is put here outlives the page, and what can be done; null where it does. */
  readonly trouble: StoreError | null;
  heads(): Promise<readonly ExperimentHead[]>;
  experiment(id: string): Promise<Experiment | null>;
  putExperiment(experiment: Experiment): Promise<void>;
  /** Removes the experiment and everything that belongs to it. */
  removeExperiment(id: string): Promise<void>;
  /** Adds one finished turn of a dialogue under way. Writing the same turn twice leaves one. */
  appendTurn(key: CellKey, turn: Turn): Promise<void>;
  /** The dialogues of an experiment that have turns but no end. */
  partials(experimentId: string): Promise<readonly PartialTrajectory[]>;
  /** Stores a finished trajectory and its summary in one transaction and drops its partial. Idempotent by key. */
  putTrajectory(trajectory: Trajectory): Promise<void>;
  /** Stores many at once, for imports. */
  putTrajectories(trajectories: readonly Trajectory[]): Promise<void>;
  trajectory(key: CellKey): Promise<Trajectory | null>;
  /** Summaries only: never loads a transcript. */
  summaries(experimentId: string): Promise<readonly TrajectorySummary[]>;
  /** About how many bytes an experiment's results take, before the browser's own compression. Reads them all. */
  size(experimentId: string): Promise<number>;
  /** Tells of each trajectory that another tab stores, until the returned function is called. */
  watch(experimentId: string, onSummary: (summary: TrajectorySummary) => void): () => void;
  /** Every trajectory of an experiment, one at a time, in the order problem, arm, sample. */
  trajectories(experimentId: string): AsyncIterable<Trajectory>;
}

export type StoreErrorCode =
  | 'quota' // the disk or the browser's share of it is full
  | 'blocked' // another tab keeps an older version open
  | 'unavailable' // the browser allows no storage here, or has closed it
  | 'newer-version' // a newer lab has written here
  | 'removed' // the experiment no longer exists: nothing is stored for it
  | 'internal';

/** Storage failed. The message tells the person what to do next. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  constructor(
    readonly code: StoreErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

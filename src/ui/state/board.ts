import { createSignal, type Accessor } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { CellState } from '../../core/sweep';
import type { CellKey, TrajectorySummary } from '../../core/trajectory';

/** Cell states by their code in `Board.states`. */
export const cellStates: readonly CellState[] = [
  'queued',
  'generating',
  'testing',
  'failed',
  'satisfied',
  'correct',
];

/**
 * Where every cell of an experiment stands. One byte a cell, outside any Solid store, so that 50,000 cells cost
 * 50 KB and an update costs nothing; `frame` tells the screen that something changed.
 */
export interface Board {
  readonly problems: number;
  readonly arms: number;
  readonly samples: number;
  /** Changes once for every batch of updates. */
  readonly frame: Accessor<number>;
  /** Counts the changes of one problem's row. */
  rowVersion(problem: number): number;
  /** States of one problem under one arm, one byte a sample: indexes into `cellStates`. Not to be written to. */
  block(problem: number, arm: number): Uint8Array;
  setCell(key: CellKey, state: CellState): void;
  finish(summary: TrajectorySummary): void;
  /** Puts cells that were under way back to `queued`, after a stop. */
  settle(): void;
  /** Shows what has changed since the last call. */
  show(): void;
  summaries(): readonly TrajectorySummary[];
  /** Finished trajectories. */
  finished(): number;
}

export function createBoard(experiment: Experiment, stored: readonly TrajectorySummary[]): Board {
  const { samples } = experiment.spec;
  const problemIndex = new Map(experiment.problems.map(({ id }, at) => [id, at]));
  const armIndex = new Map(experiment.arms.map(({ name }, at) => [name, at]));
  const arms = armIndex.size;
  const problems = problemIndex.size;
  const states = new Uint8Array(problems * arms * samples);
  const versions = new Uint32Array(problems);
  const summaries: (TrajectorySummary | undefined)[] = Array.from({ length: states.length }, () => undefined);
  const [frame, setFrame] = createSignal(0);
  let finished = 0;

  function indexOf(key: CellKey): number | null {
    const problem = problemIndex.get(key.problemId);
    const arm = armIndex.get(key.arm);
    if (problem === undefined || arm === undefined || key.sample >= samples) return null;
    versions[problem] = (versions[problem] ?? 0) + 1;
    return (problem * arms + arm) * samples + key.sample;
  }

  function setCell(key: CellKey, state: CellState): void {
    const index = indexOf(key);
    if (index !== null && summaries[index] === undefined) states[index] = cellStates.indexOf(state);
  }

  function finish(summary: TrajectorySummary): void {
    const index = indexOf(summary);
    if (index === null) return;
    if (summaries[index] === undefined) finished += 1;
    summaries[index] = summary;
    states[index] = cellStates.indexOf(finalState(summary));
  }

  function settle(): void {
    states.forEach((_, index) => {
      if (summaries[index] === undefined) states[index] = 0;
    });
    versions.forEach((version, problem) => (versions[problem] = version + 1));
  }

  stored.forEach(finish);
  return {
    problems,
    arms,
    samples,
    frame,
    rowVersion: (problem) => versions[problem] ?? 0,
    block: (problem, arm) => {
      const start = (problem * arms + arm) * samples;
      return states.subarray(start, start + samples);
    },
    setCell,
    finish,
    settle,
    show: () => setFrame((count) => count + 1),
    summaries: () => summaries.filter((summary) => summary !== undefined),
    finished: () => finished,
  };
}

/** Satisfied is not solved: `correct` outranks it, and without the public tests neither holds. */
export function finalState(summary: Pick<TrajectorySummary, 'correct' | 'publicPass'>): CellState {
  if (summary.correct) return 'correct';
  return summary.publicPass ? 'satisfied' : 'failed';
}

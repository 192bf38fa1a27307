import { createSignal, type Accessor } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { CellState } from '../../core/sweep';
import type { CellKey, TrajectorySummary } from '../../core/trajectory';

/** What a cell shows: its state, and whether a correct program came only after an attempt that failed. */
export type CellSign = CellState | 'mended';

/** Signs by their code in `Board.block`. Those from `firstEnded` on are verdicts on ended attempts. */
export const cellSigns: readonly CellSign[] = [
  'queued',
  'generating',
  'testing',
  'failed',
  'satisfied',
  'mended',
  'correct',
];

export const firstEnded = cellSigns.indexOf('failed');

/** Trajectories and attempts of one arm so far. */
export interface ArmTotals {
  readonly trajectories: number;
  readonly turns: number;
}

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
  /** Signs of one problem under one arm, one byte a sample: indexes into `cellSigns`. Not to be written to. */
  block(problem: number, arm: number): Uint8Array;
  /** Null while the cell has no trajectory. */
  summary(problem: number, arm: number, sample: number): TrajectorySummary | null;
  /** Cells of the whole board by sign, in the order of `cellSigns`. Not to be written to. */
  counts(): Uint32Array;
  /** One for each arm. */
  totals(): readonly ArmTotals[];
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
  const signs = new Uint8Array(problems * arms * samples);
  const counts = new Uint32Array(cellSigns.length);
  counts[0] = signs.length;
  const versions = new Uint32Array(problems);
  const summaries: (TrajectorySummary | undefined)[] = Array.from({ length: signs.length }, () => undefined);
  const totals = Array.from({ length: arms }, () => ({ trajectories: 0, turns: 0 }));
  const [frame, setFrame] = createSignal(0);
  let finished = 0;

  function indexOf(key: CellKey): number | null {
    const problem = problemIndex.get(key.problemId);
    const arm = armIndex.get(key.arm);
    if (problem === undefined || arm === undefined || key.sample >= samples) return null;
    return (problem * arms + arm) * samples + key.sample;
  }

  function put(index: number, sign: CellSign): void {
    const code = cellSigns.indexOf(sign);
    const before = signs[index] ?? 0;
    if (before === code) return;
    signs[index] = code;
    counts[before] = (counts[before] ?? 0) - 1;
    counts[code] = (counts[code] ?? 0) + 1;
    const problem = Math.floor(index / (arms * samples));
    versions[problem] = (versions[problem] ?? 0) + 1;
  }

  function setCell(key: CellKey, state: CellState): void {
    const index = indexOf(key);
    if (index !== null && summaries[index] === undefined) put(index, state);
  }

  function count(index: number, before: TrajectorySummary | undefined, now: TrajectorySummary): void {
    const total = totals[Math.floor(index / samples) % arms];
    if (!total) return;
    total.trajectories += before ? 0 : 1;
    total.turns += now.turns.length - (before?.turns.length ?? 0);
    finished += before ? 0 : 1;
  }

  function finish(summary: TrajectorySummary): void {
    const index = indexOf(summary);
    if (index === null) return;
    count(index, summaries[index], summary);
    summaries[index] = summary;
    put(index, finalSign(summary));
  }

  function settle(): void {
    signs.forEach((_, index) => {
      if (summaries[index] === undefined) put(index, 'queued');
    });
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
      return signs.subarray(start, start + samples);
    },
    summary: (problem, arm, sample) => summaries[(problem * arms + arm) * samples + sample] ?? null,
    counts: () => counts,
    totals: () => totals,
    setCell,
    finish,
    settle,
    show: () => setFrame((shown) => shown + 1),
    summaries: () => summaries.filter((summary) => summary !== undefined),
    finished: () => finished,
  };
}

/** Satisfied is not solved: `correct` outranks it, and without the public tests neither holds. */
export function finalSign(summary: Pick<TrajectorySummary, 'correct' | 'publicPass' | 'final'>): CellSign {
  if (summary.correct) return summary.final === 0 ? 'correct' : 'mended';
  return summary.publicPass ? 'satisfied' : 'failed';
}

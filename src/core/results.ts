import type { Experiment } from './experiment';
import { drawsFor, submittedHitChance, undefinedReason } from './pass-n-at-k';
import { hitChance } from './pass-at-k';
import { tally, type Tally } from './tally';
import type { TrajectorySummary } from './trajectory';

/** One column of a table of pass rates. */
export type Column =
  /** k trajectories, all submitted. */
  | { readonly kind: 'pass@k'; readonly k: number }
  /** A budget of k attempts, at most n programs submitted. */
  | { readonly kind: 'pass n@k'; readonly n: number; readonly k: number };

/** A number, or the reason why there is none. */
export type Estimate =
  | {
      readonly kind: 'value';
      /** In [0, 1]; a difference in [−1, 1]. */
      readonly value: number;
      /** Problems it is the mean of … */
      readonly problems: number;
      /** … out of so many in the experiment; fewer while a run is incomplete. */
      readonly of: number;
    }
  | { readonly kind: 'undefined'; readonly reason: string };

export interface ArmRow {
  readonly arm: string;
  readonly maxTurns: number;
  /** Finished trajectories that count, over all problems. */
  readonly trajectories: number;
  readonly publicPass: number;
  readonly correct: number;
  /** One estimate a column. */
  readonly values: readonly Estimate[];
  /** This arm minus the first, over the problems where both are defined; null in the first arm's row. */
  readonly differences: readonly Estimate[] | null;
}

export interface ProblemRow extends Tally {
  readonly problemId: string;
  readonly arm: string;
}

export interface ArmTable {
  readonly columns: readonly Column[];
  readonly rows: readonly ArmRow[];
  /** N, f and c of every problem and arm, in the experiment's order; zeros where nothing has run yet. */
  readonly problems: readonly ProblemRow[];
}

/** What the results page shows of one experiment: pass@k and pass n@k by arm, with differences to the first arm. */
export function armTable(
  experiment: Pick<Experiment, 'arms' | 'problems'>,
  summaries: Iterable<TrajectorySummary>,
  columns?: readonly Column[],
): ArmTable {
  const tallies = tally(summaries);
  const problems = experiment.arms.flatMap(({ name }) =>
    experiment.problems.map(({ id }): ProblemRow => {
      return { problemId: id, arm: name, ...(tallies.get(name)?.get(id) ?? noTally) };
    }),
  );
  const shown = columns ?? columnsFor(experiment, problems);
  let first: readonly (readonly (number | null)[])[] | null = null;
  const rows = experiment.arms.map(({ name, maxTurns }): ArmRow => {
    const own = problems.filter(({ arm }) => arm === name);
    const scores = shown.map((column) => own.map((counts) => scoreOf(counts, column, maxTurns)));
    const reference = first;
    first ??= scores;
    return {
      arm: name,
      maxTurns,
      trajectories: own.reduce((sum, counts) => sum + counts.trajectories, 0),
      publicPass: own.reduce((sum, counts) => sum + counts.publicPass, 0),
      correct: own.reduce((sum, counts) => sum + counts.correct, 0),
      values: shown.map((column, at) => mean(scores[at] ?? [], () => whyUndefined(own, column, maxTurns))),
      differences:
        reference === null
          ? null
          : shown.map((_, at) =>
              mean(
                minus(scores[at] ?? [], reference[at] ?? []),
                () => 'no problem has both this arm and the first one defined',
              ),
            ),
    };
  });
  return { columns: shown, rows, problems };
}

/** One problem's estimate under one column; null where it is undefined. `maxTurns` is the arm's turn limit T. */
export function scoreOf(counts: Tally, column: Column, maxTurns: number): number | null {
  const draws = column.kind === 'pass@k' ? column.k : drawsFor(column.k, maxTurns);
  if (draws === 0 || counts.trajectories < draws) return null;
  return column.kind === 'pass@k'
    ? hitChance(counts.trajectories, counts.correct, draws)
    : submittedHitChance(counts.trajectories, counts.publicPass, counts.correct, column.n, draws);
}

/**
 * The columns that at least one arm can satisfy: pass@k for k in 1, 2, 5, 10 …, and pass n@k for budgets of so many
 * of the longest trajectories, n of which are submitted. With T = 3 that holds the paper's 1@3, 10@30, 33@100, 100@300.
 */
export function columnsFor(
  experiment: Pick<Experiment, 'arms'>,
  problems: readonly ProblemRow[],
): readonly Column[] {
  const longest = Math.max(1, ...experiment.arms.map(({ maxTurns }) => maxTurns));
  const most = new Map<string, number>();
  for (const { arm, trajectories } of problems) most.set(arm, Math.max(most.get(arm) ?? 0, trajectories));
  const samples = Math.max(0, ...most.values());
  const attempts = Math.max(
    0,
    ...experiment.arms.map(({ name, maxTurns }) => (most.get(name) ?? 0) * maxTurns),
  );
  const ladder = ladderTo(Math.max(samples, attempts));
  const budgets = new Set(ladder.map((n) => n * longest));
  if (longest === 3) budgets.add(100);
  return [
    ...ladder.filter((k) => k <= samples).map((k): Column => ({ kind: 'pass@k', k })),
    ...[...budgets]
      .filter((k) => k <= attempts)
      .sort((a, b) => a - b)
      .map((k): Column => ({ kind: 'pass n@k', n: drawsFor(k, longest), k })),
  ];
}

/** "pass@10" or "10@30". */
export function columnLabel(column: Column): string {
  return column.kind === 'pass@k' ? `pass@${column.k}` : `${column.n}@${column.k}`;
}

/** 1, 2, 5, 10, 20, 50 … up to `most`. */
export function ladderTo(most: number): readonly number[] {
  const steps: number[] = [];
  for (let decade = 1; decade <= most; decade *= 10) {
    for (const step of [1, 2, 5]) if (step * decade <= most) steps.push(step * decade);
  }
  return steps;
}

const noTally: Tally = { trajectories: 0, publicPass: 0, correct: 0 };

function mean(scores: readonly (number | null)[], reason: () => string): Estimate {
  const defined = scores.filter((score) => score !== null);
  if (defined.length === 0) return { kind: 'undefined', reason: reason() };
  const value = defined.reduce((sum, score) => sum + score, 0) / defined.length;
  return { kind: 'value', value, problems: defined.length, of: scores.length };
}

function minus(
  scores: readonly (number | null)[],
  reference: readonly (number | null)[],
): readonly (number | null)[] {
  return scores.map((score, at) => {
    const base = reference[at] ?? null;
    return score === null || base === null ? null : score - base;
  });
}

function whyUndefined(counts: readonly Tally[], column: Column, maxTurns: number): string {
  const most = Math.max(0, ...counts.map(({ trajectories }) => trajectories));
  if (most === 0) return 'no trajectory yet';
  const draws = column.kind === 'pass@k' ? column.k : drawsFor(column.k, maxTurns);
  return undefinedReason(most, draws) ?? 'undefined';
}

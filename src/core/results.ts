import type { Experiment } from './experiment';
import { columnsFor, drawsOf, scoreOf, type Column } from './column';
import { undefinedReason } from './pass-n-at-k';
import { tally, type Tally } from './tally';
import type { TrajectorySummary } from './trajectory';

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
  const shown =
    columns ??
    columnsFor(experiment.arms.map(({ name, maxTurns }) => ({ maxTurns, most: mostOf(problems, name) })));
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

function mostOf(problems: readonly ProblemRow[], name: string): number {
  return problems.reduce(
    (most, { arm, trajectories }) => (arm === name ? Math.max(most, trajectories) : most),
    0,
  );
}

function whyUndefined(counts: readonly Tally[], column: Column, maxTurns: number): string {
  const most = Math.max(0, ...counts.map(({ trajectories }) => trajectories));
  if (most === 0) return 'no trajectory yet';
  return undefinedReason(most, drawsOf(column, maxTurns)) ?? 'undefined';
}

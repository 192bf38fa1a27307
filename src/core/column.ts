import { assertNever } from './assert-never';
import { hitChance } from './pass-at-k';
import { drawsFor, submittedHitChance } from './pass-n-at-k';
import { passHatK } from './pass-hat-k';
import type { Tally } from './tally';

/** One column of a table of pass rates. */
export type Column =
  /** k trajectories, all submitted: one correct is enough. */
  | { readonly kind: 'pass@k'; readonly k: number }
  /** k trajectories, all of which are correct. */
  | { readonly kind: 'pass^k'; readonly k: number }
  /** A budget of k attempts, at most n programs submitted. */
  | { readonly kind: 'pass n@k'; readonly n: number; readonly k: number };

/** "pass@10", "pass^3" or "10@30". */
export function columnLabel(column: Column): string {
  return column.kind === 'pass n@k' ? `${column.n}@${column.k}` : `${column.kind.slice(0, 5)}${column.k}`;
}

/** Trajectories that the column draws from an arm with this turn limit; 0 when its budget buys none. */
export function drawsOf(column: Column, maxTurns: number): number {
  return column.kind === 'pass n@k' ? drawsFor(column.k, maxTurns) : column.k;
}

/** One problem's estimate under one column; null where it is undefined. `maxTurns` is the arm's turn limit T. */
export function scoreOf(counts: Tally, column: Column, maxTurns: number): number | null {
  const { trajectories: N, publicPass: f, correct: c } = counts;
  const draws = drawsOf(column, maxTurns);
  if (draws === 0 || N < draws) return null;
  switch (column.kind) {
    case 'pass@k':
      return hitChance(N, c, draws);
    case 'pass^k':
      return passHatK(N, c, draws);
    case 'pass n@k':
      return submittedHitChance(N, f, c, column.n, draws);
    default:
      return assertNever(column);
  }
}

/** The paper's Table 1: 1, 10, 33 and 100 trajectories of three turns, or 3, 30, 100 and 300 single ones. */
export const paperColumns: readonly Column[] = [
  { kind: 'pass n@k', n: 1, k: 3 },
  { kind: 'pass n@k', n: 10, k: 30 },
  { kind: 'pass n@k', n: 33, k: 100 },
  { kind: 'pass n@k', n: 100, k: 300 },
];

/** An arm as far as its columns go: its turn limit and the most trajectories that one of its problems has. */
export interface Reach {
  readonly maxTurns: number;
  readonly most: number;
}

/**
 * The columns that at least one arm can satisfy: pass@k for k in 1, 2, 5, 10 …, and pass n@k for budgets of so many
 * of the longest trajectories, n of which are submitted. With T = 3 that holds the paper's 1@3, 10@30, 33@100, 100@300.
 */
export function columnsFor(arms: readonly Reach[]): readonly Column[] {
  const longest = Math.max(1, ...arms.map(({ maxTurns }) => maxTurns));
  const samples = Math.max(0, ...arms.map(({ most }) => most));
  const attempts = Math.max(0, ...arms.map(({ maxTurns, most }) => maxTurns * most));
  const ladder = ladderTo(attempts);
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

/** 1, 2, 5, 10, 20, 50 … up to `most`. */
export function ladderTo(most: number): readonly number[] {
  const steps: number[] = [];
  for (let decade = 1; decade <= most; decade *= 10) {
    for (const step of [1, 2, 5]) if (step * decade <= most) steps.push(step * decade);
  }
  return steps;
}

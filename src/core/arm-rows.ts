import { hitChance } from './pass-at-k';
import { costOf } from './frontier-rows';
import { passHatK } from './pass-hat-k';
import { poolLines } from './pool';
import type { Counts, Study } from './study';
import { wilson } from './wilson';

/** What one arm did and cost under one turn limit; shares and means are means over problems. */
export interface ArmSummaryRow {
  readonly arm: string;
  readonly maxTurns: number;
  readonly trajectories: number;
  /** Share of trajectories whose final program passes the public tests, over all problems, with Wilson's interval. */
  readonly satisfied: number | null;
  readonly satisfiedLow: number | null;
  readonly satisfiedHigh: number | null;
  /** Share of satisfied trajectories that are not correct: the public tests' false friends. */
  readonly wrongThoughSatisfied: number | null;
  /** Success within `maxTurns` turns, for one and for `k` trajectories. */
  readonly passAt1: number | null;
  readonly passAtK: number | null;
  /** All of k trajectories are correct. */
  readonly passHatK: number | null;
  /** Mean of 1 / turn of success, 0 for a failure. */
  readonly reciprocalTurn: number | null;
  /** A trajectory's cost, mean over problems. */
  readonly attemptsReserved: number | null;
  readonly attemptsUsed: number | null;
  /** Null when the engine told no token counts. */
  readonly tokens: number | null;
  readonly evaluatedTokens: number | null;
}

/** Every arm under every turn limit up to its own: success within m turns, consistency, and the three currencies. */
export function armRows(studies: readonly Study[], k: number): readonly ArmSummaryRow[] {
  return poolLines(studies, true).lines.map((line): ArmSummaryRow => {
    const { name, maxTurns, counts } = line;
    const run = counts.filter(({ trajectories }) => trajectories > 0);
    const total = (field: 'trajectories' | 'publicPass' | 'correct') =>
      run.reduce((sum, one) => sum + one[field], 0);
    const [N, f, c] = [total('trajectories'), total('publicPass'), total('correct')];
    const satisfied = N === 0 ? null : wilson(f, N);
    return {
      arm: name,
      maxTurns,
      trajectories: N,
      satisfied: N === 0 ? null : f / N,
      satisfiedLow: satisfied?.low ?? null,
      satisfiedHigh: satisfied?.high ?? null,
      wrongThoughSatisfied: f === 0 ? null : (f - c) / f,
      passAt1: meanOver(run, 1, (one) => one.correct / one.trajectories),
      passAtK: meanOver(run, k, (one) => hitChance(one.trajectories, one.correct, k)),
      passHatK: meanOver(run, k, (one) => passHatK(one.trajectories, one.correct, k) ?? NaN),
      reciprocalTurn: meanOver(run, 1, (one) => one.reciprocalTurns / one.trajectories),
      attemptsReserved: costOf(line, 'reserved'),
      attemptsUsed: costOf(line, 'used'),
      tokens: costOf(line, 'tokens'),
      evaluatedTokens: costOf(line, 'evaluated'),
    };
  });
}

/** Mean over the problems with at least k trajectories; null when there are none. */
function meanOver(run: readonly Counts[], k: number, score: (counts: Counts) => number): number | null {
  const defined = run.filter(({ trajectories }) => trajectories >= k);
  return defined.length === 0 ? null : defined.reduce((sum, one) => sum + score(one), 0) / defined.length;
}

import { drawBinomial } from './binomial';
import { drawsOf, scoreOf, type Column } from './column';
import type { Random } from './random';
import type { Tally } from './tally';

/** Counts of a line's problems, drawn again: problem × replicate. */
export interface Redrawn {
  readonly replicates: number;
  readonly publicPass: Int32Array;
  readonly correct: Int32Array;
}

/**
 * Redraws each problem's N trajectories with replacement `replicates` times. Only counts matter to the estimators, so
 * a redraw is one multinomial: c* ~ Bin(N, c/N), then f* − c* ~ Bin(N − c*, (f−c)/(N−c)).
 */
export function redraw(random: Random, counts: readonly Tally[], replicates: number): Redrawn {
  const publicPass = new Int32Array(counts.length * replicates);
  const correct = new Int32Array(counts.length * replicates);
  counts.forEach(({ trajectories: N, publicPass: f, correct: c }, problem) => {
    const correctShare = N === 0 ? 0 : c / N;
    const wrongShare = N === c ? 0 : (f - c) / (N - c);
    for (let at = problem * replicates; at < (problem + 1) * replicates; at += 1) {
      const redrawn = drawBinomial(random, N, correctShare);
      correct[at] = redrawn;
      publicPass[at] = redrawn + drawBinomial(random, N - redrawn, wrongShare);
    }
  });
  return { replicates, publicPass, correct };
}

/** A column's estimate for counts N, f, c; NaN where undefined. Remembers what it computed. */
export type Scorer = (N: number, f: number, c: number) => number;

export function createScorer(column: Column, maxTurns: number): Scorer {
  const draws = drawsOf(column, maxTurns);
  /** Whether f matters: some of the programs that pass the public tests may stay unsubmitted. */
  const selects = column.kind === 'pass n@k' && column.n < draws;
  const known = new Map<number, Float64Array>();

  /** Above this N a table of every (f, c) would take over 16 MB; such counts are computed anew. */
  const tableLimit = 2000;
  function tableOf(N: number): Float64Array {
    let table = known.get(N);
    if (table === undefined) {
      const size = selects ? ((N + 1) * (N + 2)) / 2 : N + 1;
      known.set(N, (table = new Float64Array(size).fill(NaN)));
    }
    return table;
  }
  return (N, f, c) => {
    if (draws === 0 || N < draws) return NaN;
    if (N > tableLimit) return compute(N, f, c);
    const table = tableOf(N);
    const at = selects ? (f * (f + 1)) / 2 + c : c;
    const before = table[at] ?? NaN;
    if (!Number.isNaN(before)) return before;
    return (table[at] = compute(N, f, c));
  };

  function compute(N: number, f: number, c: number): number {
    return scoreOf({ trajectories: N, publicPass: f, correct: c }, column, maxTurns) ?? NaN;
  }
}

/** Each problem's score, and by replicate how far the redrawn score lies from the mean of its problem's redraws. */
export function scatterOf(
  counts: readonly Tally[],
  redrawn: Redrawn,
  score: Scorer,
): { readonly scores: Float64Array; readonly scatter: Float64Array } {
  const { replicates, publicPass, correct } = redrawn;
  const scores = new Float64Array(counts.length);
  const scatter = new Float64Array(counts.length * replicates);
  counts.forEach(({ trajectories: N, publicPass: f, correct: c }, problem) => {
    scores[problem] = score(N, f, c);
    // A certain problem cannot scatter.
    if (Number.isNaN(scores[problem]) || c === 0 || c === N) return;
    const from = problem * replicates;
    let sum = 0;
    for (let at = from; at < from + replicates; at += 1) {
      const value = score(N, publicPass[at] ?? 0, correct[at] ?? 0);
      scatter[at] = value;
      sum += value;
    }
    const mean = sum / replicates;
    for (let at = from; at < from + replicates; at += 1) scatter[at] = (scatter[at] ?? 0) - mean;
  });
  return { scores, scatter };
}

import { hitChance, requireCounts } from './pass-at-k';

/** What pass n@k is computed from, all whole numbers: correct ≤ publicPass ≤ trajectories. */
export interface PassNAtKInput {
  /** N: trajectories sampled for the problem. */
  readonly trajectories: number;
  /** f: those whose final program passes the public tests. */
  readonly publicPass: number;
  /** c: those that are correct. */
  readonly correct: number;
  /** n: programs that may be submitted, at least 1. */
  readonly submissions: number;
  /** r: trajectories drawn, see `drawsFor`. */
  readonly draws: number;
}

/**
 * Exact pass n@k: r trajectories are drawn without replacement, at most n of those that pass the public tests are
 * submitted, chosen at random; the probability that one submitted program is correct (method, section 5):
 * Σ_F Hyp(F; f, N−f, r) · [1 − C(f−c, m) / C(f, m)], m = min(F, n). Null when r = 0 or N < r: undefined.
 * Absolute error under 1e-12 for N up to 10⁶.
 * @throws RangeError unless the counts are whole numbers with c ≤ f ≤ N and n ≥ 1.
 */
export function passNAtK(input: PassNAtKInput): number | null {
  const { trajectories, publicPass, correct, submissions, draws } = input;
  requireCounts({ trajectories, publicPass, correct, submissions, draws });
  if (correct > publicPass || publicPass > trajectories) {
    throw new RangeError(
      `pass n@k: ${correct} correct, ${publicPass} public passes, ${trajectories} trajectories is impossible.`,
    );
  }
  if (submissions < 1) throw new RangeError('pass n@k: at least one program must be submitted.');
  if (draws === 0 || trajectories < draws) return null;
  return submittedHitChance(trajectories, publicPass, correct, submissions, draws);
}

/** Trajectories that a budget of k attempts buys: ⌊k/T⌋, because a trajectory always costs its turn limit T. */
export function drawsFor(attempts: number, maxTurns: number): number {
  return Math.floor(attempts / maxTurns);
}

/** Why an estimate that needs `draws` trajectories of `trajectories` is undefined; null when it is defined. */
export function undefinedReason(trajectories: number, draws: number): string | null {
  if (draws === 0) return 'the budget buys no whole trajectory';
  if (trajectories >= draws) return null;
  return `needs ${draws} trajectories a problem, has ${trajectories}`;
}

/** `passNAtK` for counts known to be sound and defined. */
export function submittedHitChance(total: number, f: number, c: number, n: number, r: number): number {
  if (c === 0) return 0;
  // Every public pass among the draws is submitted: the plain formula.
  if (n >= r || n >= f) return hitChance(total, c, r);
  const lowest = Math.max(0, r - (total - f));
  const highest = Math.min(f, r);
  if (lowest >= n) return hitChance(f, c, n);

  // Hyp(F) by its ratios from the mode outwards, relative to the mode; the weights' own sum normalises them.
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((r + 1) * (f + 1)) / (total + 2))));
  const weights = new Float64Array(highest - lowest + 1);
  weights[mode - lowest] = 1;
  let sum = 1;
  for (let F = mode, weight = 1; F < highest && weight > 0; F += 1) {
    weight *= ((f - F) / (F + 1)) * ((r - F) / (total - f - r + F + 1));
    weights[F + 1 - lowest] = weight;
    sum += weight;
  }
  for (let F = mode, weight = 1; F > lowest && weight > 0; F -= 1) {
    weight *= (F / (f - F + 1)) * ((total - f - r + F) / (r - F + 1));
    weights[F - 1 - lowest] = weight;
    sum += weight;
  }

  // One pass over F: `hit` is the chance that m = min(F, n) submissions hold a correct program.
  let hit = 0;
  let miss = 1;
  let expected = 0;
  for (let F = 0; F <= highest; F += 1) {
    if (F >= lowest) expected += (weights[F - lowest] ?? 0) * hit;
    if (F < n && miss > 0) {
      hit += (miss * c) / (f - F);
      miss *= (f - c - F) / (f - F);
    }
  }
  return Math.min(1, expected / sum);
}

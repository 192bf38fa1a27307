/**
 * Unbiased estimate of pass^k, the probability that all of k samples are correct: C(c, k) / C(n, k) (τ-bench, Yao et
 * al. 2024). n: samples, c: correct ones. Null when n < k. @throws RangeError unless 0 ≤ c ≤ n and k ≥ 1.
 */
export function passHatK(n: number, c: number, k: number): number | null {
  if (!(c >= 0 && c <= n && k >= 1)) throw new RangeError(`pass^k: n=${n}, c=${c}, k=${k} is impossible.`);
  if (n < k) return null;
  let all = 1;
  for (let i = 0; i < k && all > 0; i += 1) all *= (c - i) / (n - i);
  return all;
}

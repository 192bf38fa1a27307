import type { Random } from './random';

/**
 * Draws from Binomial(n, p): inversion that walks outwards from the mode, so that a draw costs about as many steps
 * as the standard deviation √(np(1−p)). n: whole number of 0 or more; p in [0, 1].
 */
export function drawBinomial(random: Random, n: number, p: number): number {
  if (p <= 0 || n === 0) return 0;
  if (p >= 1) return n;
  const odds = p / (1 - p);
  const mode = Math.floor((n + 1) * p);
  const atMode = Math.exp(
    logFactorial(n) -
      logFactorial(mode) -
      logFactorial(n - mode) +
      mode * Math.log(p) +
      (n - mode) * Math.log1p(-p),
  );
  let left = random.next() - atMode;
  let [low, atLow] = [mode, atMode];
  let [high, atHigh] = [mode, atMode];
  while (left > 0 && (low > 0 || high < n)) {
    if (high < n) {
      atHigh *= ((n - high) / (high + 1)) * odds;
      high += 1;
      left -= atHigh;
      if (left <= 0) return high;
    }
    if (low > 0) {
      atLow *= low / ((n - low + 1) * odds);
      low -= 1;
      left -= atLow;
      if (left <= 0) return low;
    }
    // Both tails are below what a double can still subtract.
    if (atHigh < 1e-300 && atLow < 1e-300) break;
  }
  return mode;
}

/** ln n!, relative error under 1e-10: a table to 15!, Stirling's series above. */
export function logFactorial(n: number): number {
  const exact = small[n];
  if (exact !== undefined) return exact;
  const inverse = 1 / n;
  const square = inverse * inverse;
  return (
    (n + 0.5) * Math.log(n) -
    n +
    0.9189385332046728 + // ½ ln 2π
    inverse * (1 / 12 - square * (1 / 360 - square / 1260))
  );
}

const small = Array.from({ length: 16 }, (_, n) => {
  let product = 1;
  for (let i = 2; i <= n; i += 1) product *= i;
  return Math.log(product);
});

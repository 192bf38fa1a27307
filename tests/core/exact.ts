/** Exact rational arithmetic: the slow obvious version that the estimators must agree with. */
export interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 0; i < k; i += 1) result = (result * BigInt(n - i)) / BigInt(i + 1);
  return result;
}

/** The quotient as a double, off by less than 1e-17. */
export function toNumber({ top, bottom }: Rational): number {
  return Number((top * 10n ** 18n) / bottom) / 1e18;
}

export function exactPassAtK(n: number, c: number, k: number): Rational {
  const all = choose(n, k);
  return { top: all - choose(n - c, k), bottom: all };
}

export function exactPassNAtK(N: number, f: number, c: number, n: number, r: number): Rational {
  let sum: Rational = { top: 0n, bottom: 1n };
  for (let F = 0; F <= Math.min(f, r); F += 1) {
    const m = Math.min(F, n);
    if (m === 0) continue;
    const all = choose(f, m);
    const top = choose(f, F) * choose(N - f, r - F) * (all - choose(f - c, m));
    const bottom = choose(N, r) * all;
    sum = { top: sum.top * bottom + top * sum.bottom, bottom: sum.bottom * bottom };
  }
  return sum;
}

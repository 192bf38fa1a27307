import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passAtK } from '../../src/core/pass-at-k';
import { drawsFor, passNAtK, undefinedReason } from '../../src/core/pass-n-at-k';
import { createRandom, type Random } from '../../src/core/random';
import { exactPassNAtK, toNumber } from './exact';

function value(N: number, f: number, c: number, n: number, r: number): number | null {
  return passNAtK({ trajectories: N, publicPass: f, correct: c, submissions: n, draws: r });
}

/** Plays the game once: draw r trajectories, submit at most n public passes at random, see whether one is correct. */
function play(random: Random, N: number, f: number, c: number, n: number, r: number): boolean {
  const pool = Array.from({ length: N }, (_, index) => index);
  const passing: number[] = [];
  for (let draw = 0; draw < r; draw += 1) {
    const [picked] = pool.splice(random.int(pool.length), 1);
    if (picked !== undefined && picked < f) passing.push(picked);
  }
  for (let submission = 0; submission < n && passing.length > 0; submission += 1) {
    const [submitted] = passing.splice(random.int(passing.length), 1);
    if (submitted !== undefined && submitted < c) return true;
  }
  return false;
}

describe('passNAtK', () => {
  it.each([
    [10, 5, 2, 1, 3, 11 / 30],
    [10, 5, 2, 3, 3, 8 / 15],
    [20, 6, 1, 2, 6, 9917 / 38760],
    [20, 3, 3, 1, 3, 23 / 57],
    [12, 6, 0, 3, 6, 0],
    [12, 12, 12, 1, 1, 1],
    [200, 40, 10, 10, 30, 0.810814046502367],
    [200, 40, 10, 33, 100, 0.9992289739372822],
    [200, 40, 10, 1, 3, 0.122483630272575],
  ])('of N=%d, f=%d, c=%d, n=%d, r=%d is the reference value', (N, f, c, n, r, expected) => {
    expect(Math.abs((value(N, f, c, n, r) ?? NaN) - expected)).toBeLessThan(1e-12);
  });

  it('is undefined when the budget buys no trajectory or more than there are', () => {
    expect(value(10, 5, 2, 1, 0)).toBeNull();
    expect(value(10, 5, 2, 1, 11)).toBeNull();
    expect(value(0, 0, 0, 1, 1)).toBeNull();
  });

  it('refuses impossible counts', () => {
    expect(() => value(10, 2, 5, 1, 1)).toThrow(RangeError);
    expect(() => value(10, 11, 5, 1, 1)).toThrow(RangeError);
    expect(() => value(10, 5, 2, 0, 1)).toThrow(RangeError);
    expect(() => value(10, 5, 2, 1, 1.5)).toThrow(RangeError);
  });

  const cases = fc
    .nat(60)
    .chain((N) => fc.tuple(fc.constant(N), fc.nat(N), fc.integer({ min: 1, max: N + 1 })))
    .chain(([N, f, r]) =>
      fc.tuple(fc.constant(N), fc.constant(f), fc.nat(f), fc.integer({ min: 1, max: 12 }), fc.constant(r)),
    );

  it('agrees with exact rationals on random cases', () => {
    fc.assert(
      fc.property(cases, ([N, f, c, n, r]) => {
        const got = value(N, f, c, n, r);
        if (r > N) return got === null;
        return got !== null && Math.abs(got - toNumber(exactPassNAtK(N, f, c, n, r))) < 1e-12;
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('equals pass@r when every draw may be submitted, and never exceeds it', () => {
    fc.assert(
      fc.property(cases, ([N, f, c, n, r]) => {
        const got = value(N, f, c, n, r);
        const all = passAtK(N, c, r);
        if (got === null || all === null) return got === all;
        return got <= all + 1e-12 && Math.abs((value(N, f, c, r + n, r) ?? NaN) - all) < 1e-12;
      }),
      { seed: 2 },
    );
  });

  it('agrees with 10,000 plays of the game', () => {
    const random = createRandom(5);
    for (const [N, f, c, n, r] of [
      [20, 8, 3, 1, 3],
      [30, 12, 4, 3, 10],
      [24, 20, 5, 2, 8],
    ] as const) {
      let won = 0;
      for (let game = 0; game < 10_000; game += 1) if (play(random, N, f, c, n, r)) won += 1;
      // Four standard errors at worst.
      expect(Math.abs(won / 10_000 - (value(N, f, c, n, r) ?? NaN))).toBeLessThan(0.02);
    }
  });

  it.each([
    [1_000_000, 300, 40, 3, 2000],
    [1_000_000, 400_000, 900, 40, 300],
    [1_000_000, 1_000_000, 1, 1, 10],
    [100_000, 99_950, 60, 800, 1000],
  ])('keeps twelve digits at N=%d, f=%d, c=%d, n=%d, r=%d', (N, f, c, n, r) => {
    expect(Math.abs((value(N, f, c, n, r) ?? NaN) - fixedPoint(N, f, c, n, r))).toBeLessThan(1e-12);
    expect(value(N, f, c, n, r)).toBeLessThanOrEqual(1);
  });

  it('does not blow up where every weight but the mode underflows', () => {
    const half = value(1_000_000, 500_000, 250_000, 1, 500_000);
    expect(Math.abs((half ?? NaN) - 0.5)).toBeLessThan(1e-12);
    expect(value(1_000_000, 500_000, 0, 1, 500_000)).toBe(0);
  });
});

describe('drawsFor', () => {
  it('buys whole trajectories at their full turn limit', () => {
    expect([3, 30, 100, 300, 2].map((k) => drawsFor(k, 3))).toEqual([1, 10, 33, 100, 0]);
    expect(drawsFor(300, 1)).toBe(300);
  });
});

describe('undefinedReason', () => {
  it('says what is missing, or null', () => {
    expect(undefinedReason(200, 300)).toBe('needs 300 trajectories a problem, has 200');
    expect(undefinedReason(200, 0)).toBe('the budget buys no whole trajectory');
    expect(undefinedReason(200, 200)).toBeNull();
  });
});

/** The definition in whole numbers scaled by 10⁸⁰, from the lowest F upwards: every step loses less than 1e-60. */
function fixedPoint(N: number, f: number, c: number, n: number, r: number): number {
  const one = 10n ** 80n;
  const lowest = Math.max(0, r - (N - f));
  let weight = one;
  let miss = one;
  let [sum, expected] = [0n, 0n];
  for (let F = 0; F <= Math.min(f, r); F += 1) {
    if (F >= lowest) {
      sum += weight;
      expected += weight * (one - miss);
      weight = (weight * BigInt(f - F) * BigInt(r - F)) / BigInt((F + 1) * (N - f - r + F + 1));
    }
    if (F < n && F < f) miss = (miss * BigInt(Math.max(0, f - c - F))) / BigInt(f - F);
  }
  return toNumber({ top: expected, bottom: sum * one });
}

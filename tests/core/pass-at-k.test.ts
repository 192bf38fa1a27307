import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passAtK } from '../../src/core/pass-at-k';
import { exactPassAtK, toNumber } from './exact';

describe('passAtK', () => {
  it.each([
    [5, 2, 3, 0.9],
    [10, 3, 5, 11 / 12],
    [200, 5, 10, 0.22828446073733422],
    [200, 7, 33, 0.722939926381977],
  ])('of n=%d, c=%d, k=%d is the reference value', (n, c, k, expected) => {
    expect(Math.abs((passAtK(n, c, k) ?? NaN) - expected)).toBeLessThan(1e-12);
  });

  it('is undefined, never a number, when there are fewer samples than k', () => {
    expect(passAtK(2, 2, 3)).toBeNull();
    expect(passAtK(0, 0, 1)).toBeNull();
  });

  it('is 0 with nothing correct, 1 when every draw must hit, c/n for k = 1', () => {
    expect(passAtK(200, 0, 100)).toBe(0);
    expect(passAtK(10, 4, 7)).toBe(1);
    expect(passAtK(10, 10, 1)).toBe(1);
    expect(passAtK(7, 3, 1)).toBe(3 / 7);
  });

  it('refuses impossible counts', () => {
    expect(() => passAtK(3, 4, 1)).toThrow(RangeError);
    expect(() => passAtK(3, 1, 0)).toThrow(RangeError);
    expect(() => passAtK(3.5, 1, 1)).toThrow(RangeError);
    expect(() => passAtK(3, -1, 1)).toThrow(RangeError);
  });

  it('agrees with exact rationals on random cases', () => {
    fc.assert(
      fc.property(
        fc.nat(120).chain((n) => fc.tuple(fc.constant(n), fc.nat(n), fc.integer({ min: 1, max: n + 1 }))),
        ([n, c, k]) => {
          const value = passAtK(n, c, k);
          if (n < k) return value === null;
          return value !== null && Math.abs(value - toNumber(exactPassAtK(n, c, k))) < 1e-12;
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  it.each([
    [1_000_000, 700, 1000],
    [1_000_000, 250_000, 3],
    [999_983, 999, 701],
  ])('keeps twelve digits at n=%d, c=%d, k=%d', (n, c, k) => {
    expect(Math.abs((passAtK(n, c, k) ?? NaN) - toNumber(exactPassAtK(n, c, k)))).toBeLessThan(1e-12);
  });
});

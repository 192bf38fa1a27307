import { describe, expect, it } from 'vitest';
import { drawBinomial, logFactorial } from '../../src/core/binomial';
import { holm } from '../../src/core/holm';
import { normalQuantile } from '../../src/core/normal';
import { signFlipTest } from '../../src/core/permutation';
import { detectableDifference, samplesFor } from '../../src/core/power';
import { createRandom } from '../../src/core/random';
import { studentQuantile } from '../../src/core/student';
import { wilson } from '../../src/core/wilson';

describe('drawBinomial', () => {
  it.each([
    [1, 0.3],
    [12, 0.02],
    [200, 0.5],
    [1250, 0.97],
    [1_000_000, 0.2],
  ])('draws Binomial(%d, %d) with its mean and variance', (n, p) => {
    const random = createRandom(2);
    const draws = Array.from({ length: 4000 }, () => drawBinomial(random, n, p));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
    const spread = n * p * (1 - p);
    expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt(spread / draws.length));
    expect(Math.abs(variance / spread - 1)).toBeLessThan(0.15);
    expect(draws.every((draw) => Number.isInteger(draw) && draw >= 0 && draw <= n)).toBe(true);
  });

  it('is certain at the ends', () => {
    const random = createRandom(2);
    expect([drawBinomial(random, 9, 0), drawBinomial(random, 9, 1), drawBinomial(random, 0, 0.5)]).toEqual([
      0, 9, 0,
    ]);
  });

  it('follows the exact probabilities', () => {
    const random = createRandom(3);
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 20_000; draw += 1) {
      const at = drawBinomial(random, 3, 0.25);
      counts[at] = (counts[at] ?? 0) + 1;
    }
    [27, 27, 9, 1].forEach((weight, at) => {
      expect(Math.abs((counts[at] ?? 0) / 20_000 - weight / 64)).toBeLessThan(0.012);
    });
  });

  it('knows ln n! below and above its table', () => {
    let sum = 0;
    for (let n = 1; n <= 40; n += 1) {
      sum += Math.log(n);
      expect(Math.abs(logFactorial(n) - sum)).toBeLessThan(1e-9);
    }
    expect(logFactorial(0)).toBe(0);
  });
});

describe('quantiles', () => {
  it("are the normal's and Student's", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 8);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167813, 8);
    expect(() => normalQuantile(1)).toThrow(RangeError);
    const table = { 1: 12.7062, 2: 4.3027, 5: 2.5706, 9: 2.2622, 29: 2.0452 };
    for (const [degrees, value] of Object.entries(table)) {
      expect(Math.abs(studentQuantile(0.975, Number(degrees)) / value - 1)).toBeLessThan(0.005);
    }
  });
});

describe('wilson', () => {
  it('agrees with published values', () => {
    const { low, high } = wilson(15, 50);
    expect(low).toBeCloseTo(0.191, 3);
    expect(high).toBeCloseTo(0.4375, 3);
  });

  it('keeps width at 0 and 1', () => {
    expect(wilson(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.2775, 4), level: 0.95, method: 'wilson' });
    expect(wilson(10, 10)).toEqual({
      low: expect.closeTo(0.7225, 4),
      high: 1,
      level: 0.95,
      method: 'wilson',
    });
    expect(() => wilson(0, 0)).toThrow(RangeError);
  });
});

describe('holm', () => {
  it('adjusts in steps, keeps the order and passes over what was not tested', () => {
    expect(holm([0.04, null, 0.01, 0.03])).toEqual([0.06, null, 0.03, 0.06]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe('signFlipTest', () => {
  it('counts every sign assignment of a few differences', () => {
    // All eight assignments of three equal differences: only +++ and −−− reach the observed sum.
    expect(signFlipTest([0.1, 0.1, 0.1], 1)).toEqual({ p: 0.25, flips: 8, exact: true });
    expect(signFlipTest([0.1, 0, -0.1], 1)).toEqual({ p: 1, flips: 4, exact: true });
    expect(signFlipTest([0, 0], 1)).toEqual({ p: 1, flips: 1, exact: true });
    expect(signFlipTest([], 1)).toBeNull();
  });

  it('samples assignments of many, near the exact value and never 0', () => {
    const differences = Array.from({ length: 20 }, (_, index) => (index < 14 ? 1 : -1));
    const test = signFlipTest(differences, 1);
    // P(|Binomial(20, ½) − 10| ≥ 4) = 0.1153.
    expect(test?.exact).toBe(false);
    expect(Math.abs((test?.p ?? NaN) - 0.1153)).toBeLessThan(0.012);
    expect(
      signFlipTest(
        Array.from({ length: 40 }, () => 1),
        1,
      )?.p,
    ).toBe(1 / 10_001);
    expect(signFlipTest(differences, 1)).toEqual(test);
  });
});

describe('power', () => {
  it('says what a run could have detected', () => {
    expect(detectableDifference(0.02)).toBeCloseTo(0.02 * 2.8016, 4);
  });

  it('says what would narrow an interval, and when trajectories alone cannot', () => {
    const parts = { between: 0.0004, within: 0.0012 };
    const now = { trajectories: 20, problems: 30 };
    // ± 0.0784 is what the run has: √0.0016 · 1.96.
    expect(samplesFor(0.0784, parts, now)).toEqual({ trajectories: 20, problems: 30 });
    expect(samplesFor(0.035, parts, now)).toEqual({ trajectories: null, problems: 151 });
    expect(samplesFor(0.05, parts, now)).toEqual({ trajectories: 96, problems: 74 });
    expect(() => samplesFor(0, parts, now)).toThrow(RangeError);
  });
});

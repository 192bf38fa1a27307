import { describe, expect, it } from 'vitest';
import { createRandom, deriveSeed, seedRange } from '../../src/core/random';

function moments(draw: () => number, count = 20_000): { mean: number; variance: number } {
  const values = Array.from({ length: count }, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count };
}

describe('createRandom', () => {
  it('gives the same stream for the same seed, for ever', () => {
    const random = createRandom(7);
    expect([random.int(1000), random.int(1000), random.int(1000), random.next()]).toEqual([
      49, 165, 929, 0.9521306261214357,
    ]);
    expect(createRandom(7).next()).toBe(createRandom(7).next());
    expect(createRandom(7).next()).not.toBe(createRandom(8).next());
  });

  it('draws uniform numbers in [0, 1) and whole numbers under n', () => {
    const random = createRandom(1);
    const { mean, variance } = moments(() => random.next());
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
    const seen = new Set(Array.from({ length: 500 }, () => random.int(7)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it.each([
    [0.5, 0.5],
    [1, 3],
    [12, 4],
  ])('draws Beta(%d, %d) with its mean and variance', (a, b) => {
    const random = createRandom(3);
    const { mean, variance } = moments(() => random.beta(a, b));
    expect(mean).toBeCloseTo(a / (a + b), 2);
    expect(variance).toBeCloseTo((a * b) / ((a + b) ** 2 * (a + b + 1)), 2);
  });

  it('draws gamma and normal numbers with their means and variances', () => {
    const random = createRandom(4);
    const gamma = moments(() => random.gamma(2.5));
    expect(Math.abs(gamma.mean - 2.5)).toBeLessThan(0.05);
    expect(Math.abs(gamma.variance - 2.5)).toBeLessThan(0.15);
    const normal = moments(() => random.normal());
    expect(Math.abs(normal.mean)).toBeLessThan(0.03);
    expect(Math.abs(normal.variance - 1)).toBeLessThan(0.05);
  });
});

describe('deriveSeed', () => {
  it('is the same hash for ever', () => {
    expect([
      deriveSeed(),
      deriveSeed(7),
      deriveSeed(7, 'add-two', 'plain', 0),
      deriveSeed(7, 'add-two', 'plain', 0, 1),
    ]).toEqual([0, 1066033793, 1850773575, 997319279]);
  });

  it('tells parts apart by type, border and place', () => {
    const seeds = [
      deriveSeed('ab', 'c'),
      deriveSeed('a', 'bc'),
      deriveSeed('abc'),
      deriveSeed('c', 'ab'),
      deriveSeed(1, 2),
      deriveSeed('1', 2),
      deriveSeed(12),
      deriveSeed(1, 2, 0),
      deriveSeed(1, 2, ''),
    ];
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  it('stays in range and spreads neighbouring cells evenly', () => {
    const seeds: number[] = [];
    for (let problem = 0; problem < 20; problem += 1) {
      for (let sample = 0; sample < 500; sample += 1)
        seeds.push(deriveSeed(1, `p${problem}`, 'plain', sample));
    }
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < seedRange)).toBe(true);
    // 10⁴ seeds among 2³¹: 0.02 collisions expected.
    expect(new Set(seeds).size).toBe(seeds.length);
    const bins = new Float64Array(64);
    for (const seed of seeds) {
      const bin = Math.floor((seed / seedRange) * 64);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const expected = seeds.length / 64;
    const chiSquared = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 63 degrees of freedom: above 103 once in a thousand.
    expect(chiSquared).toBeLessThan(103);
  });
});

import { expect, it } from 'vitest';
import { defaultLimits } from '../../src/core/executor';
import { scaleLimits, slownessOf } from '../../src/core/slowness';

it('the best time counts, and no machine is held to be faster than the reference or slower than three of it', () => {
  expect(slownessOf([600, 200, 300])).toBe(2);
  expect(slownessOf([10])).toBe(1);
  expect(slownessOf([60_000])).toBe(3);
  expect(slownessOf([])).toBe(1);
});

it('only the limits in time grow', () => {
  expect(scaleLimits(defaultLimits, 2)).toEqual({ ...defaultLimits, caseMs: 20_000, programMs: 120_000 });
});

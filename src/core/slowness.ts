import { defaultLimits, type Limits, type Run } from './executor';

/** Milliseconds that `slownessRun` takes in one case on the machine that the default limits were set on. */
const referenceMs = 100;
/** A machine that is slower still is taken for one that was busy: every endless loop waits the whole limit. */
const mostSlowness = 3;

/** A run whose times tell how fast this machine is. */
export const slownessRun: Run = {
  program:
    'counts = {}\nfor i in range(200_000):\n    key = i * 7919 % 1009\n    counts[key] = counts.get(key, 0) + i',
  cases: Array(5).fill({ kind: 'stdin', stdin: '' }),
  limits: defaultLimits,
};

/**
 * How many times slower this machine is than the reference, from the times of `slownessRun`'s cases in milliseconds:
 * the best counts, for the others were disturbed. From 1, so that no limit is ever shorter than stated, to 3.
 */
export function slownessOf(times: readonly number[]): number {
  if (times.length === 0) return 1;
  return Math.min(mostSlowness, Math.max(1, Math.min(...times) / referenceMs));
}

/** The same limits in time for a machine that is `slowness` times slower. */
export function scaleLimits(limits: Limits, slowness: number): Limits {
  return { ...limits, caseMs: limits.caseMs * slowness, programMs: limits.programMs * slowness };
}

import { normalQuantile } from './normal';

/** A range that holds the truth in `level` of all repetitions. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** 0.95 for 95 %. */
  readonly level: number;
  readonly method: 'bootstrap' | 'wilson';
}

/**
 * Wilson's score interval for a single rate, `hits` of `trials` independent ones (Wilson 1927). It never leaves
 * [0, 1] and never has zero width. @throws RangeError unless 0 ≤ hits ≤ trials and trials ≥ 1.
 */
export function wilson(hits: number, trials: number, level = 0.95): Interval {
  if (!(trials >= 1 && hits >= 0 && hits <= trials)) {
    throw new RangeError(`Wilson's interval: ${hits} of ${trials} is impossible.`);
  }
  const z = normalQuantile((1 + level) / 2);
  const rate = hits / trials;
  const centre = (rate + (z * z) / (2 * trials)) / (1 + (z * z) / trials);
  const half =
    (z * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials))) / (1 + (z * z) / trials);
  return {
    low: hits === 0 ? 0 : Math.max(0, centre - half),
    high: hits === trials ? 1 : Math.min(1, centre + half),
    level,
    method: 'wilson',
  };
}

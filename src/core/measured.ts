import type { DifferenceEstimate, RateEstimate } from './estimate';

/** An estimate as flat fields of a figure's row, ready for Plot, a table and CSV. */
export interface Measured {
  /** Null when undefined. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Problems that it is the mean of. */
  readonly problems: number;
  /** Why there is no value; null when there is one. */
  readonly reason: string | null;
}

export function measured(estimate: RateEstimate | DifferenceEstimate | undefined): Measured {
  if (estimate?.kind !== 'value') {
    return { value: null, low: null, high: null, problems: 0, reason: estimate?.reason ?? 'not estimated' };
  }
  const { value, problems, interval } = estimate;
  return { value, low: interval?.low ?? null, high: interval?.high ?? null, problems, reason: null };
}

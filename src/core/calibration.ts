import { wilson, type Interval } from './wilson';

/** A statement that turned out right or wrong, and how sure a person was of it beforehand. */
export interface Forecast {
  /** In [0.5, 1]: who finds it less likely than a coin toss makes the opposite statement. */
  readonly confidence: number;
  readonly isRight: boolean;
}

/** Forecasts of about the same confidence. */
export interface CalibrationBin {
  /** low ≤ confidence < high; the last bin holds 1 as well. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly hits: number;
  readonly meanConfidence: number;
  /** Share that turned out right, with Wilson's interval. */
  readonly share: number;
  readonly interval: Interval;
}

export interface Calibration {
  readonly count: number;
  readonly hits: number;
  readonly meanConfidence: number;
  /** Mean of (confidence − outcome)², outcome 1 or 0 (Brier 1950). 0 is best; always saying 50 % gives 0.25. */
  readonly brier: number;
  /** Those with forecasts in them, ascending. */
  readonly bins: readonly CalibrationBin[];
}

const bins = 5;

/** How well confidence and outcomes agree; null without forecasts. @throws RangeError outside [0.5, 1]. */
export function calibrate(forecasts: readonly Forecast[]): Calibration | null {
  if (forecasts.length === 0) return null;
  const sums = Array.from({ length: bins }, () => ({ count: 0, hits: 0, confidence: 0 }));
  let squares = 0;
  for (const { confidence, isRight } of forecasts) {
    if (!(confidence >= 0.5 && confidence <= 1))
      throw new RangeError(`A confidence lies between 0.5 and 1, not at ${confidence}.`);
    squares += (confidence - (isRight ? 1 : 0)) ** 2;
    const own = sums[binOf(confidence)];
    if (own === undefined) continue;
    own.count += 1;
    own.hits += isRight ? 1 : 0;
    own.confidence += confidence;
  }
  const total = (field: 'hits' | 'confidence') => sums.reduce((sum, one) => sum + one[field], 0);
  return {
    count: forecasts.length,
    hits: total('hits'),
    meanConfidence: total('confidence') / forecasts.length,
    brier: squares / forecasts.length,
    bins: sums.flatMap(({ count, hits, confidence }, at): readonly CalibrationBin[] =>
      count === 0
        ? []
        : [
            {
              low: 0.5 + at / (2 * bins),
              high: 0.5 + (at + 1) / (2 * bins),
              count,
              hits,
              meanConfidence: confidence / count,
              share: hits / count,
              interval: wilson(hits, count),
            },
          ],
    ),
  };
}

/** In whole per cent, so that 0.7, which is 0.69999… after the subtraction, falls into the bin that begins there. */
function binOf(confidence: number): number {
  return Math.min(bins - 1, Math.floor((Math.round(confidence * 100) - 50) / (50 / bins)));
}

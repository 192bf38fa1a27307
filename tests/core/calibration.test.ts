import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, type Forecast } from '../../src/core/calibration';
import { wilson } from '../../src/core/wilson';

const forecast: fc.Arbitrary<Forecast> = fc.record({
  confidence: fc.integer({ min: 50, max: 100 }).map((percent) => percent / 100),
  isRight: fc.boolean(),
});

describe('calibration', () => {
  it('is this by hand', () => {
    const said = [
      { confidence: 0.7, isRight: true },
      { confidence: 0.75, isRight: false },
      { confidence: 1, isRight: true },
    ];
    expect(calibrate(said)).toEqual({
      count: 3,
      hits: 2,
      meanConfidence: expect.closeTo(2.45 / 3, 12),
      brier: expect.closeTo((0.3 ** 2 + 0.75 ** 2) / 3, 12),
      bins: [
        {
          low: 0.7,
          high: 0.8,
          count: 2,
          hits: 1,
          meanConfidence: expect.closeTo(0.725, 12),
          share: 0.5,
          interval: wilson(1, 2),
        },
        { low: 0.9, high: 1, count: 1, hits: 1, meanConfidence: 1, share: 1, interval: wilson(1, 1) },
      ],
    });
  });

  it('has nothing to say of no forecasts, and refuses impossible ones', () => {
    expect(calibrate([])).toBeNull();
    expect(() => calibrate([{ confidence: 0.4, isRight: true }])).toThrow(RangeError);
  });

  it('of a person who always tosses a coin is 0.25', () => {
    const coin = (isRight: boolean): Forecast => ({ confidence: 0.5, isRight });
    expect(calibrate([coin(true), coin(false), coin(true)])?.brier).toBe(0.25);
  });

  it('agrees with the slow obvious formula, bin by bin', () => {
    fc.assert(
      fc.property(fc.array(forecast, { minLength: 1, maxLength: 60 }), (said) => {
        const result = calibrate(said);
        let sum = 0;
        for (const { confidence, isRight } of said)
          sum += isRight ? (1 - confidence) * (1 - confidence) : confidence * confidence;
        expect(result?.brier).toBeCloseTo(sum / said.length, 12);
        const percents = said.map(({ confidence }) => Math.round(confidence * 100));
        for (const low of [50, 60, 70, 80, 90]) {
          const own = said.filter(
            (_, i) => (percents[i] ?? 0) >= low && ((percents[i] ?? 0) < low + 10 || low === 90),
          );
          const bin = result?.bins.find((one) => Math.round(one.low * 100) === low);
          expect(bin?.count ?? 0).toBe(own.length);
          expect(bin?.hits ?? 0).toBe(own.filter(({ isRight }) => isRight).length);
        }
      }),
    );
  });
});

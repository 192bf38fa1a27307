import { describe, expect, it } from 'vitest';
import { createMeter } from '../../src/ui/state/meter';

describe('the meter of attempts', () => {
  it('tells the rate of the last twenty seconds', () => {
    let time = 0;
    const meter = createMeter(() => time);
    for (time = 0; time <= 40_000; time += 500) meter.count();
    time = 40_000;
    expect(meter.perSecond()).toBeCloseTo(2);
    time = 50_000;
    expect(meter.perSecond()).toBeCloseTo(1);
  });

  it('says nothing before a second has passed: a burst at the end of a run is no speed', () => {
    let time = 0;
    const meter = createMeter(() => time);
    meter.count();
    expect(meter.perSecond()).toBeNull();
    time = 0.01;
    meter.count();
    expect(meter.perSecond()).toBeNull();
    time = 1_000;
    expect(meter.perSecond()).toBe(1);
  });
});

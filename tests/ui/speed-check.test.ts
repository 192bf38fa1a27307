import { createRoot } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/core/engine';
import { createEngineSlot } from '../../src/ui/state/engine-slot';
import type { ModelChoice } from '../../src/ui/state/lab';
import { createSpeedCheck, typicalExperiment, type SpeedCheck } from '../../src/ui/state/speed-check';
import { knownSpeed, rememberSpeed } from '../../src/ui/state/speeds';
import { fakeEngine } from '../fakes';
import { fakeLab } from './fake-lab';

const choice: ModelChoice = { kind: 'replay', model: 'one' };
/** Reads 2,000 and writes 200 tokens a second: a typical reply takes 500 / 2,000 + 200 / 200 = 1.25 s. */
const steady = {
  text: 'x',
  tokens: { prompt: 300, prefilled: 200, generated: 41 },
  ms: { queued: 5, firstToken: 100, total: 300 },
};

function open(engine: Engine): SpeedCheck {
  return createRoot(() =>
    createSpeedCheck(
      fakeLab(),
      createEngineSlot(async ({ kind, model }) => ({ kind, model, label: model, load: async () => engine })),
    ),
  );
}

beforeEach(() => localStorage.clear());
afterEach(() => vi.useRealTimers());

describe('the speed check', () => {
  it('measures the model, and lets the form of a new experiment know', async () => {
    const check = open(fakeEngine([steady]));
    await check.start(choice);
    const work = check.work();
    if (work.kind !== 'measured') throw new Error('It was measured.');
    const { speed, pace } = work.measures;
    expect(speed.decodePerSecond).toBe(200);
    expect(pace?.replies).toBeGreaterThan(0);
    expect(knownSpeed(choice)).toBeCloseTo(1 / (pace?.secondsEach ?? 0));
  });

  it('leaves the speed alone that a real run had', async () => {
    rememberSpeed(choice, 7);
    await open(fakeEngine([steady])).start(choice);
    expect(knownSpeed(choice)).toBe(7);
  });

  it('gives a model up that does not answer within a minute', async () => {
    vi.useFakeTimers();
    const silent: Engine = {
      ...fakeEngine([steady]),
      generate: (_, __, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        }),
    };
    const check = open(silent);
    const ended = check.start(choice);
    await vi.advanceTimersByTimeAsync(59_000);
    expect(check.work()).toEqual({ kind: 'measuring' });
    await vi.advanceTimersByTimeAsync(1_000);
    await ended;
    const work = check.work();
    expect(work.kind === 'failed' && String(work.error)).toContain('Choose a smaller one');
  });

  it('reckons with a typical reply where a minute leaves no time for real ones', async () => {
    vi.useFakeTimers();
    const quick = fakeEngine([steady]);
    const engine: Engine = {
      ...quick,
      generate: (request, onText, signal) =>
        request.sampling.maxTokens < 100
          ? quick.generate(request, onText, signal)
          : new Promise((_resolve, reject) => {
              signal?.addEventListener('abort', () => reject(signal.reason));
            }),
    };
    const check = open(engine);
    const ended = check.start(choice);
    await vi.advanceTimersByTimeAsync(60_000);
    await ended;
    expect(check.work()).toMatchObject({ kind: 'measured', measures: { pace: null } });
    expect(knownSpeed(choice)).toBeCloseTo(1 / 1.25);
  });

  it('counts every reply of a first experiment: 12 problems, 10 samples, arms of 1, 3 and 3 turns', () => {
    const speed = { prefillPerSecond: 2_000, decodePerSecond: 200, replies: 12, ms: 1 };
    const pace = { replies: 24, atOnce: 4, secondsEach: 0.1 };
    const size = { problems: 12, arms: 3, samples: 10, replies: 840 };
    expect(typicalExperiment({ speed, pace }, choice, 'demo')).toEqual({ ...size, ms: 84_000 });
    expect(typicalExperiment({ speed, pace: null }, choice, 'demo')).toEqual({ ...size, ms: 1_050_000 });
    const silent = { ...speed, decodePerSecond: null };
    expect(typicalExperiment({ speed: silent, pace: null }, choice, 'demo').ms).toBeNull();
  });
});

import { createRoot } from 'solid-js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../src/core/engine';
import { createEngineSlot } from '../../src/ui/state/engine-slot';
import type { ModelChoice } from '../../src/ui/state/lab';
import { createSpeedCheck, typicalExperiment, type SpeedCheck } from '../../src/ui/state/speed-check';
import { knownSpeed, rememberSpeed } from '../../src/ui/state/speeds';
import { fakeEngine } from '../fakes';

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
    expect(check.work()).toMatchObject({ kind: 'measured', speed: { decodePerSecond: 200 } });
    expect(knownSpeed(choice)).toBeCloseTo(1 / 1.25);
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

  it('counts every reply of a first experiment: 12 problems, 10 samples, arms of 1, 3 and 3 turns', () => {
    const speed = { prefillPerSecond: 2_000, decodePerSecond: 200, replies: 12, ms: 1 };
    expect(typicalExperiment(speed, choice, 'demo')).toEqual({
      problems: 12,
      arms: 3,
      samples: 10,
      replies: 840,
      promptTokens: 500,
      generatedTokens: 200,
      ms: 840 * 1_250,
    });
    expect(typicalExperiment({ ...speed, decodePerSecond: null }, choice, 'demo').ms).toBeNull();
  });
});

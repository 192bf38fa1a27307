import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/engine';
import { measureSpeed, secondsPerReply } from '../../src/core/measure-speed';
import { fakeEngine } from '../fakes';

const steady: Partial<Reply> = {
  text: 'x',
  tokens: { prompt: 300, prefilled: 200, generated: 41 },
  ms: { queued: 5, firstToken: 100, total: 300 },
};

describe('the speed check', () => {
  it('divides tokens by the time that they took, the first reply left out', async () => {
    const slow = { ...steady, ms: { queued: 0, firstToken: 9_000, total: 99_000 } };
    const engine = fakeEngine([slow, steady]);
    const speed = await measureSpeed(engine);
    expect(speed).toEqual({
      prefillPerSecond: 2_000,
      decodePerSecond: 200,
      replies: 12,
      ms: expect.any(Number),
    });
    expect(secondsPerReply(speed, 1_000, 100)).toBe(1);
  });

  it('asks so that no cache helps', async () => {
    const engine = fakeEngine([steady]);
    await measureSpeed(engine);
    const openings = engine.requests.map(({ messages }) => messages[0]?.content.slice(0, 3));
    expect(new Set(openings).size).toBe(openings.length);
    expect(new Set(engine.requests.map(({ seed }) => seed)).size).toBe(openings.length);
  });

  it('does not guess what the engine does not count', async () => {
    const silent = { ...steady, tokens: { prompt: null, prefilled: null, generated: null } };
    const speed = await measureSpeed(fakeEngine([silent]));
    expect(speed).toMatchObject({ prefillPerSecond: null, decodePerSecond: null });
    expect(secondsPerReply(speed, 1, 1)).toBeNull();
  });

  it('stops at an abort', async () => {
    await expect(measureSpeed(fakeEngine([steady]), AbortSignal.abort('enough'))).rejects.toBe('enough');
  });
});

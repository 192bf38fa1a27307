import { describe, expect, it } from 'vitest';
import { costAtMost } from '../../src/core/cost';
import type { ArmSpec } from '../../src/core/experiment';

describe('costAtMost', () => {
  it('counts attempts by the turn limits of all arms', () => {
    const arms: readonly ArmSpec[] = [
      { name: 'plain', maxTurns: 1 },
      { name: 'multi-turn', maxTurns: 3 },
    ];
    expect(costAtMost(arms, 6, 5, 100)).toEqual({
      trajectories: 60,
      attempts: 120,
      reasoningCalls: 0,
      generatedTokens: 12_000,
    });
  });

  it.each<readonly [Partial<ArmSpec>, number]>([
    [{}, 0],
    [{ reasoning: 'nl-solution' }, 1],
    [{ reasoning: 'nl-solution', search: { kind: 'restart' } }, 4],
    [{ reasoning: 'nl-solution', cot: 'every-turn' }, 4],
    [{ cot: 'every-turn' }, 0],
    [{ cot: 'retry' }, 2],
    [{ cot: 'retry', search: { kind: 'restart' } }, 0],
  ])('an arm of four turns with %o asks for prose %i times', (arm, calls) => {
    expect(costAtMost([{ name: 'a', maxTurns: 4, ...arm }], 1, 1, 1).reasoningCalls).toBe(calls);
  });
});

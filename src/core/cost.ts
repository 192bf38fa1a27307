import type { ArmSpec } from './experiment';

/** What an experiment can cost at most. A dialogue that passes its public tests early costs less. */
export interface Cost {
  readonly trajectories: number;
  /** Model replies that should hold code: trajectories × turn limit. */
  readonly attempts: number;
  /** Model replies in prose. They are no attempts, but their tokens count. */
  readonly reasoningCalls: number;
  /** Upper bound of generated tokens: every call as long as it may be. */
  readonly generatedTokens: number;
}

/** @param problems how many problems; @param samples trajectories for each problem and arm; @param maxTokens of a reply. */
export function costAtMost(
  arms: readonly ArmSpec[],
  problems: number,
  samples: number,
  maxTokens: number,
): Cost {
  const each = problems * samples;
  const attempts = each * arms.reduce((sum, arm) => sum + arm.maxTurns, 0);
  const reasoningCalls = each * arms.reduce((sum, arm) => sum + reasoningCallsOf(arm), 0);
  return {
    trajectories: each * arms.length,
    attempts,
    reasoningCalls,
    generatedTokens: (attempts + reasoningCalls) * maxTokens,
  };
}

/** Prose calls of one trajectory at most, after prompt.ts: by the depth of an attempt in its own dialogue. */
function reasoningCallsOf(arm: ArmSpec): number {
  const search = arm.search?.kind ?? 'linear';
  switch (arm.cot ?? 'first-turn') {
    case 'first-turn':
      if (arm.reasoning === undefined) return 0;
      return search === 'linear' ? 1 : arm.maxTurns;
    case 'every-turn':
      return arm.reasoning === undefined ? 0 : arm.maxTurns;
    case 'retry':
      return search === 'restart' ? 0 : Math.max(0, arm.maxTurns - 2);
  }
}

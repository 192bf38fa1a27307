import type { Trajectory, TrajectorySummary, Turn, TurnSummary } from './trajectory';

/** What lists, grids and estimates need of a trajectory, without its transcript. */
export function summarise(trajectory: Trajectory): TrajectorySummary {
  const { turns, judgement: _, ...rest } = trajectory;
  return { ...rest, turns: turns.map(summariseTurn) };
}

function summariseTurn(turn: Turn): TurnSummary {
  const failed = turn.tests.find((result) => result.outcome !== 'passed');
  return {
    parent: turn.parent,
    author: turn.author,
    hasProgram: turn.program !== null,
    publicPassed: turn.tests.filter((result) => result.outcome === 'passed').length,
    publicTotal: turn.tests.length,
    failure: failed?.outcome ?? null,
    tokens: turn.tokens,
    reasoningTokens: turn.reasoning?.tokens ?? null,
    generateMs: turn.ms.generate + (turn.reasoning?.ms ?? 0),
  };
}

import type { Engine } from '../../src/core/engine';
import type { Experiment } from '../../src/core/experiment';
import type { PartialTrajectory } from '../../src/core/store';
import type { Strategy } from '../../src/core/strategy';
import { sweep, type SweepEvent } from '../../src/core/sweep';
import type { Trajectory } from '../../src/core/trajectory';
import { ended, fakeExecutor, type FakeReply } from '../fakes';
import { plainStrategy, sumProblem } from './fixtures';

export const arms: readonly Strategy[] = [
  { ...plainStrategy, name: 'plain', maxTurns: 1 },
  plainStrategy,
  { ...plainStrategy, name: 'tree', maxTurns: 4, search: { kind: 'tree', c: 5 } },
  {
    ...plainStrategy,
    name: 'cot',
    feedback: 'other-problem',
    reasoning: { id: 'own', text: 'Think.' },
    cot: 'every-turn',
  },
];

export const experiment: Experiment = {
  id: 'e',
  createdAt: 0,
  spec: {
    version: 1,
    name: 'test',
    seed: 3,
    samples: 3,
    engine: { kind: 'replay', model: 'fake' },
    problems: { set: 'demo' },
    arms: [],
    sampling: { temperature: 1, topP: 1, maxTokens: 64 },
  },
  arms,
  problems: [sumProblem, { ...sumProblem, id: 'sum again' }],
  engine: null,
  versions: {},
};

/** A deterministic model that is right, wrong or without code, as the seed has it. */
export function bySeed({ seed }: { readonly seed: number }): FakeReply {
  const program = ['right', 'right on small numbers', `wrong ${seed}`, `wrong ${seed}`][seed % 4] ?? '';
  return seed % 7 === 0 ? 'no code' : `\`\`\`python\n${program}\n\`\`\``;
}

export function newExecutor(): ReturnType<typeof fakeExecutor> {
  return fakeExecutor((program, testCase) => {
    const sum = testCase.kind === 'stdin' ? testCase.stdin.split(' ').reduce((a, b) => a + Number(b), 0) : 0;
    if (program.startsWith('wrong')) return ended('?');
    return ended(program.includes('small') && sum > 1000 ? '?' : String(sum));
  });
}

/** Storage as a sweep's consumer keeps it. */
export interface Kept {
  readonly trajectories: Trajectory[];
  readonly partials: Map<string, PartialTrajectory>;
}

export function keep(kept: Kept, event: SweepEvent): void {
  if (event.kind === 'turn') {
    const name = JSON.stringify(event.key);
    const turns = kept.partials.get(name)?.turns ?? [];
    kept.partials.set(name, { ...event.key, turns: [...turns, event.turn] });
  }
  if (event.kind === 'trajectory') {
    const { experimentId, problemId, arm, sample } = event.trajectory;
    kept.partials.delete(JSON.stringify({ experimentId, problemId, arm, sample }));
    kept.trajectories.push(event.trajectory);
  }
}

/** Runs until done, or until `limit` events have been seen. */
export async function runFor(kept: Kept, engine: Engine, limit = Infinity): Promise<readonly SweepEvent[]> {
  const seen: SweepEvent[] = [];
  const job = {
    experiment,
    engine,
    executor: newExecutor(),
    done: kept.trajectories,
    partials: [...kept.partials.values()],
  };
  for await (const event of sweep(job)) {
    keep(kept, event);
    seen.push(event);
    if (seen.length >= limit) break;
  }
  return seen;
}

export function emptyStorage(): Kept {
  return { trajectories: [], partials: new Map() };
}

export function timeless(trajectories: readonly Trajectory[]): readonly unknown[] {
  return trajectories
    .map((trajectory) => ({
      ...trajectory,
      endedAt: 0,
      turns: trajectory.turns.map((turn) => ({
        ...turn,
        ms: null,
        reasoning: { ...turn.reasoning, ms: null },
      })),
    }))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

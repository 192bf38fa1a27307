import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/core/engine';
import type { Experiment } from '../../src/core/experiment';
import { sweep } from '../../src/core/sweep';
import type { CellKey, Trajectory } from '../../src/core/trajectory';
import { fakeEngine } from '../fakes';
import { plainStrategy } from './fixtures';
import { bySeed, emptyStorage, experiment, keep, newExecutor, type Kept } from './sweeping';

describe('shared reasoning', () => {
  const think = { reasoning: { id: 'own', text: 'Think.' }, maxTurns: 2 };
  const sharing: Experiment = {
    ...experiment,
    spec: { ...experiment.spec, shareReasoning: true },
    arms: [
      { ...plainStrategy, name: 'plain' },
      { ...plainStrategy, ...think, name: 'failed tests' },
      { ...plainStrategy, ...think, name: 'binary', feedback: 'binary' },
      { ...plainStrategy, ...think, name: 'other prompt', reasoning: { id: 'other', text: 'Reflect.' } },
    ],
  };
  /** Prose never comes twice the same, as from an endpoint without seeds. */
  let spoken = 0;
  const unseeded = (): ReturnType<typeof fakeEngine> =>
    fakeEngine((request) => {
      const isProse = /Think\.|Reflect\./.test(request.messages.at(-1)?.content ?? '');
      return isProse ? `prose ${(spoken += 1)}` : bySeed(request);
    });

  function proseOf(kept: Kept, arm: string): ReadonlyMap<string, string> {
    return new Map(
      kept.trajectories
        .filter((trajectory) => trajectory.arm === arm)
        .map(({ problemId, sample, turns }) => [
          `${problemId}/${sample}`,
          turns[0]?.reasoning?.reply ?? 'none',
        ]),
    );
  }

  async function run(kept: Kept, engine: Engine, limit = Infinity): Promise<void> {
    let seen = 0;
    const recall = ({ problemId, arm, sample }: CellKey): Promise<Trajectory | null> =>
      Promise.resolve(
        kept.trajectories.find((t) => t.problemId === problemId && t.arm === arm && t.sample === sample) ??
          null,
      );
    const job = { experiment: sharing, engine, executor: newExecutor(), done: kept.trajectories, recall };
    for await (const event of sweep({ ...job, partials: [...kept.partials.values()] })) {
      keep(kept, event);
      if ((seen += 1) >= limit) break;
    }
  }

  test('arms with the same first prompt use one reply a problem and sample, marked in all but the first', async () => {
    const kept = emptyStorage();
    const engine = unseeded();
    await run(kept, { ...engine, slots: 2 });
    expect(proseOf(kept, 'binary')).toEqual(proseOf(kept, 'failed tests'));
    expect(new Set(proseOf(kept, 'binary').values()).size).toBe(6);
    expect(proseOf(kept, 'other prompt')).not.toEqual(proseOf(kept, 'binary'));
    for (const { arm, turns } of kept.trajectories)
      expect(turns[0]?.reasoning?.shared ?? false).toBe(arm === 'binary');
    const asked = engine.requests.filter(({ messages }) => messages.at(-1)?.content.includes('Think.'));
    expect(asked).toHaveLength(6);
  });

  test('the same reply is used after every interruption', async () => {
    for (const stride of [8, 11, 20]) {
      const kept = emptyStorage();
      while (kept.trajectories.length < 24) await run(kept, unseeded(), stride);
      expect(proseOf(kept, 'binary')).toEqual(proseOf(kept, 'failed tests'));
    }
  });
});

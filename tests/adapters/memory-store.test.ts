import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/idb';
import { branchArm } from '../../src/core/branch-arm';
import { createMemoryStore } from '../../src/core/memory-store';
import { StoreError, type Store } from '../../src/core/store';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const experiment = makeExperiment('x', { problems: 2, arms: 2, samples: 3 });
const cells = cellsOf(experiment);

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Everything that a store answers after the same things were put into it. */
async function answers(store: Store): Promise<unknown> {
  await store.putExperiment(experiment);
  const [first, second, ...others] = cells.map((key) => makeTrajectory(key));
  if (first === undefined || second === undefined) throw new Error('The experiment has cells.');
  for (const turn of first.turns) await store.appendTurn(first, turn);
  for (const turn of second.turns) await store.appendTurn(second, turn);
  const before = await store.partials('x');
  await store.putTrajectory(first);
  await store.putTrajectories(others.toReversed());
  await store.putTrajectory({ ...first, arm: branchArm(first.arm) });
  const orphan = await store.putTrajectory({ ...first, experimentId: 'y' }).catch((error: unknown) => error);
  return {
    before,
    after: await store.partials('x'),
    heads: await store.heads(),
    experiment: await store.experiment('x'),
    one: await store.trajectory(first),
    none: [await store.trajectory(second), await store.experiment('y'), await store.summaries('y')],
    orphan: orphan instanceof StoreError ? orphan.code : orphan,
    trajectories: await collect(store.trajectories('x')),
    summaries: new Set((await store.summaries('x')).map((summary) => JSON.stringify(summary))),
  };
}

describe('a store in memory', () => {
  it('answers as the one in the browser does', async () => {
    const trouble = new StoreError('unavailable', 'Nothing is kept.');
    const memory = createMemoryStore(trouble);
    expect(await answers(memory)).toEqual(await answers(await openStore('memory-like')));
    expect(memory.trouble).toBe(trouble);
    await memory.removeExperiment('x');
    expect([await memory.heads(), await collect(memory.trajectories('x'))]).toEqual([[], []]);
  });
});

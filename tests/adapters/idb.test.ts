import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { openDB } from 'idb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { branchArm } from '../../src/core/branch-arm';
import { openStore } from '../../src/adapters/idb';
import { migrations } from '../../src/adapters/idb-schema';
import type { Store } from '../../src/core/store';
import { summarise } from '../../src/core/summarise';
import type { Trajectory } from '../../src/core/trajectory';
import { trajectory as anyTrajectory } from '../arbitraries';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

let stores = 0;
const newName = () => `store-${(stores += 1)}`;
const experiment = makeExperiment('x', { problems: 2, arms: 2, samples: 3 });
const cells = cellsOf(experiment);
const [first, second] = cells.map((key) => makeTrajectory(key));
if (first === undefined || second === undefined) throw new Error('The experiment has cells.');

async function openWith(...trajectories: readonly Trajectory[]): Promise<Store> {
  const store = await openStore(newName());
  await store.putExperiment(experiment);
  await store.putTrajectories(trajectories);
  return store;
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

afterEach(() => vi.restoreAllMocks());

describe('the store', () => {
  it('gives back what it was given, and null for what it was not', async () => {
    const store = await openWith(first);
    expect(await store.experiment('x')).toEqual(experiment);
    expect(await store.trajectory(first)).toEqual(first);
    expect(await store.experiment('y')).toBeNull();
    expect(await store.trajectory({ ...first, sample: 2 })).toBeNull();
    expect(await store.summaries('y')).toEqual([]);
    expect(await collect(store.trajectories('y'))).toEqual([]);
  });

  it('keeps any trajectory unchanged', async () => {
    const store = await openWith();
    await fc.assert(
      fc.asyncProperty(anyTrajectory(), async (given) => {
        await store.putTrajectory(given);
        expect(await store.trajectory(given)).toEqual(given);
      }),
      { numRuns: 50 },
    );
  });

  it('lists experiments with the number asked for and the number stored', async () => {
    const store = await openWith(first, second);
    expect(await store.heads()).toEqual([
      { id: 'x', name: 'experiment x', createdAt: experiment.createdAt, asked: 12, done: 2 },
    ]);
  });

  it('counts no branch that a person made as a trajectory asked for', async () => {
    const store = await openWith(first, { ...second, arm: branchArm(first.arm) });
    expect((await store.heads()).map(({ done }) => done)).toEqual([1]);
  });

  it('stores a trajectory once however often it is put, the last one counting', async () => {
    const store = await openWith(first, first);
    const again = { ...first, correct: false };
    await store.putTrajectory(again);
    expect(await store.summaries('x')).toEqual([summarise(again)]);
    expect(await collect(store.trajectories('x'))).toEqual([again]);
  });

  it('walks through trajectories by problem, arm and sample in the experiment’s order', async () => {
    const wide = makeExperiment('wide', { problems: 12, arms: 2, samples: 12 });
    const store = await openStore(newName());
    await store.putExperiment(wide);
    const keys = cellsOf(wide);
    await store.putTrajectories(keys.toReversed().map((key) => makeTrajectory(key)));
    expect(new Set((await store.summaries('wide')).map((each) => JSON.stringify(each))).size).toBe(
      keys.length,
    );
    const walked = await collect(store.trajectories('wide'));
    expect(walked.map(({ problemId, arm, sample }) => [problemId, arm, sample])).toEqual(
      keys.map(({ problemId, arm, sample }) => [problemId, arm, sample]),
    );
  });

  it('keeps finished turns until the trajectory is there', async () => {
    const store = await openWith();
    const [turn0, turn1] = first.turns;
    if (turn0 === undefined || turn1 === undefined) throw new Error('The trajectory has two turns.');
    const { experimentId, problemId, arm, sample } = first;
    const key = { experimentId, problemId, arm, sample };
    await store.appendTurn(second, turn0);
    await store.appendTurn(key, turn1);
    await store.appendTurn(key, turn0);
    await store.appendTurn(key, turn0);
    const other = { experimentId, problemId, arm, sample: second.sample };
    expect(await store.partials('x')).toEqual([
      { ...key, turns: [turn0, turn1] },
      { ...other, turns: [turn0] },
    ]);
    await store.putTrajectory(first);
    expect(await store.partials('x')).toEqual([{ ...other, turns: [turn0] }]);
  });

  it('removes an experiment with everything of it and nothing else', async () => {
    const store = await openWith(first);
    const [turn] = second.turns;
    if (turn === undefined) throw new Error('The trajectory has turns.');
    const twin = { ...experiment, id: 'x!' };
    await store.putExperiment(twin);
    await store.putTrajectory({ ...first, experimentId: 'x!' });
    await store.appendTurn(second, turn);
    await store.removeExperiment('x');
    expect(await store.heads()).toEqual([
      { id: 'x!', name: 'experiment x', createdAt: experiment.createdAt, asked: 12, done: 1 },
    ]);
    expect([await store.experiment('x'), await store.trajectory(first)]).toEqual([null, null]);
    expect([await store.summaries('x'), await store.partials('x')]).toEqual([[], []]);
    expect(await store.trajectory({ ...first, experimentId: 'x!' })).not.toBeNull();
  });

  it('stores nothing for an experiment that has been removed', async () => {
    const store = await openStore(newName());
    const [turn] = first.turns;
    if (turn === undefined) throw new Error('The trajectory has turns.');
    await expect(store.putTrajectory(first)).rejects.toMatchObject({ name: 'StoreError', code: 'removed' });
    await expect(store.appendTurn(first, turn)).rejects.toMatchObject({ code: 'removed' });
    expect([await store.trajectory(first), await store.partials('x')]).toEqual([null, []]);
  });

  it('stores all of a batch or nothing', async () => {
    const store = await openWith();
    const unstorable = { ...second, arm: 'arm1', endedAt: 1n as unknown as number };
    await expect(store.putTrajectories([first, unstorable])).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('BigInt'),
    });
    expect(await store.summaries('x')).toEqual([]);
  });

  it('knows about how much an experiment takes', async () => {
    const store = await openWith(first);
    const without = JSON.stringify(experiment).length;
    const results = JSON.stringify(first).length + JSON.stringify(summarise(first)).length;
    expect(await store.size('x')).toBe(without + results);
    expect(await store.size('y')).toBe('null'.length);
  });

  it('tells other tabs of what it stores, until they stop listening', async () => {
    const name = newName();
    const [here, there] = [await openStore(name), await openStore(name)];
    await here.putExperiment(experiment);
    const heard: unknown[] = [];
    const stop = there.watch('x', (summary) => heard.push(summary));
    there.watch('y', () => heard.push('of another experiment'));
    here.watch('x', () => heard.push('of its own'));
    await here.putTrajectory(first);
    await vi.waitFor(() => expect(heard).toEqual([summarise(first)]));
    stop();
    await here.putTrajectory(second);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect(heard).toHaveLength(1);
  });

  it('never reads a transcript for a list', async () => {
    const store = await openWith(first);
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.heads();
    await store.summaries('x');
    expect(transaction.mock.calls.map(([names]) => names)).toEqual([
      ['heads', 'summaries', 'branches'],
      'summaries',
    ]);
  });
});

describe('a store that cannot be had', () => {
  it('was written by a newer lab', async () => {
    const name = newName();
    (await openDB(name, migrations.length + 1)).close();
    await expect(openStore(name)).rejects.toMatchObject({ code: 'newer-version' });
  });

  it('gives way to a newer lab and says so from then on', async () => {
    const name = newName();
    const store = await openStore(name);
    (await openDB(name, migrations.length + 1)).close();
    await expect(store.heads()).rejects.toMatchObject({
      code: 'newer-version',
      message: expect.stringContaining('Reload the page'),
    });
    await expect(collect(store.trajectories('x'))).rejects.toMatchObject({ code: 'newer-version' });
  });

  it('is forbidden by the browser', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    });
    await expect(openStore(newName())).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('is full', async () => {
    const store = await openWith();
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('Too much.', 'QuotaExceededError');
    });
    await expect(store.putTrajectory(first)).rejects.toMatchObject({
      code: 'quota',
      message: expect.stringContaining('storage is full'),
    });
    vi.restoreAllMocks();
    expect(await store.summaries('x')).toEqual([]);
  });
});

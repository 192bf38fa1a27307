import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, expect, it, vi } from 'vitest';
import type * as schema from '../../src/adapters/idb-schema';
import { branchArm } from '../../src/core/branch-arm';
import { summarise } from '../../src/core/summarise';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

/** The store as the next version of the lab would have it, with one more migration. */
async function nextStore() {
  vi.doMock('../../src/adapters/idb-schema', async (original) => {
    const now = await original<typeof schema>();
    const next: (typeof now.migrations)[number] = (database) => void database.objectStoreNames;
    return { ...now, migrations: [...now.migrations, next] };
  });
  return import('../../src/adapters/idb');
}

afterEach(() => {
  vi.doUnmock('../../src/adapters/idb-schema');
  vi.resetModules();
});

const experiment = makeExperiment('x', { problems: 1, arms: 1, samples: 2 });

it('migrates an older database and keeps what is in it', async () => {
  const { openStore } = await import('../../src/adapters/idb');
  const older = await openStore('older');
  const trajectories = cellsOf(experiment).map((key) => makeTrajectory(key));
  await older.putExperiment(experiment);
  await older.putTrajectories(trajectories);
  vi.resetModules();
  const store = await (await nextStore()).openStore('older');
  expect(await store.experiment('x')).toEqual(experiment);
  expect(await store.summaries('x')).toHaveLength(2);
  await expect(older.heads()).rejects.toMatchObject({ code: 'newer-version' });
});

it('counts the branches of a database of version 1 out of what was asked for', async () => {
  const { migrations, pack } = await import('../../src/adapters/idb-schema');
  const older = await openDB<schema.Schema>('version 1', 1, {
    upgrade: (database, _, __, upgrade) => migrations[0]?.(database, upgrade),
  });
  await older.put('heads', { id: 'x', name: 'x', createdAt: 0, asked: 2 });
  for (const key of cellsOf(experiment)) {
    const arm = key.sample === 0 ? key.arm : branchArm(key.arm);
    const { experimentId, problemId, sample } = key;
    const summary = pack(summarise(makeTrajectory({ ...key, arm })));
    await older.put('summaries', summary, [experimentId, problemId, arm, sample]);
  }
  older.close();
  const { openStore } = await import('../../src/adapters/idb');
  const store = await openStore('version 1');
  expect(await store.heads()).toMatchObject([{ id: 'x', asked: 2, done: 1 }]);
  expect(await store.summaries('x')).toHaveLength(2);
});

it('says what to do when another tab does not let go of an older version', async () => {
  const held = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('held', 1);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  const { openStore } = await nextStore();
  await expect(openStore('held')).rejects.toMatchObject({
    name: 'StoreError',
    code: 'blocked',
    message: expect.stringContaining('Close the other tabs'),
  });
  held.close();
});

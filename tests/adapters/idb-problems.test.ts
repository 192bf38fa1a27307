import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { openProblemLibrary } from '../../src/adapters/idb-problems';
import type { ProblemSet } from '../../src/core/problem';
import { makeProblem } from '../make-experiment';

const set: ProblemSet = {
  id: 'mine',
  title: 'Mine',
  description: 'Two.',
  license: 'CC0-1.0',
  source: 'tests',
  problems: ['a', 'b'].map(makeProblem),
};

it('keeps a set over closing, replaces it by id, and forgets it when it is removed', async () => {
  const first = await openProblemLibrary('library');
  await first.put({ ...set, title: 'Old' });
  await first.put(set);
  const second = await openProblemLibrary('library');
  expect(await second.heads()).toEqual([{ id: 'mine', title: 'Mine', description: 'Two.', count: 2 }]);
  expect(await second.set('mine')).toEqual(set);
  expect(await second.set('other')).toBeNull();
  await second.remove('mine');
  expect([await first.heads(), await first.set('mine')]).toEqual([[], null]);
});

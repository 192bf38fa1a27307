import 'fake-indexeddb/auto';
import { openBundle, writeBundle } from '../../src/adapters/bundle';
import { openStore } from '../../src/adapters/idb';
import { writeParquet } from '../../src/adapters/parquet-writer';
import { writeRftFiles } from '../../src/adapters/rft-files';
import { estimate } from '../../src/core/estimate';
import type { Engine } from '../../src/core/engine';
import { readForeignRun } from '../../src/core/read-foreign-run';
import type { Executor } from '../../src/core/executor';
import type { ProblemSet } from '../../src/core/problem';
import type { Lab } from '../../src/ui/state/lab';
import { ended, fakeEngine, fakeExecutor } from '../fakes';
import { makeProblem } from '../make-experiment';

/** Programs of makeProblem's family: "print(2 * int(input()))" is right, anything else prints 0. */
export function doublingExecutor(): Executor {
  return fakeExecutor((program, testCase) =>
    ended(program.includes('2 *') && testCase.kind === 'stdin' ? `${2 * Number(testCase.stdin)}\n` : '0\n'),
  );
}

export const rightReply = '```python\nprint(2 * int(input()))\n```';
export const wrongReply = '```python\nprint(0)\n```';

export const madeSet: ProblemSet = {
  id: 'demo',
  title: 'Made problems',
  description: '',
  license: 'CC0-1.0',
  source: 'tests',
  problems: ['p0', 'p1', 'p2', 'p3'].map(makeProblem),
};

let databases = 0;

/** A lab whose doors open onto fakes: one engine, one sandbox, one set; the store is the real one, each in its own database. */
export function fakeLab(
  parts: Partial<Lab> = {},
  engine: () => Engine = () => fakeEngine([rightReply]),
): Lab {
  databases += 1;
  const store = openStore(`lab-${databases}`);
  const executor = doublingExecutor();
  let key = '';
  return {
    version: 'test',
    store: () => store,
    executor: async () => executor,
    estimator: async () => ({ estimate: async (request) => estimate(request), dispose: () => undefined }),
    engineSource: async ({ kind, model }) => ({ kind, model, label: model, load: async () => engine() }),
    shippedModels: [
      {
        choice: { kind: 'wllama', model: 'demo' },
        label: 'Demo model',
        detail: 'Small.',
        unavailable: null,
        cached: true,
      },
    ],
    firstSet: 'demo',
    webModels: async () => ({ missing: null, models: [] }),
    browserModel: async () => ({
      choice: { kind: 'chrome', model: 'built-in' },
      label: 'Built-in model',
      detail: '',
      unavailable: 'This browser has none.',
      cached: false,
    }),
    keptModelFiles: async () => [],
    openModelFile: (files) => ({ kind: 'wllama', model: files[0]?.name ?? '' }),
    removeModel: async () => undefined,
    endpointModels: async () => [],
    endpointKey: { get: () => key, set: (next) => (key = next) },
    archive: {
      writeBundle: async (ids, sets) => writeBundle(await store, ids, 0, sets),
      openBundle,
      writeParquet: async (rows) => writeParquet(rows),
      writeRft: writeRftFiles,
    },
    problemImports: {
      read: () => Promise.reject(new Error('This lab opens no data files.')),
      keep: async () => undefined,
      kept: async () => [],
      remove: async () => undefined,
    },
    readRun: async (file) => readForeignRun(await file.text()),
    offline: async () => ({ watch: () => () => undefined, takeUpdate: () => undefined }),
    problemSets: async () => [
      { id: 'demo', title: madeSet.title, description: '', count: madeSet.problems.length },
    ],
    problemSet: async () => madeSet,
    ...parts,
  };
}

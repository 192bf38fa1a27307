import 'fake-indexeddb/auto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BundleError, openBundle, writeBundle } from '../../src/adapters/bundle';
import { openStore } from '../../src/adapters/idb';
import { importExperiment } from '../../src/core/import-experiment';
import { parseJsonl } from '../../src/core/jsonl';
import type { Store } from '../../src/core/store';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const experiments = ['a', 'b'].map((id) => makeExperiment(id, { problems: 2, arms: 2, samples: 2 }));

async function filledStore(): Promise<Store> {
  const store = await openStore('full');
  for (const experiment of experiments) {
    await store.putExperiment(experiment);
    await store.putTrajectories(cellsOf(experiment).map((key) => makeTrajectory(key)));
  }
  return store;
}

const bytes = filledStore().then((store) => writeBundle(store, ['a', 'b', 'gone'], 99));

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof BundleError ? error.code : String(error);
}

describe('a bundle', () => {
  it('says what made its results', async () => {
    const { manifest } = await openBundle(await bytes);
    expect(manifest).toMatchObject({
      turnwise: 1,
      kind: 'bundle',
      createdAt: 99,
      experiments: [
        {
          id: 'a',
          name: 'experiment a',
          trajectories: 8,
          seed: 7,
          engine: null,
          versions: { turnwise: 'test' },
        },
        { id: 'b', trajectories: 8 },
      ],
    });
    const [first] = manifest.experiments;
    expect(first?.problems.map(({ id, sha256 }) => [id, sha256.length])).toEqual([
      ['p0', 64],
      ['p1', 64],
    ]);
  });

  it('opens again elsewhere, every trajectory equal', async () => {
    const from = await openStore('full');
    const store = await openStore('elsewhere');
    const bundle = await openBundle(await bytes);
    for (const { file } of bundle.manifest.experiments)
      expect(await importExperiment(store, parseJsonl(bundle.lines(file)))).toMatchObject({
        trajectories: 8,
        faultCount: 0,
      });
    for (const experiment of experiments) {
      expect(await store.experiment(experiment.id)).toEqual(experiment);
      for (const key of cellsOf(experiment))
        expect(await store.trajectory(key)).toEqual(await from.trajectory(key));
    }
  });

  it('that was changed, cut or is something else is refused', async () => {
    const files = unzipSync(await bytes);
    const [name] = Object.keys(files).filter((file) => file.endsWith('.jsonl'));
    if (name === undefined) throw new Error('The bundle has files.');
    expect(await codeOf(openBundle(zipSync({ ...files, [name]: strToU8('{}') })))).toBe('changed');
    const { [name]: _, ...rest } = files;
    expect(await codeOf(openBundle(zipSync(rest)))).toBe('missing-file');
    expect(await codeOf(openBundle(zipSync({ 'x.txt': strToU8('x') })))).toBe('not-a-bundle');
    expect(await codeOf(openBundle(zipSync({ 'manifest.json': strToU8('{"turnwise": 2}') })))).toBe(
      'not-a-bundle',
    );
    expect(await codeOf(openBundle(strToU8('plain text')))).toBe('not-a-bundle');
    expect(await codeOf(openBundle(new Uint8Array()))).toBe('not-a-bundle');
  });

  it('of any damaged bytes is refused without another exception', async () => {
    const whole = await bytes;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        const damaged = whole.slice();
        damaged[at] = byte;
        const code = await codeOf(openBundle(damaged));
        expect(['null', 'not-a-bundle', 'too-large', 'missing-file', 'changed']).toContain(code);
      }),
      { numRuns: 100 },
    );
  });
});

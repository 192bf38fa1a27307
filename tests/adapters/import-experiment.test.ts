import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../src/adapters/idb';
import { importExperiment } from '../../src/core/import-experiment';
import { headerLine, parseJsonl, trajectoryLine } from '../../src/core/jsonl';
import { linesOf } from '../../src/core/lines';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const experiment = makeExperiment('x', { problems: 5, arms: 2, samples: 25 });
const trajectories = cellsOf(experiment).map((key) => makeTrajectory(key));
const text = headerLine(experiment) + trajectories.map(trajectoryLine).join('');
const items = (of: string) => parseJsonl(linesOf([of]));

describe('taking an export into the store', () => {
  it('stores every good line, tells its progress, and names the bad ones', async () => {
    const store = await openStore('good');
    const stored: number[] = [];
    const report = await importExperiment(store, items(`${text}{"cut": `), (count) => stored.push(count));
    expect(report).toMatchObject({ trajectories: 250, faultCount: 1, faults: [{ line: 252 }] });
    expect(stored).toEqual([100, 200, 250]);
    expect((await store.heads())[0]).toMatchObject({ asked: 250, done: 250 });
  });

  it('joins the same experiment and puts each trajectory once', async () => {
    const store = await openStore('joined');
    await importExperiment(
      store,
      items(headerLine(experiment) + trajectories.slice(0, 9).map(trajectoryLine).join('')),
    );
    await importExperiment(store, items(text));
    expect((await store.heads()).map(({ done }) => done)).toEqual([250]);
  });

  it('refuses an id that stands for other settings here', async () => {
    const store = await openStore('taken');
    await store.putExperiment({ ...experiment, spec: { ...experiment.spec, seed: 8 } });
    const report = await importExperiment(store, items(text));
    expect(report).toMatchObject({
      experiment: null,
      trajectories: 0,
      faults: [{ faults: [{ path: 'id' }] }],
    });
    expect((await store.heads())[0]?.done).toBe(0);
  });

  it('leaves nothing behind when it is stopped, but what was there before', async () => {
    for (const wasThere of [false, true]) {
      const store = await openStore(`stopped ${wasThere}`);
      if (wasThere) await store.putExperiment(experiment);
      const stop = new AbortController();
      const importing = importExperiment(
        store,
        items(text),
        () => stop.abort(new Error('Enough.')),
        stop.signal,
      );
      await expect(importing).rejects.toThrow('Enough.');
      expect((await store.heads()).map(({ id }) => id)).toEqual(wasThere ? ['x'] : []);
    }
  });
});

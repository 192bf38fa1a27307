/** What the tabs of idb.test.ts do; it runs in the browser. */
import { openDB } from 'idb';
import { openStore } from '../../../src/adapters/idb';
import { StoreError, type ExperimentHead, type Store } from '../../../src/core/store';
import { cellsOf, makeExperiment, makeTrajectory } from '../../make-experiment';

const experiment = makeExperiment('kept', { problems: 3, arms: 2, samples: 4 });
let held: Store | null = null;

/** Fills a store; returns how often the browser was asked to persist it. */
export async function fill(): Promise<number> {
  let asked = 0;
  navigator.storage.persist = () => {
    asked += 1;
    return Promise.resolve(true);
  };
  const store = await openStore('kept');
  await store.putExperiment(experiment);
  for (const key of cellsOf(experiment)) await store.putTrajectory(makeTrajectory(key));
  return asked;
}

export async function recount(): Promise<{ heads: readonly ExperimentHead[]; walked: number }> {
  const store = await openStore('kept');
  let walked = 0;
  for await (const _ of store.trajectories('kept')) walked += 1;
  return { heads: await store.heads(), walked };
}

export async function hold(): Promise<void> {
  held = await openStore('upgraded');
}

export async function upgrade(): Promise<void> {
  (await openDB('upgraded', 99)).close();
}

/** The code of the error that the held store, or opening one, ends with. */
export async function complaint(): Promise<string | null> {
  try {
    await (held ?? (await openStore('upgraded'))).heads();
    return null;
  } catch (error) {
    return error instanceof StoreError ? error.code : String(error);
  }
}

/** Writes until the quota is reached; returns the error's code and whether what was stored before is whole. */
export async function overflow(): Promise<{ code: string; isWhole: boolean }> {
  const store = await openStore('full');
  const large = makeExperiment('full', { problems: 1, arms: 1, samples: 2_000 });
  await store.putExperiment(large);
  let stored = 0;
  let code = 'none';
  for (const key of cellsOf(large)) {
    // Random letters: the browser compresses what repeats.
    const program = Array.from(crypto.getRandomValues(new Uint32Array(16_000)), (n) => n.toString(36)).join(
      '',
    );
    try {
      await store.putTrajectory(makeTrajectory(key, program));
      stored += 1;
    } catch (error) {
      code = error instanceof StoreError ? error.code : String(error);
      break;
    }
  }
  let walked = 0;
  for await (const trajectory of store.trajectories('full')) walked += trajectory.turns.length === 2 ? 1 : 0;
  return { code, isWhole: walked === stored && (await store.summaries('full')).length === stored };
}

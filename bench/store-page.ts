/** The part of bench/store.ts that runs in the browser. */
import { openStore } from '../src/adapters/idb';
import type { Experiment } from '../src/core/experiment';
import type { Trajectory } from '../src/core/trajectory';
import { cellsOf, makeExperiment, makeTrajectory } from '../tests/make-experiment';
import type { StoreFigures } from './store';

/** Puts under way at once in the concurrent part. */
const lanes = 8;

export async function measureStore(count: number): Promise<StoreFigures> {
  const store = await openStore('bench');
  const [single, concurrent, imported] = ['single', 'concurrent', 'imported'].map((id) => made(id, count));
  if (!single || !concurrent || !imported) throw new Error('Three experiments were made.');
  for (const { experiment } of [single, concurrent, imported]) await store.putExperiment(experiment);

  const oneByOne = await secondsOf(async () => {
    for (const trajectory of single.trajectories) await store.putTrajectory(trajectory);
  });
  const eightAtOnce = await secondsOf(async () => {
    const waiting = concurrent.trajectories.values();
    const lane = async (): Promise<void> => {
      for (const trajectory of waiting) await store.putTrajectory(trajectory);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  });
  const importing = await secondsOf(() => store.putTrajectories(imported.trajectories));

  const fresh = await openStore('bench');
  const openings: number[] = [];
  for (let i = 0; i < 5; i++)
    openings.push(
      await secondsOf(async () => {
        await fresh.heads();
        await fresh.summaries('single');
      }),
    );
  let read = 0;
  const reading = await secondsOf(async () => {
    for await (const _ of fresh.trajectories('single')) read += 1;
  });
  return {
    trajectories: count,
    bytesEach: JSON.stringify(single.trajectories[0]).length,
    storedPerSecondOneByOne: Math.round(count / oneByOne),
    storedPerSecondEightAtOnce: Math.round(count / eightAtOnce),
    importedPerSecond: Math.round(count / importing),
    openListMs: Math.round((openings.toSorted((a, b) => a - b)[2] ?? 0) * 1_000),
    transcriptsPerSecond: Math.round(read / reading),
  };
}

function made(id: string, count: number): { experiment: Experiment; trajectories: readonly Trajectory[] } {
  const experiment = makeExperiment(id, { problems: 50, arms: 2, samples: Math.ceil(count / 100) });
  return {
    experiment,
    trajectories: cellsOf(experiment)
      .slice(0, count)
      .map((key) => makeTrajectory(key)),
  };
}

async function secondsOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

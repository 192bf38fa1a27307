import { expect, test } from 'vitest';
import { EngineError, type Engine } from '../../src/core/engine';
import { deriveSeed } from '../../src/core/random';
import { sweep } from '../../src/core/sweep';
import { fakeEngine, type fakeExecutor } from '../fakes';
import { arms, bySeed, emptyStorage, experiment, keep, newExecutor, runFor, timeless } from './sweeping';

test('a sweep makes every cell exactly once, seeded by its name', async () => {
  const kept = emptyStorage();
  await runFor(kept, fakeEngine(bySeed));
  const names = kept.trajectories.map(({ problemId, arm, sample }) => `${problemId}/${arm}/${sample}`);
  const wanted = experiment.problems.flatMap(({ id }) =>
    arms.flatMap(({ name }) => [0, 1, 2].map((sample) => `${id}/${name}/${sample}`)),
  );
  expect(names.toSorted()).toEqual(wanted.toSorted());
  for (const { seed, problemId, arm, sample } of kept.trajectories)
    expect(seed).toBe(deriveSeed(3, problemId, arm, sample));
  expect(new Set(kept.trajectories.map(({ end, correct }) => `${end} ${correct}`)).size).toBeGreaterThan(2);
});

test('a sweep killed again and again ends with the trajectories of an undisturbed one', async () => {
  const undisturbed = emptyStorage();
  const events = await runFor(undisturbed, fakeEngine(bySeed));
  for (const stride of [1, 2, 3, 5, 8, 13, 40, events.length - 1]) {
    const kept = emptyStorage();
    let starts = 0;
    // Each start tells at least one finished attempt every few events, so that even short strides come to an end.
    while (kept.trajectories.length < undisturbed.trajectories.length && starts < 2000) {
      await runFor(kept, { ...fakeEngine(bySeed), slots: 1 + (starts % 3) }, stride + starts);
      starts += 1;
    }
    expect(timeless(kept.trajectories)).toEqual(timeless(undisturbed.trajectories));
  }
});

test('partial results are balanced: the first cells cover every problem and arm once', async () => {
  const kept = emptyStorage();
  await runFor(kept, fakeEngine(bySeed), 1e9);
  const firsts = kept.trajectories.slice(0, 4).map(({ sample }) => sample);
  expect(firsts).toEqual([0, 0, 0, 0]);
});

test('no more requests are under way than the engine has slots, and a waiting dialogue goes before a new one', async () => {
  const inner = fakeEngine(bySeed);
  let underWay = 0;
  let most = 0;
  const engine: Engine = {
    ...inner,
    slots: 2,
    async generate(request, onText, signal) {
      expect(onText).toBeUndefined();
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        return await inner.generate(request, onText, signal);
      } finally {
        underWay -= 1;
      }
    },
  };
  const seen = await runFor(emptyStorage(), engine);
  expect(most).toBe(2);
  // Look-ahead: slots + executor slots dialogues have begun and not ended.
  const open = new Set<string>();
  for (const event of seen) {
    if (event.kind === 'cell' && event.state === 'generating') open.add(JSON.stringify(event.key));
    if (event.kind === 'cell' && event.state === 'satisfied') open.delete(JSON.stringify(event.key));
    if (event.kind === 'trajectory') {
      const { experimentId, problemId, arm, sample } = event.trajectory;
      open.delete(JSON.stringify({ experimentId, problemId, arm, sample }));
    }
    expect(open.size).toBeLessThanOrEqual(4);
  }
});

test('execution overlaps generation: the model speaks while tests are still running', async () => {
  const inner = newExecutor();
  const engine = fakeEngine(bySeed);
  const spokenWhileTesting: number[] = [];
  const executor: ReturnType<typeof fakeExecutor> = {
    ...inner,
    async run(...args) {
      const before = engine.requests.length;
      await new Promise((resolve) => setTimeout(resolve, 5));
      spokenWhileTesting.push(engine.requests.length - before);
      return inner.run(...args);
    },
  };
  for await (const _ of sweep({ experiment, engine, executor, done: [], partials: [] }));
  expect(Math.max(...spokenWhileTesting)).toBeGreaterThan(0);
});

test('a lost engine is told as one fault, the sweep ends, and a new engine finishes it', async () => {
  const undisturbed = emptyStorage();
  await runFor(undisturbed, fakeEngine(bySeed));
  const kept = emptyStorage();
  const dying = fakeEngine((request, index) =>
    index >= 9 ? new EngineError('lost', 'The device is gone. Load the model again.') : bySeed(request),
  );
  const seen = await runFor(kept, { ...dying, slots: 3 });
  expect(seen.filter(({ kind }) => kind === 'fault')).toHaveLength(1);
  expect(seen.at(-1)?.kind).toBe('fault');
  await runFor(kept, fakeEngine(bySeed));
  expect(timeless(kept.trajectories)).toEqual(timeless(undisturbed.trajectories));
});

test('an aborted sweep throws the reason and leaves no request under way', async () => {
  const engine = fakeEngine(bySeed);
  const stop = new AbortController();
  const reason = new Error('enough');
  const kept = emptyStorage();
  const running = (async () => {
    for await (const event of sweep(
      { experiment, engine, executor: newExecutor(), done: [], partials: [] },
      stop.signal,
    )) {
      keep(kept, event);
      if (kept.trajectories.length === 3) stop.abort(reason);
    }
  })();
  await expect(running).rejects.toBe(reason);
  const asked = engine.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(engine.requests.length).toBe(asked);
});

test('a mistake of our own is thrown, not told as a fault', async () => {
  const engine = { ...fakeEngine(bySeed), generate: () => Promise.reject(new TypeError('a bug')) };
  const kept = emptyStorage();
  await expect(runFor(kept, engine)).rejects.toThrow('a bug');
});

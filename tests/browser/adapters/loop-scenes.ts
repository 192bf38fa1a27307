/** What the pages of loop.test.ts do; it runs in the browser, on the demo model, the sandbox and the store. */
import { openStore } from '../../../src/adapters/idb';
import { createExecutor } from '../../../src/adapters/pyodide';
import { shippedSource } from '../../../src/adapters/wllama';
import { createExperiment } from '../../../src/core/create-experiment';
import type { EngineInfo } from '../../../src/core/engine';
import type { Experiment } from '../../../src/core/experiment';
import { gridArms } from '../../../src/core/grid';
import { parseProblemSet } from '../../../src/core/parse-problems';
import type { Store } from '../../../src/core/store';
import { sweep } from '../../../src/core/sweep';
import type { Trajectory } from '../../../src/core/trajectory';
import { wordingOf } from '../../../src/core/wording';

/** 3 × 3 prompts × 3 kinds of feedback × 3 searches, each arm with two turns; `restart` gives no feedback. */
const arms = gridArms({
  reasoning: [null, 'nl-solution', 'explain-io'],
  instruction: [null, 'docstrings', 'weak-then-better'],
  maxTurns: [2],
  feedback: ['binary', 'failed-tests', 'other-problem'],
  cot: ['first-turn'],
  search: [{ kind: 'linear' }, { kind: 'restart' }, { kind: 'tree', c: 5 }],
});

/** Goes on with an experiment, or begins it; stops in the middle of whatever it does after `limit` further attempts. */
export async function run(
  id: string,
  limit: number,
): Promise<{ readonly done: number; readonly asked: number }> {
  const engine = await shippedSource('demo', 'Demo model', new URL('/models/demo.gguf', location.href)).load(
    () => {},
  );
  const executor = createExecutor({ slots: 1 });
  const store = await openStore('loop');
  const experiment = (await store.experiment(id)) ?? (await begin(store, id, engine.info));
  const [done, partials] = await Promise.all([store.summaries(id), store.partials(id)]);
  // The second problem only lends its feedback to `other-problem`.
  const lender = experiment.problems[1]?.id ?? '';
  const lent = arms.map(({ name }) => ({ experimentId: id, problemId: lender, arm: name, sample: 0 }));
  const job = { experiment, engine, executor, done: [...done, ...lent], partials };
  let attempts = 0;
  for await (const event of sweep(job)) {
    if (event.kind === 'fault') throw event.error;
    if (event.kind === 'turn') {
      await store.appendTurn(event.key, event.turn);
      attempts += 1;
    }
    if (event.kind === 'trajectory') await store.putTrajectory(event.trajectory);
    if (attempts >= limit) break;
  }
  executor.dispose();
  await engine.close();
  return { done: (await store.summaries(id)).length, asked: arms.length };
}

/** Everything that must come out the same again: all but clocks and what the cache happened to hold. */
export async function transcripts(id: string): Promise<readonly string[]> {
  const store = await openStore('loop');
  const lines: string[] = [];
  for await (const trajectory of store.trajectories(id)) lines.push(JSON.stringify(timeless(trajectory)));
  return lines;
}

function timeless(trajectory: Trajectory): unknown {
  const { experimentId: _, ...rest } = trajectory;
  return JSON.parse(
    JSON.stringify({ ...rest, endedAt: 0 }, (key, value: unknown) =>
      key === 'ms' || key === 'prefilled' ? null : value,
    ),
  );
}

async function begin(store: Store, id: string, engine: EngineInfo): Promise<Experiment> {
  const set = parseProblemSet(await (await fetch('/problems/demo.json')).json());
  const spec = {
    version: 1,
    name: id,
    seed: 7,
    samples: 1,
    engine: { kind: 'wllama', model: 'demo' },
    problems: { set: set.id, difficulty: ['hard'], limit: 2 },
    arms,
    sampling: { temperature: 1, topP: 0.95, maxTokens: 96 },
  } as const;
  const experiment = createExperiment({
    spec,
    set,
    prompts: wordingOf(engine.wording).prompts,
    wording: engine.wording,
    id,
    now: Date.now(),
    versions: {},
  });
  await store.putExperiment(experiment);
  return experiment;
}

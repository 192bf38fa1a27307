import { createExecutor } from '../src/adapters/pyodide';
import { shippedSource } from '../src/adapters/wllama';
import { createExperiment } from '../src/core/create-experiment';
import type { Engine, GenerateRequest } from '../src/core/engine';
import type { Executor } from '../src/core/executor';
import type { Experiment } from '../src/core/experiment';
import { parseProblemSet } from '../src/core/parse-problems';
import { sweep } from '../src/core/sweep';
import type { Trajectory } from '../src/core/trajectory';
import { wordingOf } from '../src/core/wording';

export interface LoopOptions {
  readonly problems: number;
  readonly samples: number;
  readonly rounds: number;
}

export interface LoopRound {
  readonly attempts: number;
  readonly trajectories: number;
  readonly sweepSeconds: number;
  readonly bareSeconds: number;
  /** Attempts per second of the sweep ÷ attempts per second of bare completions. */
  readonly ratio: number;
  /** Replies that were the same, letter for letter, in the sweep and as a bare completion. */
  readonly sameReplies: number;
  /** Tokens that the engine really read, where it says so. */
  readonly prefilledBySweep: number | null;
  readonly prefilledBare: number | null;
}

/**
 * Runs an experiment as the lab does, then its prompts and seeds again as bare completions, one dialogue after the
 * other: the order that reuses the prefix cache best. The engine keeps every prompt that it has read, so each side
 * gets a fresh one, warmed up by completions that are not told. Each round has a seed of its own.
 */
export async function measureLoop({ problems, samples, rounds }: LoopOptions): Promise<readonly LoopRound[]> {
  const executor = createExecutor();
  await executor.version;
  const done: LoopRound[] = [];
  for (let seed = 0; seed < rounds; seed += 1) {
    done.push(await measureRound({ problems, samples, seed }, executor));
  }
  executor.dispose();
  return done;
}

async function measureRound(
  size: { readonly problems: number; readonly samples: number; readonly seed: number },
  executor: Executor,
): Promise<LoopRound> {
  const swept = await warmEngine();
  const experiment = await demoExperiment(swept, size.problems, size.samples, size.seed);
  const trajectories: Trajectory[] = [];
  const start = performance.now();
  for await (const event of sweep({ experiment, engine: swept, executor, done: [], partials: [] })) {
    if (event.kind === 'fault') throw event.error;
    if (event.kind === 'trajectory') trajectories.push(event.trajectory);
  }
  const sweepSeconds = (performance.now() - start) / 1000;
  await swept.close();

  const calls = trajectories.flatMap(({ turns }) => turns);
  const { sampling } = experiment.spec;
  let sameReplies = 0;
  let prefilledBare: number | null = 0;
  const engine = await warmEngine();
  const startBare = performance.now();
  for (const { messages, seed, reply } of calls) {
    const request: GenerateRequest = { messages, sampling, seed };
    const bare = await engine.generate(request);
    if (bare.text === reply) sameReplies += 1;
    prefilledBare = add(prefilledBare, bare.tokens.prefilled);
  }
  const bareSeconds = (performance.now() - startBare) / 1000;
  await engine.close();
  return {
    attempts: calls.length,
    trajectories: trajectories.length,
    sweepSeconds,
    bareSeconds,
    ratio: bareSeconds / sweepSeconds,
    sameReplies,
    prefilledBySweep: calls.map(({ tokens }) => tokens.prefilled).reduce(add, 0),
    prefilledBare,
  };
}

/** A newly loaded demo model whose code is compiled: the first completions are slower. */
async function warmEngine(): Promise<Engine> {
  const engine = await shippedSource('demo', 'Demo model', new URL('/models/demo.gguf', location.href)).load(
    () => {},
  );
  const sampling = { temperature: 1, topP: 1, maxTokens: 256 };
  for (let seed = 0; seed < 8; seed += 1)
    await engine.generate({ messages: [{ role: 'user', content: `Warm up ${seed}.` }], sampling, seed });
  return engine;
}

async function demoExperiment(
  engine: Engine,
  problems: number,
  samples: number,
  seed: number,
): Promise<Experiment> {
  const response = await fetch('/problems/demo.json');
  const set = parseProblemSet(await response.json());
  return createExperiment({
    spec: {
      version: 1,
      name: 'bench',
      seed,
      samples,
      engine: { kind: 'wllama', model: 'demo' },
      problems: { set: set.id, difficulty: ['easy', 'medium', 'hard'], limit: problems },
      arms: [
        { name: 'plain', maxTurns: 1 },
        { name: 'multi-turn', maxTurns: 3 },
      ],
      sampling: { temperature: 1, topP: 0.95, maxTokens: 256 },
    },
    set,
    prompts: wordingOf(engine.info.wording).prompts,
    wording: engine.info.wording,
    id: `bench-${seed}`,
    now: Date.now(),
    versions: {},
  });
}

function add(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}

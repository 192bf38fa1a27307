import { createExecutor } from '../src/adapters/pyodide';
import { defaultLimits, type Executor, type Observation, type Run } from '../src/core/executor';

/** How often each program is asked for in a round: a queue long enough that its start and its end do not count. */
const copies = 5;

/** In each round every program is asked for `copies` times, all at once; tests per second in the best round. Two warm it up. */
export async function pooledRate(runs: readonly Run[], slots: number, rounds: number): Promise<number> {
  const executor = createExecutor({ slots });
  try {
    await judgeAll(executor, runs);
    await judgeAll(executor, runs);
    const queue = Array<readonly Run[]>(copies).fill(runs).flat();
    const tests = queue.reduce((sum, { cases }) => sum + cases.length, 0);
    let best = 0;
    for (let round = 0; round < rounds; round += 1) {
      const began = performance.now();
      await judgeAll(executor, queue);
      best = Math.max(best, (tests / (performance.now() - began)) * 1000);
    }
    return best;
  } finally {
    executor.dispose();
  }
}

/** Milliseconds of each case, run by run, on the second of two passes. */
export async function caseTimes(runs: readonly Run[]): Promise<number[][]> {
  const executor = createExecutor({ slots: 1 });
  try {
    await judgeAll(executor, runs);
    const times: number[][] = [];
    for (const run of runs) times.push((await executor.run(run)).map(ownMs));
    return times;
  } finally {
    executor.dispose();
  }
}

async function judgeAll(executor: Executor, runs: readonly Run[]): Promise<void> {
  const all = await Promise.all(runs.map((run) => executor.run(run)));
  all.forEach((observations, index) => {
    const bad = observations.find(({ kind }) => kind !== 'ended');
    if (bad) throw new Error(`${runs[index]?.program}\n${JSON.stringify(bad)}`);
  });
}

/** Tests per second, in its best round, of a bare Pyodide in one worker: compiles each program once and resets nothing. */
export async function bareRate(runs: readonly Run[], rounds: number): Promise<number> {
  const worker = new Worker(new URL('./exec-bare.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise<number>((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<number>) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ runs, rounds });
    });
  } finally {
    worker.terminate();
  }
}

/** Best of three times in milliseconds for each program, in one warm interpreter. */
export async function heavyMs(programs: readonly string[]): Promise<number[]> {
  const executor = createExecutor({ slots: 1 });
  try {
    await executor.version;
    const best: number[] = [];
    for (const program of programs) {
      const cases: Run['cases'] = Array(3).fill({ kind: 'stdin', stdin: '' });
      const observations = await executor.run({
        program,
        cases,
        limits: { ...defaultLimits, caseMs: 60_000 },
      });
      best.push(Math.min(...observations.map(ownMs)));
    }
    return best;
  } finally {
    executor.dispose();
  }
}

function ownMs(observation: Observation): number {
  if (observation.kind !== 'ended') throw new Error(JSON.stringify(observation));
  return observation.ms;
}

const loop: Run = {
  program: 'while True:\n    pass',
  cases: [{ kind: 'stdin', stdin: '' }],
  limits: { ...defaultLimits, caseMs: 200 },
};
const honest: Run = { ...loop, program: 'print(1)', limits: defaultLimits };

/** Milliseconds from nothing to a first verdict, and from a kill to the next verdict, the median of seven. */
export async function recoveryMs(
  spares: number,
): Promise<{ readonly coldMs: number; readonly afterKillMs: number }> {
  const began = performance.now();
  const executor = createExecutor({ slots: 1, spares });
  try {
    await executor.run(honest);
    const coldMs = performance.now() - began;
    const times: number[] = [];
    for (let kill = 0; kill < 7; kill += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await executor.run(loop);
      const killed = performance.now();
      await executor.run(honest);
      times.push(performance.now() - killed);
    }
    return { coldMs, afterKillMs: times.toSorted((a, b) => a - b)[3] ?? Number.NaN };
  } finally {
    executor.dispose();
  }
}

import { createExecutor } from '../../../src/adapters/pyodide';
import type { Case, Executor, Limits, Observation } from '../../../src/core/executor';
import type { Steps } from '../../../src/core/steps';
import type { Trace } from '../../../src/core/trace';

/** One pool for all scenes of a page, as in the lab. */
let executor: Executor;

/** With one slot, a program runs where the one before it ran. */
export async function open(slots: number): Promise<void> {
  executor = createExecutor({ slots });
  await executor.version;
}

export function version(): Promise<string> {
  return executor.version;
}

export function run(
  program: string,
  cases: readonly Case[],
  limits: Limits,
): Promise<readonly Observation[]> {
  return executor.run({ program, cases, limits });
}

/** Runs one stdin case of each program, all asked for at once. */
export function runAll(
  programs: readonly string[],
  limits: Limits,
): Promise<readonly (readonly Observation[])[]> {
  const cases: readonly Case[] = [{ kind: 'stdin', stdin: '' }];
  return Promise.all(programs.map((program) => executor.run({ program, cases, limits })));
}

/** Seconds until each program has ended, all asked for at once. */
export function endings(programs: readonly string[], limits: Limits): Promise<readonly number[]> {
  const began = performance.now();
  const cases: readonly Case[] = [{ kind: 'stdin', stdin: '' }];
  return Promise.all(
    programs.map(async (program) => {
      await executor.run({ program, cases, limits });
      return (performance.now() - began) / 1000;
    }),
  );
}

/** Stops after `count` cases; tells how many were reported. */
export async function stopAfter(
  count: number,
  program: string,
  cases: readonly Case[],
  limits: Limits,
): Promise<{ readonly seen: readonly number[]; readonly observations: readonly Observation[] }> {
  const seen: number[] = [];
  const observations = await executor.run({ program, cases, limits }, (index) => {
    seen.push(index);
    return seen.length < count;
  });
  return { seen, observations };
}

/** Aborts a program that never ends, then runs another; tells the reason and what the other printed. */
export async function abort(program: string, next: string, limits: Limits): Promise<unknown> {
  const controller = new AbortController();
  const cases: readonly Case[] = [{ kind: 'stdin', stdin: '' }];
  const aborted = executor
    .run({ program, cases, limits }, undefined, controller.signal)
    .catch((reason: unknown) => reason);
  setTimeout(() => controller.abort('enough'), 100);
  const reason = await aborted;
  return { reason, next: await executor.run({ program: next, cases, limits }) };
}

/** One stdin case of a line many times over, made here so that it need not cross from the test. */
export function runLong(
  program: string,
  line: string,
  times: number,
  limits: Limits,
): Promise<readonly Observation[]> {
  return executor.run({ program, cases: [{ kind: 'stdin', stdin: line.repeat(times) }], limits });
}

export function trace(program: string, one: Case, limits: Limits): Promise<Trace | undefined> {
  return executor.trace?.(program, one, limits) ?? Promise.resolve(undefined);
}

export function steps(program: string, one: Case, limits: Limits): Promise<Steps | undefined> {
  return executor.steps?.(program, one, limits) ?? Promise.resolve(undefined);
}

/** Asks for many quick programs of five cases at once; tells how many have not ended after `patienceMs`. */
export async function unended(count: number, limits: Limits, patienceMs: number): Promise<number> {
  let left = count;
  const cases = Array<Case>(5).fill({ kind: 'stdin', stdin: '' });
  const all = Array.from({ length: count }, async () => {
    await executor.run({ program: 'print(1)', cases, limits });
    left -= 1;
  });
  await Promise.race([Promise.all(all), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
  return left;
}

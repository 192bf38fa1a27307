import { defaultLimits, type Executor, type Observation } from './executor';
import type { Draft } from './imported';
import type { Json, Problem, Test } from './problem';
import type { Fault } from './reader';

export type Completed =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] };

/**
 * Runs a draft's reference program on its inputs: what it returns is what tests expect.
 * @throws ExecutorError; on abort `signal.reason`.
 */
export async function completeDraft(
  draft: Draft,
  executor: Executor,
  signal?: AbortSignal,
): Promise<Completed> {
  const { problem, publicArgs, privateArgs } = draft;
  const all = [...publicArgs, ...privateArgs];
  const run = {
    program: problem.referenceProgram ?? '',
    cases: all.map((args) => ({ kind: 'call' as const, entryPoint: problem.entryPoint ?? '', args })),
    limits: { ...defaultLimits, programMs: 10 * defaultLimits.programMs },
  };
  const observations = await executor.run(run, undefined, signal);
  const faults = all.flatMap((_, index) => faultOf(observations[index], pathOf(index, publicArgs.length)));
  if (faults.length > 0) return { kind: 'refused', faults };
  const test = (args: readonly Json[], index: number): Test => {
    const seen = observations[index];
    return { kind: 'call', args, expected: seen?.kind === 'ended' ? seen.value : null };
  };
  const tests = all.map(test);
  const publicTests = tests.slice(0, publicArgs.length);
  return {
    kind: 'problem',
    problem: { ...problem, publicTests, privateTests: tests.slice(publicArgs.length) },
  };
}

function pathOf(index: number, publics: number): string {
  return index < publics ? `base_input[${index}]` : `plus_input[${index - publics}]`;
}

function faultOf(seen: Observation | undefined, path: string): readonly Fault[] {
  if (seen?.kind === 'ended') return [];
  const found =
    seen?.kind === 'raised' || seen?.kind === 'compile-error'
      ? `${seen.error.type}: ${seen.error.message}`
      : (seen?.kind ?? 'nothing');
  return [{ path, found, expected: 'an input on which the reference program returns a value' }];
}

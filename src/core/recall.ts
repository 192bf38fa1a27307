import { canonicalJson } from './canonical-json';
import type { Case, Executor, Observation } from './executor';

/** What a program is known to have done, by the case that it was given. */
export type Memory = ReadonlyMap<string, Observation>;

/** Remembers observations by their cases; cases that were not run are not remembered. */
export function remember(cases: readonly Case[], observations: readonly (Observation | undefined)[]): Memory {
  return new Map(
    cases.flatMap((given, index) => {
      const observation = observations[index];
      return observation === undefined || observation.kind === 'not-run'
        ? []
        : [[caseKey(given), observation]];
    }),
  );
}

/**
 * An executor for one program that answers from memory and runs only the cases that it does not know. Known cases are
 * told first; when they decide (`onCase` returns false), nothing is run.
 */
export function recall(memory: Memory, executor: Executor): Executor {
  return {
    slots: executor.slots,
    version: executor.version,
    async run(run, onCase, signal) {
      signal?.throwIfAborted();
      const found = run.cases.map((given) => memory.get(caseKey(given)) ?? null);
      const missing = found.flatMap((observation, index) => (observation === null ? [index] : []));
      const isDecided = found.some(
        (observation, index) => observation !== null && onCase?.(index, observation) === false,
      );
      const fresh =
        isDecided || missing.length === 0
          ? []
          : await executor.run(
              { ...run, cases: run.cases.filter((_, index) => found[index] === null) },
              (at, observation) => onCase?.(missing[at] ?? at, observation),
              signal,
            );
      const ran = new Map(missing.map((index, at) => [index, fresh[at]]));
      return found.map(
        (observation, index) =>
          observation ?? ran.get(index) ?? { kind: 'not-run', reason: 'earlier-failure' as const },
      );
    },
    dispose: () => undefined,
  };
}

function caseKey(given: Case): string {
  return canonicalJson(given);
}

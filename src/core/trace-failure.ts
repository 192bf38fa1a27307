import type { Executor } from './executor';
import { caseOf, limitsFor } from './judge';
import type { Problem } from './problem';
import type { Trace } from './trace';
import type { TestResult } from './trajectory';

/** A program that failed public tests. */
export interface FailedRun {
  readonly problem: Problem;
  readonly program: string;
  /** Results of the public tests. */
  readonly results: readonly TestResult[];
  readonly executor: Executor;
}

/**
 * Runs the first failed public test again and traces it. Programs that do not compile or were stopped are not run
 * again: the first have nothing to trace, the second would be stopped again.
 * @throws ExecutorError; on abort throws `signal.reason`.
 */
export async function traceFailure(run: FailedRun, signal?: AbortSignal): Promise<Trace> {
  const { problem, program, results, executor } = run;
  const failed = results.find(({ outcome }) => outcome !== 'passed');
  const test = failed && problem.publicTests[failed.test];
  if (failed === undefined || test === undefined) return impossible('no public test failed');
  const reason = untraceable(failed);
  if (reason !== null) return impossible(reason);
  if (executor.trace === undefined) return impossible('this sandbox cannot trace programs');
  return executor.trace(program, caseOf(problem, test), limitsFor({ problem }), signal);
}

function impossible(reason: string): Trace {
  return { kind: 'impossible', reason };
}

function untraceable({ observation }: TestResult): string | null {
  switch (observation.kind) {
    case 'ended':
    case 'raised':
      return null;
    case 'compile-error':
      return 'the program is not valid Python';
    case 'timed-out':
      return 'the program ran too long';
    case 'out-of-memory':
      return 'the program needed too much memory';
    case 'output-limit':
      return 'the program printed too much';
    case 'crashed':
      return 'the program broke the interpreter';
    case 'not-run':
      return 'the test was not run';
  }
}

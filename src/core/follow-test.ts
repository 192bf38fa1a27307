import { defaultLimits, type Executor } from './executor';
import { caseOf, limitsFor } from './judge';
import type { Problem } from './problem';
import type { Steps } from './steps';
import type { TestResult } from './trajectory';

/** A program and one of the public tests that it was run on. */
export interface FollowedTest {
  readonly problem: Problem;
  readonly program: string;
  readonly result: TestResult;
  readonly executor: Executor;
}

/**
 * Runs a program on one public test again and stops before each line. Programs that ran too long or printed too much
 * are followed as well: only their first stops are kept.
 * @throws ExecutorError; on abort throws `signal.reason`.
 */
export async function followTest(followed: FollowedTest, signal?: AbortSignal): Promise<Steps> {
  const { problem, program, result, executor } = followed;
  const test = problem.publicTests[result.test];
  if (test === undefined) return { kind: 'impossible', reason: 'the problem has no such test' };
  if (result.observation.kind === 'compile-error')
    return { kind: 'impossible', reason: 'the program is not valid Python' };
  if (executor.steps === undefined)
    return { kind: 'impossible', reason: 'this sandbox cannot follow programs' };
  return executor.steps(
    program,
    caseOf(problem, test),
    limitsFor({ problem, limits: defaultLimits }),
    signal,
  );
}

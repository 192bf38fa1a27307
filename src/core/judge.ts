import { assertNever } from './assert-never';
import { check, checkValue } from './check';
import { defaultLimits, type Case, type Executor, type Limits, type Observation } from './executor';
import type { Problem, Test } from './problem';
import { scaleLimits } from './slowness';
import type { OutcomeKind, TestResult } from './trajectory';

/** A program to be judged on one side of a problem's tests. */
export interface Hearing {
  readonly problem: Problem;
  readonly program: string;
  readonly side: 'public' | 'private';
  readonly executor: Executor;
  /** Where the problem states no limit of its own. Default `defaultLimits`, scaled to this machine. */
  readonly limits?: Limits;
  /** For those who need a verdict only: the tests after the first failure are `not-run`. */
  readonly stopAtFirst: boolean;
  /** Told of each test as it ends. Tests that were not run are not told. */
  readonly onResult?: (result: TestResult) => void;
}

/**
 * Runs a program on the problem's tests and compares what came with what was expected. Expected outputs stay here.
 * Resolves with one result a test, in order. What the program does is a result, never an exception.
 * @throws ExecutorError when no interpreter can be had; on abort throws `signal.reason`.
 */
export async function judge(hearing: Hearing, signal?: AbortSignal): Promise<readonly TestResult[]> {
  const { problem, program, side, executor, stopAtFirst, onResult } = hearing;
  const tests = side === 'public' ? problem.publicTests : problem.privateTests;
  const results: TestResult[] = tests.map((_, test) => notRun(test));
  if (tests.length === 0) return results;
  let hasFailed = false;
  const weigh = (test: number, observation: Observation): boolean => {
    const result = { test, outcome: outcomeOf(problem, tests[test], observation), observation };
    results[test] = result;
    hasFailed ||= result.outcome !== 'passed';
    onResult?.(result);
    return !(stopAtFirst && hasFailed);
  };
  const limits = hearing.limits ?? scaleLimits(defaultLimits, (await executor.slowness) ?? 1);
  const run = {
    program,
    cases: tests.map((test) => caseOf(problem, test)),
    limits: limitsFor({ problem, limits }),
  };
  const observations = await executor.run(run, weigh, signal);
  return results.map((result, test) =>
    result.observation.kind === 'not-run' ? notRun(test, observations[test], hasFailed) : result,
  );
}

/** Whether a program passed: every test was run and passed. True of no tests at all. */
export function isPassed(results: readonly TestResult[]): boolean {
  return results.every(({ outcome }) => outcome === 'passed');
}

/** The problem's own limits, else those of the hearing. A whole program gets at least the time of one test. */
export function limitsFor({ problem, limits = defaultLimits }: Pick<Hearing, 'problem' | 'limits'>): Limits {
  const caseMs = problem.limitMs ?? limits.caseMs;
  return {
    ...limits,
    caseMs,
    programMs: Math.max(limits.programMs, caseMs),
    memoryMiB: problem.memoryMiB ?? limits.memoryMiB,
  };
}

/** A test as the sandbox sees it. */
export function caseOf({ id, entryPoint }: Problem, test: Test): Case {
  if (test.kind === 'stdin') return { kind: 'stdin', stdin: test.stdin };
  if (test.kind === 'assert') return { kind: 'assert', code: test.code };
  if (entryPoint === null) throw new TypeError(`Problem ${id} has a call test but no entry point.`);
  return { kind: 'call', entryPoint, args: test.args };
}

function outcomeOf({ checker }: Problem, test: Test | undefined, observation: Observation): OutcomeKind {
  if (observation.kind !== 'ended') return observation.kind;
  if (test === undefined) throw new RangeError('The executor reported a case that it was not given.');
  return isRight(checker, test, observation) ? 'passed' : 'wrong';
}

function isRight(
  checker: Problem['checker'],
  test: Test,
  { stdout, value }: Extract<Observation, { readonly kind: 'ended' }>,
): boolean {
  switch (test.kind) {
    case 'stdin':
      return check(checker, test.expected, stdout);
    case 'call':
      return checkValue(checker, test.expected, value);
    case 'assert':
      return true;
    default:
      return assertNever(test);
  }
}

function notRun(test: number, observation?: Observation, hasFailed = false): TestResult {
  const reason = observation?.kind === 'not-run' ? observation.reason : 'stopped';
  return {
    test,
    outcome: 'not-run',
    observation: { kind: 'not-run', reason: reason === 'stopped' && hasFailed ? 'earlier-failure' : reason },
  };
}

import type { Problem, Test } from '../../core/problem';
import type { TestResult } from '../../core/trajectory';

/** The problem with what its solution gave as what its tests expect, wherever the solution came to an end. */
export function resultsAsExpected(
  problem: Problem,
  results: { readonly public: readonly TestResult[]; readonly private: readonly TestResult[] },
): Problem {
  return {
    ...problem,
    publicTests: problem.publicTests.map((test, i) => expecting(test, results.public[i])),
    privateTests: problem.privateTests.map((test, i) => expecting(test, results.private[i])),
  };
}

function expecting(test: Test, result: TestResult | undefined): Test {
  const seen = result?.observation;
  if (seen?.kind !== 'ended' || test.kind === 'assert') return test;
  return test.kind === 'stdin' ? { ...test, expected: seen.stdout } : { ...test, expected: seen.value };
}

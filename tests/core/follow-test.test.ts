import { expect, it } from 'vitest';
import type { Case, Limits, Observation } from '../../src/core/executor';
import { followTest } from '../../src/core/follow-test';
import type { Steps } from '../../src/core/steps';
import type { TestResult } from '../../src/core/trajectory';
import { ended, fakeExecutor, pythonError } from '../fakes';
import { sumProblem } from './fixtures';

const problem = { ...sumProblem, limitMs: 3_000 };

const steps: Steps = { kind: 'impossible', reason: 'made up' };

function resultOf(test: number, observation: Observation): TestResult {
  return { test, outcome: 'wrong', observation };
}

it('follows the public test that is asked for, within the problem’s own limits', async () => {
  const asked: (readonly [string, Case, Limits])[] = [];
  const executor = {
    ...fakeExecutor(() => ended('')),
    steps: async (program: string, one: Case, limits: Limits) => {
      asked.push([program, one, limits]);
      return steps;
    },
  };
  const found = await followTest({ problem, program: 'p', result: resultOf(1, ended('3\n')), executor });
  expect(found).toBe(steps);
  expect(asked).toMatchObject([['p', { kind: 'stdin', stdin: '-4 4\n' }, { caseMs: 3_000 }]]);
});

it.each([
  [
    'a program that does not compile',
    resultOf(0, { kind: 'compile-error', error: pythonError('SyntaxError') }),
    'the program is not valid Python',
  ],
  ['a test that there is not', resultOf(7, ended('')), 'the problem has no such test'],
  ['a sandbox that cannot', resultOf(0, ended('')), 'this sandbox cannot follow programs'],
])('says why not for %s', async (_, result, reason) => {
  const executor = fakeExecutor(() => ended(''));
  expect(await followTest({ problem, program: 'p', result, executor })).toEqual({
    kind: 'impossible',
    reason,
  });
});

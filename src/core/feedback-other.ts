import type { Observation } from './executor';
import type { FeedbackFacts } from './feedback';
import type { Problem, Test } from './problem';
import { createRandom } from './random';
import type { TestReport } from './wording';

/**
 * Failed tests of another problem, chosen by seed, for the control `other-problem`: as many as `count`, or as many as it
 * has. Problems whose tests have the same form are preferred. Nothing is run: what "came" is the expected output of
 * another of its public tests (nothing where it has no second one), so that the message has the form and the
 * length of real feedback and says nothing about this problem. Null when no other problem has public tests.
 */
export function otherProblemReports(
  { problem, others, seed }: Pick<FeedbackFacts, 'problem' | 'others' | 'seed'>,
  count: number,
): { readonly problem: Problem; readonly reports: readonly TestReport[] } | null {
  const usable = others.filter((other) => other.id !== problem.id && other.publicTests.length > 0);
  const form = problem.publicTests[0]?.kind;
  const alike = usable.filter((other) => other.publicTests[0]?.kind === form);
  const candidates = alike.length > 0 ? alike : usable;
  const chosen = candidates[createRandom(seed).int(candidates.length)];
  if (chosen === undefined) return null;
  const reports = chosen.publicTests.slice(0, Math.max(1, count)).map((test): TestReport => ({
    test,
    outcome: 'wrong',
    observation: strayAnswer(test, chosen.publicTests),
  }));
  return { problem: chosen, reports };
}

function strayAnswer(test: Test, siblings: readonly Test[]): Observation {
  const answer = (stdout: string, value: Extract<Observation, { kind: 'ended' }>['value']): Observation => ({
    kind: 'ended',
    stdout,
    stderr: '',
    value,
    ms: 0,
  });
  switch (test.kind) {
    case 'stdin':
      for (const sibling of siblings)
        if (sibling.kind === 'stdin' && sibling.expected.trim() !== test.expected.trim())
          return answer(sibling.expected, null);
      return answer('', null);
    case 'call':
      for (const sibling of siblings)
        if (sibling.kind === 'call' && JSON.stringify(sibling.expected) !== JSON.stringify(test.expected))
          return answer('', sibling.expected);
      return answer('', null);
    case 'assert':
      return {
        kind: 'raised',
        stdout: '',
        stderr: '',
        error: { type: 'AssertionError', message: '', line: null, column: null, traceback: '' },
        ms: 0,
      };
  }
}

import type { Problem } from '../../src/core/problem';
import type { Strategy } from '../../src/core/strategy';

/** A stdin problem: print the sum of two numbers. */
export const sumProblem: Problem = {
  id: 'sum',
  title: 'Sum',
  statement: 'The input holds two integers. Print their sum.',
  difficulty: 'easy',
  tags: [],
  family: null,
  entryPoint: null,
  starterCode: null,
  publicTests: [
    { kind: 'stdin', stdin: '1 2\n', expected: '3\n' },
    { kind: 'stdin', stdin: '-4 4\n', expected: '0\n' },
  ],
  privateTests: [
    { kind: 'stdin', stdin: '70001 5\n', expected: '70006\n' },
    { kind: 'stdin', stdin: '80002 9\n', expected: '80011\n' },
  ],
  shownTests: null,
  checker: { kind: 'tokens' },
  limitMs: null,
  memoryMiB: null,
  referenceProgram: 'print(sum(map(int, input().split())))\n',
  wrongPrograms: [],
  flags: [],
};

/** A function-call problem with starting code: reverse a text. */
export const reverseProblem: Problem = {
  ...sumProblem,
  id: 'reverse',
  title: 'Reverse',
  statement: 'Return the text `s` backwards.\n',
  entryPoint: 'backwards',
  starterCode: 'def backwards(s: str) -> str:\n    """Return s backwards."""\n',
  publicTests: [
    { kind: 'call', args: ['abc'], expected: 'cba' },
    { kind: 'call', args: ["it's"], expected: "s'ti" },
    { kind: 'call', args: [''], expected: '' },
  ],
  privateTests: [{ kind: 'call', args: ['private-zebra'], expected: 'arbez-etavirp' }],
  shownTests: 2,
  checker: { kind: 'json' },
  referenceProgram: 'def backwards(s):\n    return s[::-1]\n',
};

/** The method's defaults. */
export const plainStrategy: Strategy = {
  name: 'multi-turn',
  maxTurns: 3,
  feedback: 'failed-tests',
  reasoning: null,
  instruction: null,
  cot: 'first-turn',
  extraction: 'first',
  search: { kind: 'linear' },
  wording: 'plain',
};

import type { Problem, Test } from '../../core/problem';
import type { TestResult } from '../../core/trajectory';
import type { TurnView } from './dialogue';

/** A problem whose second program satisfies the public tests and is wrong all the same. */
export const exampleProblem: Problem = {
  id: 'second-largest',
  title: 'Second largest',
  statement:
    'The first line holds n, the second line n whole numbers. Print the second largest of the different values, or -1 if there is none.',
  difficulty: null,
  tags: [],
  family: null,
  entryPoint: null,
  starterCode: null,
  publicTests: [test('4\n3 9 4 1\n', '4\n'), test('3\n5 5 2\n', '2\n')],
  privateTests: [test('2\n7 7\n', '-1\n')],
  shownTests: 1,
  checker: { kind: 'tokens' },
  limitMs: null,
  memoryMiB: null,
  referenceProgram: null,
  wrongPrograms: [],
  flags: [],
};

const first = `n = int(input())
a = sorted(map(int, input().split()))
print(a[-2])`;

const second = `n = int(input())
a = sorted(set(map(int, input().split())))
print(a[-2])`;

const feedback = `The program is wrong:
3
5 5 2 -> 2, not 5
Try again.`;

const asked = {
  role: 'user' as const,
  content: `${exampleProblem.statement}\n4\n3 9 4 1 -> 4\nWrite the program.`,
};

/** Two turns, written for the lesson: what a dialogue looks like before any model has been loaded. */
export const exampleTurns: readonly TurnView[] = [
  {
    reasoning: null,
    code: { messages: [asked], text: fenced(first), reply: null },
    program: first,
    tests: [printed(0, '4\n', 'passed'), printed(1, '5\n', 'wrong')],
    feedback: { kind: 'failed-tests', fellBackTo: null, text: feedback },
  },
  {
    reasoning: null,
    code: {
      messages: [asked, { role: 'assistant', content: fenced(first) }, { role: 'user', content: feedback }],
      text: fenced(second),
      reply: null,
    },
    program: second,
    tests: [printed(0, '4\n', 'passed'), printed(1, '2\n', 'passed')],
    feedback: null,
  },
];

function test(stdin: string, expected: string): Test {
  return { kind: 'stdin', stdin, expected };
}

function printed(at: number, stdout: string, outcome: TestResult['outcome']): TestResult {
  return { test: at, outcome, observation: { kind: 'ended', stdout, stderr: '', value: null, ms: 1 } };
}

function fenced(program: string): string {
  return `\`\`\`python\n${program}\n\`\`\``;
}

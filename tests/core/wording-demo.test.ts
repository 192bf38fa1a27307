import { describe, expect, it } from 'vitest';
import { instructionPrompts, reasoningPrompts } from '../../src/core/prompts';
import type { Problem, Test } from '../../src/core/problem';
import { demoWording } from '../../src/core/wording-demo';

const doubled: readonly Test[] = [
  { kind: 'stdin', stdin: '3 1\n', expected: '6 2\n' },
  { kind: 'stdin', stdin: '4 0\n', expected: '8 0\n' },
];

const problem: Problem = {
  id: 'p',
  title: 'p',
  statement: 'Double each number.',
  difficulty: 'easy',
  tags: [],
  family: null,
  entryPoint: null,
  starterCode: null,
  publicTests: doubled,
  privateTests: [],
  shownTests: 1,
  checker: { kind: 'tokens' },
  limitMs: null,
  memoryMiB: null,
  referenceProgram: null,
  wrongPrograms: [],
  flags: [],
};

describe('the demo wording', () => {
  it('says every shipped prompt in its own words', () => {
    expect(demoWording.prompts.reasoning.map(({ id }) => id)).toEqual(reasoningPrompts.map(({ id }) => id));
    expect(demoWording.prompts.instruction.map(({ id }) => id)).toEqual(
      instructionPrompts.map(({ id }) => id),
    );
  });

  it('shows as many examples as the problem says, one a line', () => {
    const text = demoWording.problem(problem);
    expect(text).toBe('Double each number.\n3 1 -> 6 2');
    const lead = { kind: 'problem', text } as const;
    expect(demoWording.askForCode(problem, lead, 'Use docstrings.', 'first')).toBe(
      'Double each number.\n3 1 -> 6 2\nUse docstrings. Write the program.',
    );
    expect(demoWording.askForProse(lead, 'First describe a solution.')).toBe(
      'Double each number.\n3 1 -> 6 2\nFirst describe a solution.',
    );
    expect(demoWording.askForCode(problem, { kind: 'prose' }, null, 'first')).toBe('Write the program.');
  });

  it('tells a failed test with what was expected and what came', () => {
    const [test] = doubled;
    if (test === undefined) throw new Error('There is no test.');
    const ended = { kind: 'ended', stdout: '3 1\n', stderr: '', value: null, ms: 1 } as const;
    const text = demoWording.testReports(problem, [{ test, outcome: 'wrong', observation: ended }], []);
    expect(text).toBe('The program is wrong:\n3 1 -> 6 2, not 3 1');
    expect(
      demoWording.askForCode(problem, { kind: 'feedback', of: 'failed-tests', text }, null, 'first'),
    ).toBe(`${text}\nTry again.`);
  });
});

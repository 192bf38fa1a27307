import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimateTokens } from '../../src/core/cut';
import type { Observation } from '../../src/core/executor';
import { composeFeedback, type FeedbackFacts } from '../../src/core/feedback';
import { pythonCall, pythonLiteral } from '../../src/core/literal';
import type { Problem, Test } from '../../src/core/problem';
import type { FeedbackKind } from '../../src/core/strategy';
import type { Trace } from '../../src/core/trace';
import type { OutcomeKind, TestResult } from '../../src/core/trajectory';
import { wordings } from '../../src/core/wording';
import { ended, raised } from '../fakes';
import { reverseProblem, sumProblem } from './fixtures';

const kinds: readonly FeedbackKind[] = [
  'binary',
  'failed-tests',
  'failed-and-passed',
  'trace',
  'self-judge',
  'other-problem',
];

function result(test: number, outcome: OutcomeKind, observation: Observation): TestResult {
  return { test, outcome, observation };
}

/** Two blocks of a run. */
const trace: Trace = {
  kind: 'traced',
  blocks: [
    {
      lines: [1, 2],
      source: 'a = 1\nb = 2',
      scope: '<module>',
      visit: 1,
      before: {},
      after: { a: '1', b: '2' },
    },
    {
      lines: [4, 4],
      source: '    a += b',
      scope: 'f',
      visit: 2,
      before: { a: '1', b: '2' },
      after: { a: '3', b: '2' },
    },
  ],
  skipped: 0,
};

/** Fails the first sum, passes the second. */
const sumFacts = factsOf(sumProblem, [result(0, 'wrong', ended('33\n')), result(1, 'passed', ended('0\n'))]);

/** Passes the first text, is wrong on the second, raises on the third. */
const reverseFacts = factsOf(reverseProblem, [
  result(0, 'passed', ended('', 'cba')),
  result(1, 'wrong', ended('', "it's")),
  result(2, 'raised', raised('IndexError', 'string index out of range')),
]);

function factsOf(problem: Problem, results: readonly TestResult[]): FeedbackFacts {
  return {
    problem,
    strategy: { feedback: 'failed-tests', wording: 'plain', extraction: 'first' },
    program: 'x',
    results,
    others: [sumProblem, reverseProblem],
    seed: 5,
    trace,
  };
}

function feedback(
  facts: FeedbackFacts,
  kind: FeedbackKind,
  wording = 'plain',
): ReturnType<typeof composeFeedback> {
  return composeFeedback({ ...facts, strategy: { ...facts.strategy, feedback: kind, wording } });
}

describe.each(wordings.map(({ id }) => id))('the wording "%s"', (wording) => {
  test.each(kinds)('puts %s on two fixed problems as it always did', (kind) => {
    for (const facts of [sumFacts, reverseFacts])
      expect(feedback(facts, kind, wording).text).toMatchSnapshot(facts.problem.id);
  });

  test('puts what came instead of an output', () => {
    const others: readonly (readonly [OutcomeKind, Observation])[] = [
      ['timed-out', { kind: 'timed-out', limitMs: 10_000 }],
      ['out-of-memory', { kind: 'out-of-memory', limitMiB: 512 }],
      ['output-limit', { kind: 'output-limit', stdout: 'aaaa', limitBytes: 1_048_576, ms: 3 }],
      ['crashed', { kind: 'crashed', reason: 'memory access out of bounds' }],
      ['not-run', { kind: 'not-run', reason: 'program-limit' }],
    ];
    for (const [outcome, observation] of others)
      expect(
        feedback(factsOf(sumProblem, [result(0, outcome, observation)]), 'failed-tests', wording).text,
      ).toMatchSnapshot(outcome);
  });
});

describe('each kind tells the facts it may, and no others', () => {
  /** Marks that are in the message exactly when the fact is told. */
  const facts = { failedInput: '1 2', failedOutput: '33', passedInput: '-4 4', other: 'backwards(' };
  test.each([
    ['binary', []],
    ['failed-tests', ['failedInput', 'failedOutput']],
    ['failed-and-passed', ['failedInput', 'failedOutput', 'passedInput']],
    ['trace', ['failedInput', 'failedOutput']],
    ['self-judge', []],
    ['other-problem', ['other']],
  ] as const)('%s tells %j', (kind, told) => {
    for (const { id } of wordings) {
      const { text } = feedback(sumFacts, kind, id);
      expect(Object.entries(facts).flatMap(([fact, mark]) => (text.includes(mark) ? [fact] : []))).toEqual(
        told,
      );
    }
  });

  test('self-judge says nothing of right or wrong', () => {
    for (const { id } of wordings) {
      const alike = feedback(factsOf(sumProblem, [result(0, 'passed', ended('3\n'))]), 'self-judge', id);
      expect(feedback(sumFacts, 'self-judge', id)).toEqual(alike);
    }
  });
});

describe('falling back', () => {
  test('failed-and-passed becomes failed-tests where nothing passed', () => {
    const facts = factsOf(sumProblem, [result(0, 'wrong', ended('33\n')), result(1, 'wrong', ended('1\n'))]);
    expect(feedback(facts, 'failed-and-passed')).toEqual({
      kind: 'failed-and-passed',
      fellBackTo: { kind: 'failed-tests', reason: 'no public test passed' },
      text: feedback(facts, 'failed-tests').text,
    });
  });

  test('other-problem becomes self-judge where there is no other problem: a control must not tell facts', () => {
    expect(feedback({ ...sumFacts, others: [sumProblem] }, 'other-problem').fellBackTo?.kind).toBe(
      'self-judge',
    );
  });

  test('a trace becomes failed-tests where none can be had, with the reason', () => {
    const impossible: Trace = { kind: 'impossible', reason: 'the program ran too long' };
    expect(feedback({ ...sumFacts, trace: impossible }, 'trace')).toEqual({
      kind: 'trace',
      fellBackTo: { kind: 'failed-tests', reason: 'the program ran too long' },
      text: feedback(sumFacts, 'failed-tests').text,
    });
  });
});

test('a trace says where blocks were left out', () => {
  if (trace.kind !== 'traced') throw new Error('The fixture is a trace.');
  const [block] = trace.blocks;
  if (block === undefined) throw new Error('The fixture has blocks.');
  const blocks = Array.from({ length: 10 }, (_, at) => ({
    ...block,
    lines: [at + 1, at + 1] as const,
    source: '',
  }));
  const { text } = feedback({ ...sumFacts, trace: { kind: 'traced', blocks, skipped: 7 } }, 'trace');
  const at = (part: string): number => text.indexOf(part);
  expect(at('Line 5:')).toBeLessThan(at('(7 blocks are left out here.)'));
  expect(at('(7 blocks are left out here.)')).toBeLessThan(at('Line 6:'));
});

test('an attempt without a program is told so, whatever the kind', () => {
  const texts = kinds.map((kind) => feedback({ ...sumFacts, program: null, results: [] }, kind).text);
  expect(new Set(texts)).toEqual(
    new Set(['No code block was found in your answer, so there was nothing to run.']),
  );
});

test('a program that does not compile is told its error once', () => {
  const error = {
    type: 'SyntaxError',
    message: 'invalid syntax',
    line: 1,
    column: 3,
    traceback: 'SyntaxError: invalid syntax',
  };
  const facts = factsOf(
    sumProblem,
    [0, 1].map((at) => result(at, 'compile-error', { kind: 'compile-error', error })),
  );
  expect(feedback(facts, 'failed-tests').text.split('SyntaxError')).toHaveLength(2);
});

test('the first wording is the one that the first demo model was trained on', () => {
  const facts = factsOf(sumProblem, [
    result(0, 'wrong', ended('33\n')),
    result(1, 'raised', raised('ValueError', `invalid literal ${'9'.repeat(80)}`)),
  ]);
  expect(feedback(facts, 'failed-tests', 'first').text).toBe(
    `Your code failed these tests:
Input:
1 2
Expected:
3
Got:
33
Input:
-4 4
Expected:
0
Error: ValueError: invalid literal ${'9'.repeat(60 - 'ValueError: invalid literal '.length)}`,
  );
  expect(feedback(facts, 'binary', 'first').text).toBe('Your code is wrong on the public tests.');
});

test('other-problem takes another problem by seed, always the same for the same seed', () => {
  const third: Problem = {
    ...sumProblem,
    id: 'third',
    publicTests: [{ kind: 'stdin', stdin: 'third\n', expected: '7\n' }],
  };
  const second: Problem = {
    ...third,
    id: 'second',
    publicTests: [{ kind: 'stdin', stdin: 'second\n', expected: '7\n' }],
  };
  const texts = Array.from(
    { length: 20 },
    (_, seed) => feedback({ ...sumFacts, others: [sumProblem, second, third], seed }, 'other-problem').text,
  );
  expect(texts.every((text) => text.includes('second') !== text.includes('third'))).toBe(true);
  expect(new Set(texts).size).toBe(2);
});

describe('over random problems', () => {
  // Letters and digits only, so that what is told is found again whatever the wording quotes it in.
  const secret = fc.stringMatching(/^SECRET[a-z0-9]{8}$/);
  const open = fc.stringMatching(/^[a-z0-9]{1,2000}$/);
  const stdinTest = (text: fc.Arbitrary<string>): fc.Arbitrary<Test> =>
    fc.record({ kind: fc.constant('stdin' as const), stdin: text, expected: text });
  const callTest = (text: fc.Arbitrary<string>): fc.Arbitrary<Test> =>
    fc.record({ kind: fc.constant('call' as const), args: fc.array(text, { maxLength: 3 }), expected: text });
  const problem = fc
    .boolean()
    .chain((isCall) => {
      const kind = isCall ? callTest : stdinTest;
      return fc.record({
        publicTests: fc.array(kind(open), { minLength: 1, maxLength: 4 }),
        privateTests: fc.array(kind(secret), { minLength: 1, maxLength: 4 }),
        entryPoint: fc.constant(isCall ? 'f' : null),
        starterCode: fc.constant(null),
        shownTests: fc.option(fc.nat(4)),
      });
    })
    .map((parts): Problem => ({ ...sumProblem, ...parts }));
  const observation = fc.oneof(
    open.map((text) => ended(text, text)),
    open.map((text) => raised('ValueError', text)),
    fc.constant<Observation>({ kind: 'timed-out', limitMs: 1000 }),
  );

  test('no feedback holds a private input or output, and none is longer than 1,024 tokens', () => {
    const any = fc.record({
      problem,
      other: problem,
      kind: fc.constantFrom(...kinds),
      wording: fc.constantFrom(...wordings.map(({ id }) => id)),
      seen: fc.array(fc.tuple(observation, fc.boolean()), { minLength: 4, maxLength: 4 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(any, ({ problem: asked, other, kind, wording, seen, seed }) => {
        const results = asked.publicTests.map((_, at) => {
          const [what, isPassed] = seen[at] ?? [ended(''), false];
          return result(at, isPassed ? 'passed' : 'wrong', what);
        });
        const others = [asked, { ...other, id: 'other' }];
        const { text } = feedback({ ...factsOf(asked, results), others, seed }, kind, wording);
        for (const hidden of [...asked.privateTests, ...other.privateTests].flatMap(secretsOf))
          expect(text).not.toContain(hidden);
        expect(text).not.toContain('SECRET');
        expect(estimateTokens(text)).toBeLessThanOrEqual(1024);
      }),
    );
  });

  function secretsOf(test: Test): readonly string[] {
    switch (test.kind) {
      case 'stdin':
        return [test.stdin, test.expected];
      case 'call':
        return [pythonCall('f', test.args), pythonLiteral(test.expected)].filter((text) =>
          text.includes('SECRET'),
        );
      case 'assert':
        return [test.code];
    }
  }
});

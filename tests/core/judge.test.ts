import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/core/executor';
import { defaultLimits } from '../../src/core/executor';
import { isPassed, judge } from '../../src/core/judge';
import { parseProblemSet } from '../../src/core/parse-problems';
import type { Problem } from '../../src/core/problem';
import type { TestResult } from '../../src/core/trajectory';
import { ended, fakeExecutor, pythonError, raised } from '../fakes';

function problemOf(fields: object): Problem {
  const statement = { id: 'p', statement: 'Say.', ...fields };
  const [problem] = parseProblemSet({ id: 's', title: 'S', problems: [statement] }).problems;
  if (problem === undefined) throw new Error('The set has one problem.');
  return problem;
}

const doubling = problemOf({
  publicTests: [{ stdin: '1', expected: '2' }],
  privateTests: [
    { stdin: '2', expected: '4' },
    { stdin: '3', expected: '6' },
    { stdin: '4', expected: '8' },
  ],
});

/** A program is a table from stdin to what it prints; an input it lacks raises KeyError. */
const tables = fakeExecutor((program, testCase) => {
  if (testCase.kind !== 'stdin') return { kind: 'crashed', reason: 'This fake reads stdin only.' };
  const line = program.split('\n').find((row) => row.startsWith(`${testCase.stdin}:`));
  return line === undefined
    ? raised('KeyError', testCase.stdin)
    : ended(line.slice(testCase.stdin.length + 1));
});

const outcomes = (results: readonly TestResult[]): readonly string[] => results.map(({ outcome }) => outcome);

describe('judge', () => {
  it('runs every test and tells of each as it ends', async () => {
    const told: TestResult[] = [];
    const results = await judge({
      problem: doubling,
      program: '2:4\n3:5',
      side: 'private',
      executor: tables,
      stopAtFirst: false,
      onResult: (result) => told.push(result),
    });
    expect(results).toEqual([
      { test: 0, outcome: 'passed', observation: ended('4') },
      { test: 1, outcome: 'wrong', observation: ended('5') },
      { test: 2, outcome: 'raised', observation: raised('KeyError', '4') },
    ]);
    expect(told).toEqual(results);
    expect(isPassed(results)).toBe(false);
  });

  it('leaves the tests after the first failure not run when asked to', async () => {
    const told: TestResult[] = [];
    const results = await judge({
      problem: doubling,
      program: '2:5\n3:6\n4:8',
      side: 'private',
      executor: tables,
      stopAtFirst: true,
      onResult: (result) => told.push(result),
    });
    expect(outcomes(results)).toEqual(['wrong', 'not-run', 'not-run']);
    expect(results[2]?.observation).toEqual({ kind: 'not-run', reason: 'earlier-failure' });
    expect(told).toHaveLength(1);
  });

  it('passes a program that passes every test', async () => {
    const results = await judge({
      problem: doubling,
      program: '1:2\n',
      side: 'public',
      executor: tables,
      stopAtFirst: true,
    });
    expect(isPassed(results)).toBe(true);
  });

  it('never hands an expected output to the sandbox', async () => {
    const executor = fakeExecutor(() => ended(''));
    const secret = problemOf({
      entryPoint: 'f',
      publicTests: [
        { args: [1], expected: 'secret-1' },
        { stdin: 'x', expected: 'secret-2' },
      ],
    });
    await judge({ problem: secret, program: 'p', side: 'public', executor, stopAtFirst: false });
    expect(JSON.stringify(executor.runs)).not.toContain('secret');
    expect(executor.runs).toEqual([
      {
        program: 'p',
        cases: [
          { kind: 'call', entryPoint: 'f', args: [1] },
          { kind: 'stdin', stdin: 'x' },
        ],
        limits: defaultLimits,
      },
    ]);
  });

  it('compares returned values, and passes assertions that end', async () => {
    const values = [ended('[1]', [1]), ended('', [2]), ended(''), raised('AssertionError')];
    const executor = fakeExecutor(() => values.shift() ?? ended(''));
    const problem = problemOf({
      entryPoint: 'f',
      publicTests: [
        { args: [], expected: [1] },
        { args: [], expected: [1] },
        { code: 'assert True' },
        { code: 'assert False' },
      ],
    });
    const results = await judge({ problem, program: '', side: 'public', executor, stopAtFirst: false });
    expect(outcomes(results)).toEqual(['passed', 'wrong', 'passed', 'raised']);
  });

  it.each<[Observation, string]>([
    [{ kind: 'compile-error', error: pythonError('SyntaxError') }, 'compile-error'],
    [{ kind: 'timed-out', limitMs: 5 }, 'timed-out'],
    [{ kind: 'out-of-memory', limitMiB: 5 }, 'out-of-memory'],
    [{ kind: 'output-limit', stdout: '2', limitBytes: 1, ms: 1 }, 'output-limit'],
    [{ kind: 'crashed', reason: 'gone' }, 'crashed'],
    [{ kind: 'not-run', reason: 'program-limit' }, 'not-run'],
  ])('keeps what the sandbox saw: %j', async (observation, outcome) => {
    const executor = fakeExecutor(() => observation);
    const results = await judge({
      problem: doubling,
      program: '',
      side: 'public',
      executor,
      stopAtFirst: true,
    });
    expect(results).toEqual([{ test: 0, outcome, observation }]);
  });

  it("takes the problem's limits before the lab's", async () => {
    const executor = fakeExecutor(() => ended('2'));
    const problem = { ...doubling, limitMs: 90_000, memoryMiB: 64 };
    await judge({ problem, program: '', side: 'public', executor, stopAtFirst: true });
    expect(executor.runs[0]?.limits).toEqual({
      ...defaultLimits,
      caseMs: 90_000,
      programMs: 90_000,
      memoryMiB: 64,
    });
  });

  it('throws the reason of an abort', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const hearing = {
      problem: doubling,
      program: '2:4\n3:6\n4:8',
      side: 'private',
      executor: tables,
    } as const;
    const onResult = (): void => controller.abort(reason);
    await expect(judge({ ...hearing, stopAtFirst: false, onResult }, controller.signal)).rejects.toBe(reason);
  });

  it('asks nothing of the sandbox when there are no tests', async () => {
    const executor = fakeExecutor(() => ended(''));
    const problem = { ...doubling, privateTests: [] };
    expect(await judge({ problem, program: '', side: 'private', executor, stopAtFirst: true })).toEqual([]);
    expect(executor.runs).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Case, Limits, Observation } from '../../../src/core/executor';
import { openModulePage } from '../page';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
});
afterAll(() => browser.close());

const limits: Limits = { caseMs: 2000, programMs: 30_000, memoryMiB: 256, outputBytes: 100_000 };

function play<T>(scene: keyof typeof import('./sandbox-scenes'), ...args: readonly unknown[]): Promise<T> {
  const list = args.map((argument) => JSON.stringify(argument)).join(', ');
  return page.evaluate(
    `import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.${scene}(${list}))`,
  );
}

function run(program: string, cases: readonly Case[], own: Partial<Limits> = {}): Promise<Observation[]> {
  return play('run', program, cases, { ...limits, ...own });
}

function stdin(...inputs: readonly string[]): Case[] {
  return inputs.map((input) => ({ kind: 'stdin', stdin: input }));
}

function kinds(observations: readonly Observation[]): string[] {
  return observations.map(({ kind }) => kind);
}

it('runs Python 3.14', async () => {
  expect(await play('version')).toMatch(/^3\.14\.\d+$/);
});

it('gives each stdin case its own input and keeps what it printed', async () => {
  expect(await run('print(int(input()) * 2)', stdin('2\n', '5'))).toMatchObject([
    { kind: 'ended', stdout: '4\n', stderr: '', value: null },
    { kind: 'ended', stdout: '10\n', stderr: '', value: null },
  ]);
});

it('calls an entry point, plain or of a class, and returns its value', async () => {
  const call: Case[] = [{ kind: 'call', entryPoint: 'Solution.f', args: [[1, 2], 'a'] }];
  const program = 'class Solution:\n    def f(self, xs, s):\n        return (sum(xs), {s: None})';
  expect(await run(program, call)).toMatchObject([{ kind: 'ended', value: [3, { a: null }] }]);
});

it('tells where an assertion about the program failed', async () => {
  const cases: Case[] = [
    { kind: 'assert', code: 'assert f(1) == 2' },
    { kind: 'assert', code: 'assert f(1) == 3, "three"' },
  ];
  expect(await run('def f(x):\n    return x + 1', cases)).toMatchObject([
    { kind: 'ended' },
    { kind: 'raised', error: { type: 'AssertionError', message: 'three' } },
  ]);
});

it('keeps the results of tests that ended before and after one that never ends', async () => {
  const program = 'n = int(input())\nwhile n == 1:\n    pass\nprint(n)';
  const observations = await run(program, stdin('0', '1', '2'), { caseMs: 300 });
  expect(kinds(observations)).toEqual(['ended', 'timed-out', 'ended']);
});

it('stops after the case whose report was answered with false', async () => {
  const { seen, observations } = await play<{ seen: number[]; observations: Observation[] }>(
    'stopAfter',
    2,
    'import time\ntime.sleep(0.02)',
    stdin('', '', '', '', ''),
    limits,
  );
  expect(seen).toEqual([0, 1]);
  expect(observations.slice(2)).toEqual(Array(3).fill({ kind: 'not-run', reason: 'stopped' }));
});

it('aborts with the signal’s reason and judges the next program right', async () => {
  expect(await play('abort', 'while True: pass', 'print(7)', limits)).toMatchObject({
    reason: 'enough',
    next: [{ kind: 'ended', stdout: '7\n' }],
  });
});

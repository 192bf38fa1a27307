import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Case } from '../../../src/core/executor';
import type { Trace } from '../../../src/core/trace';
import { openModulePage } from '../page';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
  await page.evaluate(`import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.open(1))`);
});
afterAll(() => browser.close());

function trace(program: string, one: Case, caseMs = 5000): Promise<Trace> {
  const limits = { caseMs, programMs: 30_000, memoryMiB: 256, outputBytes: 100_000 };
  const list = [program, one, limits].map((part) => JSON.stringify(part)).join(', ');
  return page.evaluate(
    `import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.trace(${list}))`,
  );
}

type Row = readonly [
  from: number,
  to: number,
  visit: number,
  before: Record<string, string>,
  after: Record<string, string>,
];

/** The blocks as rows; source and scope are checked apart. */
function rows(found: Trace): readonly Row[] {
  if (found.kind !== 'traced') throw new Error(found.reason);
  return found.blocks.map(({ lines: [from, to], visit, before, after }) => [from, to, visit, before, after]);
}

const script: Case = { kind: 'stdin', stdin: '' };

// The expected rows were made by reading the programs, not by running them.

it('a loop: its first and last passes, the rest counted', async () => {
  const found = await trace('total = 0\nfor i in range(4):\n    total += i\nprint(total)', script);
  expect(rows(found)).toEqual([
    [1, 1, 1, {}, { total: '0' }],
    [2, 2, 1, { total: '0' }, { total: '0', i: '0' }],
    [3, 3, 1, { total: '0', i: '0' }, { total: '0', i: '0' }],
    [3, 3, 4, { total: '3', i: '3' }, { total: '6', i: '3' }],
    [2, 2, 5, { total: '6', i: '3' }, { total: '6', i: '3' }],
    [4, 4, 1, { total: '6', i: '3' }, { total: '6', i: '3' }],
  ]);
  expect(found).toMatchObject({ skipped: 5 });
});

it('a branch: only the way taken', async () => {
  const program =
    'def sign(x):\n    if x < 0:\n        word = "minus"\n    elif x == 0:\n        word = "zero"\n    else:\n        word = "plus"\n    return word';
  const found = await trace(program, { kind: 'call', entryPoint: 'sign', args: [0] });
  const word = "'zero'";
  expect(rows(found)).toEqual([
    [2, 2, 1, { x: '0' }, { x: '0' }],
    [4, 4, 1, { x: '0' }, { x: '0' }],
    [5, 5, 1, { x: '0' }, { x: '0', word }],
    [8, 8, 1, { x: '0', word }, { x: '0', word, return: word }],
  ]);
  expect(found).toMatchObject({ blocks: [{ scope: 'sign', source: 'if x < 0:' }, {}, {}, {}] });
});

it('recursion: each call with its own values', async () => {
  const program = 'def f(n):\n    if n == 0:\n        return 1\n    rest = f(n - 1)\n    return n * rest';
  expect(rows(await trace(program, { kind: 'call', entryPoint: 'f', args: [2] }))).toEqual([
    [2, 2, 1, { n: '2' }, { n: '2' }],
    [4, 5, 1, { n: '2' }, { n: '2', rest: '1', return: '2' }],
    [2, 2, 2, { n: '1' }, { n: '1' }],
    [4, 5, 2, { n: '1' }, { n: '1', rest: '1', return: '1' }],
    [2, 2, 3, { n: '0' }, { n: '0' }],
    [3, 3, 1, { n: '0' }, { n: '0', return: '1' }],
  ]);
});

it('exceptions: one that is caught, one that ends the program', async () => {
  const program = 'x = [1, 2]\ntry:\n    y = x[5]\nexcept IndexError:\n    y = -1\nprint(y)\nz = y // 0';
  const x = '[1, 2]';
  expect(rows(await trace(program, script))).toEqual([
    [1, 1, 1, {}, { x }],
    [3, 3, 1, { x }, { x, raise: "IndexError('list index out of range')" }],
    [5, 5, 1, { x }, { x, y: '-1' }],
    [6, 7, 1, { x, y: '-1' }, { x, y: '-1', raise: "ZeroDivisionError('division by zero')" }],
  ]);
});

it('an early return out of a loop', async () => {
  const program =
    'def find(xs, x):\n    for i, v in enumerate(xs):\n        if v == x:\n            return i\n    return -1';
  const xs = '[5, 7, 9]';
  const x = '7';
  const first = { xs, x, i: '0', v: '5' };
  const second = { xs, x, i: '1', v: '7' };
  expect(rows(await trace(program, { kind: 'call', entryPoint: 'find', args: [[5, 7, 9], 7] }))).toEqual([
    [2, 2, 1, { xs, x }, first],
    [3, 3, 1, first, first],
    [2, 2, 2, first, second],
    [3, 3, 2, second, second],
    [4, 4, 1, second, { ...second, return: '1' }],
  ]);
});

it('a loop over standard input, at module level', async () => {
  const program =
    'import sys\nn = int(input())\nbest = 0\nwhile n > 0:\n    x = int(input())\n    best = max(best, x)\n    n -= 1\nprint(best)';
  const found = await trace(program, { kind: 'stdin', stdin: '3\n4\n9\n2\n' });
  const end = { n: '0', best: '9', x: '2' };
  expect(rows(found)).toEqual([
    [1, 3, 1, {}, { n: '3', best: '0' }],
    [4, 4, 1, { n: '3', best: '0' }, { n: '3', best: '0' }],
    [5, 7, 1, { n: '3', best: '0' }, { n: '2', best: '4', x: '4' }],
    [5, 7, 3, { n: '1', best: '9', x: '9' }, end],
    [4, 4, 4, end, end],
    [8, 8, 1, end, end],
  ]);
  expect(found).toMatchObject({ skipped: 3 });
});

it('long values are cut in the middle, long traces to their ends', async () => {
  const program = `${Array.from({ length: 9 }, (_, i) => `if True:\n    x = list(range(${i}, 1000))`).join('\n')}`;
  const found = await trace(program, script);
  if (found.kind !== 'traced') throw new Error(found.reason);
  expect(found.blocks).toHaveLength(10);
  expect(found.skipped).toBe(8);
  const value = found.blocks.at(-1)?.after['x'] ?? '';
  expect(value).toHaveLength(99);
  expect(value).toMatch(/^\[8, 9, 10, .*….*, 998, 999\]$/);
});

it('what cannot be traced says why', async () => {
  const flood = 'for i in range(10**6):\n    x = i';
  expect(await trace(flood, script)).toEqual({
    kind: 'impossible',
    reason: 'it ran through more than 20000 blocks',
  });
  expect(await trace('while True: pass', script, 300)).toMatchObject({ kind: 'impossible' });
  expect(await trace('def f(:', script)).toEqual({ kind: 'impossible', reason: 'it does not compile' });
});

it('a program is judged right after one was traced', async () => {
  await trace('import sys\nx = 1', script);
  const list = ['print(7)', [script], { caseMs: 2000, programMs: 9000, memoryMiB: 256, outputBytes: 1000 }];
  const observations: unknown = await page.evaluate(
    `import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.run(${list.map((part) => JSON.stringify(part)).join(', ')}))`,
  );
  expect(observations).toMatchObject([{ kind: 'ended', stdout: '7\n' }]);
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Case } from '../../../src/core/executor';
import { stopsOf, type Step, type Steps } from '../../../src/core/steps';
import { openModulePage } from '../page';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
  await page.evaluate(`import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.open(1))`);
});
afterAll(() => browser.close());

function follow(program: string, one: Case, caseMs = 5000): Promise<Steps> {
  const limits = { caseMs, programMs: 30_000, memoryMiB: 256, outputBytes: 100_000 };
  const list = [program, one, limits].map((part) => JSON.stringify(part)).join(', ');
  return page.evaluate(
    `import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.steps(${list}))`,
  );
}

function stepsIn(found: Steps): readonly Step[] {
  if (found.kind !== 'steps') throw new Error(found.reason);
  return found.steps;
}

/** The stops as rows: what happens at which line, with which variables, and what is on the output by then. */
function rows(found: Steps): readonly unknown[] {
  return stopsOf(stepsIn(found)).map(({ event, line, variables, output }) => [
    event,
    line,
    variables,
    output,
  ]);
}

const script: Case = { kind: 'stdin', stdin: '' };

// The expected rows were made by reading the programs, not by running them.

it('a loop: each line before it runs, with what was printed by then', async () => {
  const found = await follow(
    'total = 0\nfor i in range(2):\n    total += i\n    print(i)\nprint("end")',
    script,
  );
  expect(rows(found)).toEqual([
    ['line', 1, {}, ''],
    ['line', 2, { total: '0' }, ''],
    ['line', 3, { total: '0', i: '0' }, ''],
    ['line', 4, { total: '0', i: '0' }, ''],
    ['line', 2, { total: '0', i: '0' }, '0\n'],
    ['line', 3, { total: '0', i: '1' }, '0\n'],
    ['line', 4, { total: '1', i: '1' }, '0\n'],
    ['line', 2, { total: '1', i: '1' }, '0\n1\n'],
    ['line', 5, { total: '1', i: '1' }, '0\n1\n'],
    ['end', 5, { total: '1', i: '1' }, '0\n1\nend\n'],
  ]);
  expect(stepsIn(found)[5]?.set).toEqual({ i: '1' });
});

it('calls: each with variables of its own, and what it returns', async () => {
  const program = 'def f(n):\n    if n == 0:\n        return 1\n    return n * f(n - 1)';
  const found = await follow(program, { kind: 'call', entryPoint: 'f', args: [1] });
  expect(rows(found)).toEqual([
    ['line', 2, { n: '1' }, ''],
    ['line', 4, { n: '1' }, ''],
    ['line', 2, { n: '0' }, ''],
    ['line', 3, { n: '0' }, ''],
    ['return', 3, { n: '0' }, ''],
    ['return', 4, { n: '1' }, ''],
  ]);
  expect(stepsIn(found).map(({ depth, frame, scope }) => [depth, frame, scope])).toEqual([
    [1, 0, 'f'],
    [1, 0, 'f'],
    [2, 1, 'f'],
    [2, 1, 'f'],
    [2, 1, 'f'],
    [1, 0, 'f'],
  ]);
  expect(stepsIn(found).map(({ value }) => value)).toEqual([null, null, null, null, '1', '1']);
});

it('an exception: told where it passes, and not taken for a return', async () => {
  const program =
    'def f(x):\n    try:\n        return 1 // x\n    finally:\n        x = 5\n\ntry:\n    f(0)\nexcept ZeroDivisionError:\n    pass';
  const found = await follow(program, script);
  expect(stepsIn(found).map(({ event, line, scope }) => [event, line, scope])).toEqual([
    ['line', 1, '<module>'],
    ['line', 7, '<module>'],
    ['line', 8, '<module>'],
    ['line', 2, 'f'],
    ['line', 3, 'f'],
    ['raise', 3, 'f'],
    ['line', 5, 'f'],
    ['raise', 8, '<module>'],
    ['line', 9, '<module>'],
    ['line', 10, '<module>'],
    ['end', 10, '<module>'],
  ]);
  expect(stepsIn(found)[5]?.value).toMatch(/^ZeroDivisionError\(/);
});

it('a generator: entered again with its variables, and its end is no exception', async () => {
  const program = 'def g():\n    a = 1\n    yield a\n    a = 2\n\nfor x in g():\n    pass';
  const found = await follow(program, script);
  expect(stepsIn(found).map(({ event, line, set }) => [event, line, set])).toEqual([
    ['line', 1, {}],
    ['line', 6, {}],
    ['line', 2, {}],
    ['line', 3, { a: '1' }],
    ['yield', 3, {}],
    ['line', 7, { x: '1' }],
    ['line', 6, {}],
    ['line', 4, {}],
    ['return', 4, { a: '2' }],
    ['end', 6, {}],
  ]);
});

it('names of the module stay while a comprehension runs', async () => {
  const found = await follow('k = 2\nr = [\n    k * n\n    for n in (1, 2)\n]\nprint(r)', script);
  const inside = stopsOf(stepsIn(found)).filter(({ line }) => line === 3);
  expect(inside.map(({ variables }) => variables)).toEqual([
    { k: '2', n: '1' },
    { k: '2', n: '2' },
  ]);
  expect(stopsOf(stepsIn(found)).at(-1)?.variables).toEqual({ k: '2', r: '[2, 4]' });
});

it('a name that is deleted is gone', async () => {
  expect(rows(await follow('a = 1\ndel a', script))).toEqual([
    ['line', 1, {}, ''],
    ['line', 2, { a: '1' }, ''],
    ['end', 2, {}, ''],
  ]);
});

it('stdin is read as in the test', async () => {
  const found = await follow('n = int(input())', { kind: 'stdin', stdin: '41\n' });
  expect(rows(found).at(-1)).toEqual(['end', 1, { n: '41' }, '']);
});

it('an endless loop: its first thousand stops, and it is said', async () => {
  const found = await follow('n = 0\nwhile True:\n    n += 1', script);
  expect(found).toMatchObject({ kind: 'steps', isCut: true });
  expect(stepsIn(found)).toHaveLength(1_000);
  // Line 1 is stop 1, line 2 stops 2, 4, …, 1,000: at stop k it has run (k − 2) / 2 times.
  expect(stopsOf(stepsIn(found)).at(-1)?.variables).toEqual({ n: '499' });
});

it('one line that takes too long: no steps, with the reason', async () => {
  expect(await follow('sum(range(10**12))', script, 500)).toEqual({
    kind: 'impossible',
    reason: 'its time was up while it was traced',
  });
});

it('what was written to standard output in whatever way counts, beyond a bound it is cut', async () => {
  const found = await follow(
    'import sys\nsys.stdout.buffer.write("é\\n".encode())\nprint("x" * 50_000)',
    script,
  );
  const stops = stopsOf(stepsIn(found));
  expect(stops[2]?.output).toBe('é\n');
  expect(stops.at(-1)?.output).toHaveLength(5_000);
});

it('leaves nothing behind for the next program', async () => {
  await follow('print("x")\nraise ValueError', script);
  expect(rows(await follow('print(1)', script))).toEqual([
    ['line', 1, {}, ''],
    ['end', 1, {}, '1\n'],
  ]);
});

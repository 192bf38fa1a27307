import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Case, Limits, Observation } from '../../../src/core/executor';
import { openModulePage } from '../page';

const limits: Limits = { caseMs: 2000, programMs: 30_000, memoryMiB: 256, outputBytes: 100_000 };

// Without isolation no memory is shared, so that workers report in another way.
describe.each([
  ['a page that is isolated', true],
  ['a page on a host that sets no headers', false],
])('%s', (_title, isIsolated) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    ({ browser, page } = await openModulePage(inject('moduleServer')));
    if (!isIsolated) {
      await page.route('**/blank.html', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { 'content-type': 'text/html' } });
      });
      await page.reload();
    }
    expect(await page.evaluate('crossOriginIsolated')).toBe(isIsolated);
    await play('open', 2);
  });
  afterAll(() => browser.close());

  function play<T>(scene: keyof typeof import('./sandbox-scenes'), ...args: readonly unknown[]): Promise<T> {
    const list = args.map((argument) => JSON.stringify(argument)).join(', ');
    return page.evaluate(
      `import('/tests/browser/adapters/sandbox-scenes.ts').then((scenes) => scenes.${scene}(${list}))`,
    );
  }

  function run(program: string, cases: readonly Case[], own: Partial<Limits> = {}): Promise<Observation[]> {
    return play('run', program, cases, { ...limits, ...own });
  }

  it('keeps the results of quick tests that ended just before one that never ends', async () => {
    const program = 'n = int(input())\nwhile n == 9:\n    pass\nprint(n)';
    const inputs = [...'012345678', '9', '1'];
    const observations = await run(program, stdin(...inputs), { caseMs: 300 });
    expect(observations).toMatchObject(
      inputs.map((n) =>
        n === '9' ? { kind: 'timed-out', limitMs: 300 } : { kind: 'ended', stdout: `${n}\n` },
      ),
    );
  });

  it('keeps the results of tests that ended before and after one that never ends', async () => {
    const program = 'n = int(input())\nwhile n == 1:\n    pass\nprint(n)';
    const observations = await run(program, stdin('0', '1', '2'), { caseMs: 300 });
    expect(kinds(observations)).toEqual(['ended', 'timed-out', 'ended']);
  });

  it('a killed interpreter’s other programs are neither lost nor blamed', async () => {
    const endless = 'while True: pass';
    const fatal = 'import os\nos.abort()';
    const programs = Array.from({ length: 40 }, (_, at) =>
      at % 13 === 5 ? endless : at % 13 === 9 ? fatal : `print(${at})`,
    );
    const all = await play<Observation[][]>('runAll', programs, { ...limits, caseMs: 600 });
    expect(all).toMatchObject(
      programs.map((program, at) => [
        program === endless
          ? { kind: 'timed-out', limitMs: 600 }
          : program === fatal
            ? { kind: 'crashed' }
            : { kind: 'ended', stdout: `${at}\n` },
      ]),
    );
  });

  it('a program does not wait behind a long one while an interpreter is free', async () => {
    const nap = 'import time\ntime.sleep(0.5)';
    // An interpreter may still be starting: both are up once two programs sleep at the same time.
    await expect
      .poll(async () => Math.max(...(await play<number[]>('endings', [nap, nap], limits))), {
        timeout: 60_000,
      })
      .toBeLessThan(0.9);
    const sleeper = 'import time\ntime.sleep(1.5)';
    const seconds = await play<number[]>('endings', [sleeper, ...Array(9).fill('print(1)')], limits);
    expect(seconds[0]).toBeGreaterThan(1.5);
    expect(Math.max(...seconds.slice(1))).toBeLessThan(Number(seconds[0]));
  });

  it('the time that a program waits behind others is not its own', async () => {
    const sleeper = 'import time\ntime.sleep(0.3)\nprint(1)';
    const programs = Array<string>(6).fill(sleeper);
    const all = await play<Observation[][]>('runAll', programs, { ...limits, caseMs: 600, programMs: 600 });
    expect(all.map(kinds)).toEqual(programs.map(() => ['ended']));
  });

  // With so short a limit, interpreters are looked after many times while their reports are on the way.
  it('loses no program, however often it is looked after', async () => {
    expect(await play<number>('unended', 12_000, { ...limits, caseMs: 30 }, 60_000)).toBe(0);
  }, 90_000);

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
});

function stdin(...inputs: readonly string[]): Case[] {
  return inputs.map((input) => ({ kind: 'stdin', stdin: input }));
}

function kinds(observations: readonly Observation[]): string[] {
  return observations.map(({ kind }) => kind);
}

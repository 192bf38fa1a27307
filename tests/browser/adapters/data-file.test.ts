import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openModulePage } from '../page';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
});
afterAll(() => browser.close());

function play(scene: keyof typeof import('./data-file-scenes')): Promise<unknown> {
  return page.evaluate(
    `import('/tests/browser/adapters/data-file-scenes.ts').then((scenes) => scenes.${scene}())`,
  );
}

it('reads Parquet in a worker and gzip as the browser unpacks it', async () => {
  expect(await play('read')).toEqual([
    [
      { kind: 'row', place: 'row 1', row: { task_id: 1, text: 'One.' } },
      { kind: 'row', place: 'row 2', row: { task_id: 2, text: 'Two.' } },
      { kind: 'row', place: 'row 3', row: { task_id: 3, text: 'Three.' } },
    ],
    [
      { kind: 'row', place: 'line 1', row: { a: 1 } },
      { kind: 'row', place: 'line 2', row: { a: 2 } },
    ],
    [
      { kind: 'row', place: 'line 1', row: { a: 1 } },
      { kind: 'row', place: 'line 2', row: { a: 2 } },
      expect.objectContaining({ kind: 'fault', place: expect.stringMatching(/^byte \d+$/) }),
    ],
  ]);
});

it('gives up a row group that does not end, and stops with the reason of an abort', async () => {
  expect(await play('stop')).toEqual({
    late: [
      {
        kind: 'fault',
        place: 'row 1',
        fault: {
          path: 'file',
          found: 'a row group that was not read in 0 s',
          expected: 'a whole Parquet file',
        },
      },
    ],
    aborted: 'enough',
  });
});

it('lets no error of a damaged Parquet file out of its worker', async () => {
  const census = await page.evaluate(
    `import('/tests/browser/adapters/parquet-mutants.ts').then((scenes) =>
       scenes.readMutants('/tests/adapters/parquet/code-contests.parquet', 500))`,
  );
  expect(census).toEqual({ read: expect.any(Number), damaged: expect.any(Number), surprises: [] });
  expect(census).not.toMatchObject({ read: 0 });
  expect(census).not.toMatchObject({ damaged: 0 });
}, 300_000);

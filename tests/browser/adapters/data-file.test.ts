import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openModulePage } from '../page';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer'), ['--enable-precise-memory-info']));
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

it('draws 200 rows of a 300 MB file within 300 MB, the page staying alive', async () => {
  const result = await play('large');
  expect(result).toEqual({
    megabytes: expect.any(Number),
    chosen: 200,
    rows: 100_000,
    refused: 0,
    heapMegabytes: expect.any(Number),
    longestMs: expect.any(Number),
  });
  const { megabytes, heapMegabytes, longestMs } = Object(result);
  expect(megabytes).toBeGreaterThan(300);
  expect(heapMegabytes).toBeLessThan(300);
  // Two busy cores: the bar of 100 ms is for the slices themselves, other programs may come between.
  expect(longestMs).toBeLessThan(1_000);
}, 120_000);

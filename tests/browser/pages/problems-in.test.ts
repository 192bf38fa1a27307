import { parquetWriteBuffer } from 'hyparquet-writer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { apps, evalPlus, mbpp } from '../../core/import-fixtures';

let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(new URL('#/data', inject('builtLab')).href);
  await page.getByRole('heading', { name: 'Problems', exact: true }).waitFor();
});
afterAll(() => browser.close());

async function bring(name: string, content: Buffer): Promise<string> {
  const region = page.getByRole('region', { name: 'Problems', exact: true });
  const file = { name, mimeType: 'application/octet-stream', buffer: content };
  await region.getByLabel('Problem file').setInputFiles(file);
  const told = region.locator('output', { hasText: name });
  await told.waitFor();
  return (await told.textContent())?.replace(/\s+/g, ' ').trim() ?? '';
}

it('brings problems in from JSONL, Parquet and a file of inputs only, and offers them for an experiment', async () => {
  const rows = Array.from({ length: 30 }, (_, problem_id) => JSON.stringify({ ...apps, problem_id }));
  await page.getByLabel('How many').fill('12');
  expect(await bring('apps.jsonl', Buffer.from(`${rows.join('\n')}\n{"broken\n`))).toBe(
    '12 problems in the new set “APPS: apps.jsonl”. 31 rows read, 0 not wanted or flagged, 1 refused.',
  );

  const columns = parquetWriteBuffer({
    columnData: [
      { name: 'task_id', data: [mbpp.task_id], type: 'INT32' },
      { name: 'text', data: [mbpp.text], type: 'STRING' },
      { name: 'code', data: [mbpp.code], type: 'STRING' },
      { name: 'test_list', data: [mbpp.test_list], type: 'JSON' },
    ],
  });
  expect(await bring('mbpp.parquet', Buffer.from(columns))).toBe(
    '1 problem in the new set “MBPP: mbpp.parquet”. 1 row read, 0 not wanted or flagged, 0 refused.',
  );

  // The sandbox computes what these inputs should give.
  expect(await bring('plus.jsonl', Buffer.from(JSON.stringify(evalPlus)))).toContain(
    '1 problem in the new set',
  );

  await page.reload();
  await page.getByRole('button', { name: 'Delete set mbpp-parquet' }).click();
  await page.getByRole('button', { name: 'Delete set mbpp-parquet' }).waitFor({ state: 'detached' });
  await page.goto(new URL('#/experiments/new', inject('builtLab')).href);
  const offered = await page.locator('option').allTextContents();
  expect(offered.some((text) => text.includes('APPS: apps.jsonl'))).toBe(true);
  expect(offered.some((text) => text.includes('mbpp.parquet'))).toBe(false);
  expect(errors).toEqual([]);
});

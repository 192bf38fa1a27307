import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { apps, evalPlus } from '../../core/import-fixtures';
import { accessFaults, overflow } from './axe';
import { loadOf } from './main-thread';
import { openProfile } from '../page';

let browser: Browser;
let page: Page;
const errors: string[] = [];
const folder = mkdtempSync(join(tmpdir(), 'turnwise-in-'));

beforeAll(async () => {
  browser = await launchChromium();
  page = await (await openProfile(browser)).newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await openData();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function openData(): Promise<void> {
  // Other programs may keep the machine's cores busy.
  page.setDefaultTimeout(120_000);
  await page.goto(new URL('#/data', inject('builtLab')).href);
  await page.getByRole('heading', { name: 'Problems', exact: true }).waitFor();
}

const region = () => page.getByRole('region', { name: 'Problems', exact: true });

async function pick(name: string, content: Buffer): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: content };
  await region().getByLabel('Problem file').setInputFiles(file);
  await region()
    .getByRole('button', { name: /^Bring in/ })
    .waitFor();
}

/** Brings in what is ready and tells what the page says of it. */
async function bring(): Promise<string> {
  await region()
    .getByRole('button', { name: /and bring in|^Bring in/ })
    .click();
  const told = region().locator('output', { hasText: /rows? read/ });
  await told.waitFor({ timeout: 400_000 });
  return (await told.textContent())?.replace(/\s+/g, ' ').trim() ?? '';
}

const line = (fields: object): string => `${JSON.stringify({ ...apps, ...fields })}\n`;
const numbered = (count: number, fields = {}): string =>
  Array.from({ length: count }, (_, problem_id) => line({ problem_id, ...fields })).join('');

it('brings problems in from JSONL, Parquet and a file of inputs only, and offers them for an experiment', async () => {
  await pick('apps.jsonl', Buffer.from(`${numbered(30)}{"broken\n`));
  await region().getByLabel('How many').fill('12');
  expect(await accessFaults(page)).toEqual([]);
  expect(await bring()).toBe('12 problems in the new set APPS: apps.jsonl. 31 rows read, 1 refused.');
  // Written by pyarrow with the published schema: structs of lists.
  await pick('train-00000.parquet', readFileSync('tests/adapters/parquet/code-contests.parquet'));
  expect(await bring()).toBe(
    '3 problems in the new set CodeContests: train-00000.parquet. 5 rows read, 1 flagged and left out, 1 refused.',
  );
  // The sandbox computes what these inputs should give.
  await pick('plus.jsonl', Buffer.from(JSON.stringify(evalPlus)));
  expect(await bring()).toContain('1 problem in the new set');

  await page.reload();
  await page.getByRole('button', { name: 'Delete the set CodeContests: train-00000.parquet' }).click();
  await page.getByRole('button', { name: 'Undo' }).waitFor();
  await page.goto(new URL('#/experiments/new', inject('builtLab')).href);
  await page.getByRole('heading', { name: 'New experiment' }).waitFor();
  await page.locator('option', { hasText: 'APPS: apps.jsonl' }).waitFor({ state: 'attached' });
  const offered = await page.locator('option').allTextContents();
  expect(offered.some((text) => text.includes('APPS: apps.jsonl'))).toBe(true);
  expect(offered.some((text) => text.includes('train-00000.parquet'))).toBe(false);
});

/** Drops a file of these bytes on the page, as a person would. */
async function drop(name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([title = '', content = '']) => {
      const data = new DataTransfer();
      data.items.add(new File([content], title));
      return data;
    },
    [name, text],
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('h1', type, { dataTransfer: transfer });
}

it('takes a dropped file to the form that it belongs to, on the pages for data and for problems', async () => {
  await openData();
  await drop('dropped.jsonl', numbered(3));
  await region().getByTestId('seen').waitFor();
  await drop('samples.jsonl', '{"task_id":"nowhere","completion":"pass"}\n');
  await page.getByRole('region', { name: 'Bring in', exact: true }).getByRole('alert').waitFor();
  await page.goto(new URL('#/problems', inject('builtLab')).href);
  await page.getByRole('button', { name: 'Bring in a file' }).waitFor();
  await drop('here.jsonl', numbered(3));
  await page.getByTestId('seen').waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
});

it('fetches an address with progress and a stop, and says why a host that forbids it gives nothing', async () => {
  await openData();
  let answered = 0;
  const server: Server = createServer((request, response) => {
    if (request.url !== '/closed.jsonl') response.setHeader('access-control-allow-origin', '*');
    const isEndless = request.url === '/endless.jsonl';
    // It comes to rest after 50 rows, as a slow host would, or ends.
    response.write(numbered(50));
    answered += 1;
    if (!isEndless) response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const at = (name: string): string =>
    `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/${name}`;
  try {
    const field = region().getByLabel('Or its address');
    await field.fill(at('closed.jsonl'));
    expect(answered).toBe(0);
    await region()
      .getByRole('button', { name: /^Fetch from 127/ })
      .click();
    expect(await region().getByRole('alert').textContent()).toContain('(CORS)');
    await field.fill(at('endless.jsonl'));
    await region()
      .getByRole('button', { name: /^Fetch from 127/ })
      .click();
    await region()
      .getByText(/^50 rows$/)
      .waitFor();
    await region().getByRole('button', { name: 'Stop' }).click();
    await field.fill(at('open.jsonl'));
    expect(await bring()).toBe('50 problems in the new set APPS: open.jsonl. 50 rows read, none left out.');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

it('draws 200 rows of a 300 MB file within 300 MB of memory and reads a long run, no task of the page over 100 ms', async () => {
  // A browser of its own, whose only busy process is the page's.
  await browser.close();
  browser = await launchChromium();
  page = await browser.newPage();
  await openData();
  const path = join(folder, 'large.jsonl');
  const rows = 100_000;
  const input_output = JSON.stringify({ inputs: ['1\n', '2\n'], outputs: ['2\n', 'x'.repeat(2_800)] });
  const out = createWriteStream(path);
  for (let from = 0; from < rows; from += 1_000) {
    const part = Array.from({ length: 1_000 }, (_, i) => line({ problem_id: from + i, input_output }));
    if (!out.write(part.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  expect(out.bytesWritten).toBeGreaterThan(300_000_000);

  const load = await loadOf(browser, page, async () => {
    await region().getByLabel('Problem file').setInputFiles(path);
    await region()
      .getByRole('button', { name: /^Bring in/ })
      .waitFor();
    await region().getByLabel('How many').fill('200');
    expect(await bring()).toBe(
      '200 problems in the new set APPS: large.jsonl. 100,000 rows read, none left out.',
    );
  });
  expect(load.longestMs).toBeLessThan(100);
  expect(load.grownMb).toBeLessThan(300);

  const samples = join(folder, 'samples.jsonl');
  const sample = `${JSON.stringify({ task_id: 'nowhere', completion: 'x'.repeat(1_000) })}\n`;
  writeFileSync(samples, sample.repeat(30_000));
  const runs = page.getByRole('region', { name: 'Bring in', exact: true });
  const ofRun = await loadOf(browser, page, async () => {
    await runs.getByLabel('File').setInputFiles(samples);
    await runs.getByRole('alert').waitFor();
  });
  expect(await runs.getByRole('alert').textContent()).toContain('None of the run’s problems is in the set');
  expect(ofRun.longestMs).toBeLessThan(100);
  expect(errors).toEqual([]);
}, 900_000);

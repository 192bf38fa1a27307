import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { parseProblemSet } from '../../../src/core/parse-problems';
import { openProfile } from '../page';
import { accessFaults, overflow } from './axe';

let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await (await openProfile(browser, { viewport: { width: 1280, height: 800 } })).newPage();
  // Other programs may keep the machine's cores busy.
  page.setDefaultTimeout(120_000);
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(inject('builtLab'));
  await page.getByRole('link', { name: 'Problems', exact: true }).click();
});
afterAll(() => browser.close());

/** Whoever reads or steers with whatever, and on a small telephone, can use the page as it is now. */
async function isForEveryone(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Colours change over some milliseconds; what is half-way is not what people read.
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    expect(await accessFaults(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
}

it('the shipped sets are browsed, and a reference solution passes its tests', async () => {
  await page.getByLabel('Set', { exact: true }).selectOption({ label: 'Basics (50)' });
  await page.getByText('50 problems', { exact: true }).waitFor();
  await isForEveryone();
  await page.getByRole('rowheader').first().getByRole('link').click();
  await page.getByRole('button', { name: 'Run the solution' }).click();
  await page.getByText(/^The solution passes all \d+ tests\.$/).waitFor();
  await isForEveryone();
  expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0);
});

it('a problem of one’s own is written, tried, kept, taken along and offered for an experiment', async () => {
  await page.getByRole('link', { name: 'Problems', exact: true }).click();
  await page.getByRole('button', { name: 'Write your own' }).click();
  await page.getByLabel('Title').fill('Sum of two');
  await page.getByLabel('Statement, in Markdown').fill('Read `a` and `b`; print **their sum**.');
  await page.getByRole('region', { name: 'Preview of the statement' }).locator('strong').waitFor();
  await page.getByLabel('Standard input').first().fill('1 2\n');
  await page.getByLabel('Expected output').first().fill('3\n');
  await page.getByLabel('Standard input').last().fill('4 5\n');
  await page.getByLabel('Expected output').last().fill('10\n');
  await page.getByLabel('Reference solution').fill('a, b = map(int, input().split())\nprint(a + b)\n');
  await page.getByRole('button', { name: 'Run the solution' }).click();
  await page.getByText('The solution passes 1 of 2 tests.').waitFor();
  await isForEveryone();
  await page.getByRole('button', { name: 'Expect what the solution gives' }).click();
  expect(await page.getByLabel('Expected output').last().inputValue()).toBe('9\n');
  await page.getByText('The problem was changed since: run it again.').waitFor();
  await page.getByRole('button', { name: 'Run the solution' }).click();
  await page.getByText('The solution passes all 2 tests.').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('link', { name: 'My problems' }).click();

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the set' }).click();
  const file: unknown = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'));
  expect(parseProblemSet(file).problems).toMatchObject([{ title: 'Sum of two', id: 'problem-1' }]);

  await page.reload();
  await page.goto(new URL('#/experiments/new', inject('builtLab')).href);
  await page.locator('option', { hasText: 'My problems' }).first().waitFor({ state: 'attached' });
  expect(errors).toEqual([]);
});

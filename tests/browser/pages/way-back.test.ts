import type { Browser, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { openProfile } from '../page';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

it('going back while the page ahead still loads stays on the page that the address names', async () => {
  const page = await (await openProfile(browser)).newPage();
  const title = page.locator('main h1');
  const open = (path: string): Promise<unknown> => page.goto(new URL(`#${path}`, inject('builtLab')).href);
  const held: Route[] = [];
  await page.route('**/assets/NewExperiment-*.js', (route) => void held.push(route));
  await open('/data');
  await title.getByText('Data', { exact: true }).waitFor();
  await open('/experiments/new');
  await expect.poll(() => held.length).toBe(1);
  await open('/data');
  const arrived = page.waitForEvent('requestfinished', (request) =>
    request.url().includes('/NewExperiment-'),
  );
  for (const route of held) await route.continue();
  await arrived;
  // The page ahead is there now, and must not come to stay.
  await page.waitForTimeout(1_000);
  expect(await title.innerText()).toBe('Data');
  expect(new URL(page.url()).hash).toBe('#/data');
  await page.getByRole('link', { name: 'Models' }).click();
  await title.getByText('Models', { exact: true }).waitFor();
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
});
afterAll(() => browser.close());

/** What the element with the focus is called, as far as a test needs it. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return 'nothing';
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const label = labels.map(({ innerText }) => innerText).join(' ');
    return (label || element.getAttribute('aria-label') || element.innerText).trim();
  });
}

/** Presses Tab until the focus is on something of that name. */
async function tabTo(name: string): Promise<void> {
  const passed: string[] = [];
  while (passed.length < 120) {
    await page.keyboard.press('Tab');
    const here = await focused();
    if (here.startsWith(name)) return;
    passed.push(here.slice(0, 30));
  }
  throw new Error(`Tab never came to “${name}”, but to: ${passed.join(' · ')}`);
}

async function type(text: string): Promise<void> {
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

// Key presses alone: no click, and no focus put anywhere by the test.
it('keys alone lead from opening the lab to a finished experiment, into a trajectory of it and back', async () => {
  await page.goto(inject('builtLab'));
  await page.getByRole('button', { name: 'Run', exact: true }).waitFor();
  await tabTo('Experiments');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'No experiments yet' }).waitFor();
  await tabTo('New experiment');
  await page.keyboard.press('Enter');
  await page.getByTestId('cost').getByText('12 problems').waitFor();
  await tabTo('At most this many');
  await type('3');
  await tabTo('Samples of each problem');
  await type('8');
  await expect.poll(() => page.getByTestId('attempts-at-most').innerText()).toBe('168');
  await tabTo('Start');
  await page.keyboard.press('Enter');

  await page.locator('[data-testid=run][data-phase=running]').waitFor({ timeout: 120_000 });
  await expect.poll(() => page.getByTestId('finished').innerText(), { timeout: 120_000 }).toMatch(/^[1-9]/);
  await tabTo('Stop');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=run][data-phase=waiting]').waitFor({ timeout: 60_000 });
  expect(await focused()).toBe('Continue');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=run][data-phase=complete]').waitFor({ timeout: 120_000 });
  expect(await focused()).toBe('See the results');
  expect(await page.getByTestId('spoken').innerText()).toBe('Complete: 72 trajectories');

  const name = await page.getByTestId('run').locator('h1').innerText();
  await tabTo('Samples');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  expect(await page.getByTestId('readout').innerText()).toContain('sample 2');
  await page.keyboard.press('Enter');
  await page.getByText('sample 2 of 8').waitFor();
  await tabTo('What was sent');
  await page.keyboard.press('Enter');
  expect(await page.getByTestId('turn').first().locator('details[open] pre').first().innerText()).toContain(
    'Write the program.',
  );
  await tabTo(name);
  await page.keyboard.press('Enter');
  await page.getByTestId('grid').waitFor();
});

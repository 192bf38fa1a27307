import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { parsePredictions } from '../../../src/core/prediction';
import { accessFaults, overflow } from './axe';

let browser: Browser;
let page: Page;
const faults: string[] = [];
const asked: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })
  ).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(inject('builtLab'), { timeout: 120_000 });
});
afterAll(() => browser.close());

const press = async (name: RegExp | string, role: 'button' | 'link' = 'button'): Promise<void> => {
  await page.getByRole(role, { name }).focus();
  await page.keyboard.press('Enter');
};
const title = (text: string): Promise<void> => page.getByRole('heading', { level: 1, name: text }).waitFor();
const outcome = () => page.getByTestId('outcome');

/** Answers with keys alone: the second answer, 80 % sure. */
async function answer(): Promise<void> {
  await page.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  for (const _ of [75, 80]) await page.keyboard.press('ArrowRight');
  await page.getByText('80 %').first().waitFor();
  await press(/^Take my word/);
}

describe('the lesson', () => {
  it('begins without model and Python, with an example that is satisfied and not correct', async () => {
    await press('Lesson', 'link');
    await title('One dialogue, two verdicts');
    const turns = page.getByTestId('turn');
    expect(await turns.count()).toBe(2);
    expect(await turns.nth(0).locator('button[data-outcome=wrong]').count()).toBe(1);
    expect(await turns.nth(1).locator('button[data-outcome=passed]').count()).toBe(2);
    expect(asked.filter((url) => /\.gguf/.test(url))).toEqual([]);
  });

  it('holds the second program’s tests back until the student has said, with keys alone', async () => {
    await press(/^Next/, 'link');
    await title('Will the next turn pass?');
    await press('Begin a dialogue');
    await page.locator('[data-testid=turn-question][data-stage=asking]').waitFor({ timeout: 180_000 });
    const second = page.getByTestId('turn').nth(1);
    expect(await second.locator('[data-outcome]:not([data-outcome=waiting])').count()).toBe(0);
    await answer();
    await outcome().waitFor({ timeout: 60_000 });
    const tests = await second.locator('button[data-outcome]').count();
    const passed = await second.locator('button[data-outcome=passed]').count();
    expect(tests).toBeGreaterThan(0);
    expect(await outcome().getAttribute('data-verdict')).toBe(passed === tests ? 'wrong' : 'right');
  });

  it('runs the experiment that decides which arm wins, and shows nothing of it before its end', async () => {
    await press(/^Next/, 'link');
    await title('What a budget buys');
    await answer();
    await page.getByText(/^\d+ of 120$/).waitFor({ timeout: 120_000 });
    expect(await page.getByTestId('lesson-results').count()).toBe(0);
    await outcome().waitFor({ timeout: 200_000 });
    const rates = await page
      .getByTestId('lesson-results')
      .locator('td[data-metric="1@3"]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
    const [samples = NaN, dialogue = NaN] = rates;
    const expected = samples === dialogue ? 'open' : dialogue > samples ? 'right' : 'wrong';
    expect(await outcome().getAttribute('data-verdict')).toBe(expected);
    await page.reload();
    await outcome().waitFor();
    expect(await outcome().getAttribute('data-verdict')).toBe(expected);
    await page.getByTestId('lesson-results').waitFor();
  });

  it.each([
    [4, 'Reasoning first'],
    [5, 'How much to tell'],
  ])('asks on page %i which arm wins, and opens the same settings in the form', async (number, heading) => {
    await press(/^Next/, 'link');
    await title(heading);
    expect(await page.getByRole('radio').count()).toBe(2);
    await page.getByText('What is run').click();
    await press('Open these settings', 'link');
    await page.getByTestId('arms').waitFor();
    expect(await page.getByLabel('Name', { exact: true }).first().inputValue()).toMatch(/^Lesson: /);
    await page.goBack();
    await title(heading);
    expect(page.url()).toMatch(new RegExp(`#/lesson/${number}$`));
  });

  it('asks about RFT where such a model ships, and says so where none does', async () => {
    await press(/^Next/, 'link');
    await title('Learning from own dialogues');
    const isAsked = (await page.getByTestId('predict').count()) === 1;
    expect(await page.getByText('ships no model after RFT').count()).toBe(isAsked ? 0 : 1);
  });

  it('ends with the score that the downloaded predictions have', async () => {
    await press(/^Next/, 'link');
    await title('How sure were you?');
    const [file] = await Promise.all([page.waitForEvent('download'), press('Download')]);
    const said = parsePredictions(await readFile(await file.path(), 'utf8')) ?? [];
    expect(said.map(({ page: on, confidence }) => [on, confidence])).toEqual([
      [2, 0.8],
      [3, 0.8],
    ]);
    const squares = said.flatMap(({ guess, outcome: came }) =>
      came === null || came.answer === null ? [] : [came.answer === guess ? 0.2 ** 2 : 0.8 ** 2],
    );
    const shown = await page.getByTestId('calibration').getAttribute('data-brier');
    expect(Number(shown)).toBeCloseTo(squares.reduce((sum, one) => sum + one, 0) / squares.length, 12);
    await page.getByRole('figure', { name: 'How sure, how often right' }).locator('svg').waitFor();
  });

  it('marks the page that is open, and no other', async () => {
    const ways = page.getByRole('navigation', { name: 'Pages of the lesson' }).getByRole('link');
    for (const at of [0, 3]) {
      await ways.nth(at).click();
      await page.getByText(`Lesson, page ${at + 1} of 7`).waitFor();
      const lines = await ways.evaluateAll((all) =>
        all.map((one) => getComputedStyle(one).borderBottomColor),
      );
      expect(lines.flatMap((line, one) => (line === lines[6] ? [] : [one]))).toEqual([at]);
    }
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault and fits a small telephone on each page, in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const number of [1, 2, 3, 4, 5, 6, 7]) {
        await page
          .getByRole('navigation', { name: 'Pages of the lesson' })
          .getByRole('link')
          .nth(number - 1)
          .click();
        await page.getByText(`Lesson, page ${number} of 7`).waitFor();
        expect(await accessFaults(page), `page ${number}`).toEqual([]);
        await page.setViewportSize({ width: 360, height: 740 });
        expect(await overflow(page), `page ${number}`).toBeLessThanOrEqual(0);
        await page.setViewportSize({ width: 1280, height: 800 });
      }
    },
  );

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import type { ExperimentSpec } from '../../../src/core/experiment';
import { encodeSpec } from '../../../src/core/spec-link';
import { openProfile } from '../page';
import { accessFaults, overflow } from './axe';
import { openCell } from './open-cell';

const spec: ExperimentSpec = {
  version: 1,
  name: 'method',
  seed: 3,
  samples: 2,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', difficulty: ['medium', 'hard'], limit: 4 },
  arms: [{ name: 'afresh', maxTurns: 3, search: { kind: 'restart' } }],
  sampling: { temperature: 1.6, topP: 0.95, maxTokens: 256 },
};

let browser: Browser;
let page: Page;
/** Pages: the experiment, then one of its dialogues; a branch of it; its feedback side by side. */
let dialogue = '';
let branch = '';
let bench = '';
const faults: string[] = [];

const open = (path: string): Promise<unknown> => page.goto(`${inject('builtLab')}#${path}`);
const here = (): string => new URL(page.url()).hash.slice(1);

beforeAll(async () => {
  browser = await launchChromium();
  page = await (await openProfile(browser, { viewport: { width: 1280, height: 800 } })).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
});
afterAll(() => browser.close());

describe('the method, on the pages', () => {
  it('shows what an arm will send, and refuses a prompt that tells the turn limit', async () => {
    await open(`/experiments/new?spec=${encodeSpec(spec)}`);
    await page.getByText('What will be sent').click();
    const preview = page.getByTestId('prompt-preview');
    await preview.getByText('Turn 1 asks for the code').waitFor();
    expect(await preview.locator('pre').first().innerText()).toContain('Write the program.');
    await page.getByLabel('Instruction with the request').first().selectOption({ label: 'Write your own…' });
    const start = page.getByRole('button', { name: 'Start' });
    expect(await start.isDisabled()).toBe(true);
    const text = page.getByLabel('Text of the instruction');
    await text.fill('You have 3 attempts.');
    expect(await page.getByTestId('prompt-texts').getByRole('alert').innerText()).toContain('prefix rule');
    await text.fill('Use few lines.');
    await preview.getByText('Use few lines.').first().waitFor();
    expect(await start.isEnabled()).toBe(true);
    await page.getByLabel('Instruction with the request').first().selectOption({ label: 'None' });
  });

  it('makes arms as a grid, which run', async () => {
    await page.getByText('Make arms as a grid').click();
    await page.getByTestId('grid-size').getByText('4 arms').waitFor();
    await page.getByTestId('grid-form').getByRole('group', { name: 'Search' }).getByText('Tree').click();
    await page.getByTestId('grid-form').getByText('Plain-language solution').click();
    await page.getByTestId('grid-size').getByText('3 arms').waitFor();
    await page.getByRole('button', { name: 'Add 3 arms' }).click();
    await page.getByTestId('cost').getByText('4 arms').waitFor();
    await page.getByRole('button', { name: 'Start' }).click();
    await page.locator('[data-testid=run][data-phase=complete]').waitFor({ timeout: 120_000 });
    dialogue = here();
  });

  it('draws a tree of attempts whose nodes lead to their cards, and accounts for tokens', async () => {
    dialogue = await brokenOff(dialogue);
    await page.getByTestId('turn-tree').getByRole('link').nth(1).click();
    expect(here()).toBe(`${dialogue}?turn=2`);
    await page.getByTestId('tokens').getByText('Together').waitFor();
  });

  it('goes on from a failed attempt, with the feedback written by hand, as a branch that is not counted', async () => {
    await page.getByRole('link', { name: 'Continue from here' }).first().click();
    await page.getByLabel('Write the feedback by hand').check();
    await page.getByLabel('Your feedback').fill('Look at the second example again.');
    await page.getByLabel('Further turns at most').fill('1');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.getByRole('link', { name: 'Open the stored branch' }).click({ timeout: 60_000 });
    const origin = page.getByTestId('origin');
    await origin.waitFor();
    expect(await origin.innerText()).toContain('feedback written by a person');
    expect(await page.getByTestId('feedback').first().innerText()).toBe('Look at the second example again.');
    branch = here();
    await origin.getByRole('link').click();
    await page.getByTestId('branches').getByRole('link').first().waitFor();
  });

  it('shows every kind of feedback with a real trace, and goes on from each', async () => {
    await page.getByRole('link', { name: 'All kinds of feedback' }).first().click();
    const cards = page.getByTestId('feedback-card');
    await cards.first().waitFor({ timeout: 60_000 });
    expect(await cards.count()).toBe(6);
    expect(await page.locator('[data-kind=trace]').innerText()).not.toContain('Given as');
    await page.getByRole('button', { name: 'Continue from each' }).click();
    await expect.poll(() => page.getByTestId('next-turn').count(), { timeout: 60_000 }).toBe(6);
    bench = here();
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault for assistive technology in %s',
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const found: Record<string, readonly string[]> = {};
      for (const path of [dialogue, branch, `${dialogue}/continue/1`, bench]) {
        await open(path);
        await page.locator('main h1').first().waitFor();
        found[path] = await accessFaults(page);
      }
      await open('/experiments/new');
      await page.getByText('What will be sent').first().click();
      await page.getByText('Make arms as a grid').click();
      await page.getByTestId('grid-form').waitFor();
      found['form'] = await accessFaults(page);
      expect(Object.values(found).flat()).toEqual([]);
    },
  );

  it('never grows wider than a small telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const found: Record<string, number> = {};
    for (const path of [dialogue, branch, `${dialogue}/continue/1`, bench]) {
      await open(path);
      await page.locator('main h1').first().waitFor();
      found[path] = await overflow(page);
    }
    expect(Object.values(found).filter((pixels) => pixels > 0)).toEqual([]);
  });

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });
});

/** A dialogue of the first arm that began afresh after a program that failed. */
async function brokenOff(experiment: string): Promise<string> {
  for (let at = 0; at < 4 * spec.samples; at += 1) {
    await open(experiment);
    await openCell(page, Math.floor(at / spec.samples), at % spec.samples, spec.samples);
    const first = page.getByTestId('turn').first();
    await first.waitFor();
    const isTested = (await first.getByRole('heading', { name: 'Public tests' }).count()) > 0;
    if (isTested && (await page.getByTestId('turn-tree').count()) > 0) return here();
  }
  throw new Error('Every dialogue of the first arm was right at once: choose another seed.');
}

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
  name: 'small',
  seed: 5,
  samples: 2,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', difficulty: ['medium'], limit: 2 },
  arms: [
    { name: 'plain', maxTurns: 1 },
    { name: 'multi-turn', maxTurns: 2 },
  ],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 256 },
};

let browser: Browser;
let page: Page;
let experiment: string;
const faults: string[] = [];

const open = (path: string): Promise<unknown> => page.goto(`${inject('builtLab')}#${path}`);

beforeAll(async () => {
  browser = await launchChromium();
  page = await (await openProfile(browser, { viewport: { width: 1280, height: 800 } })).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
});
afterAll(() => browser.close());

describe('the pages', () => {
  it('have something to say when there is no experiment yet', async () => {
    await open('/experiments');
    await page.getByRole('heading', { name: 'No experiments yet' }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
  });

  it('say what is wrong with a link, and let the form be used all the same', async () => {
    await open('/experiments/new?spec=bm90IGpzb24');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain('JSON');
    await page.getByTestId('cost').getByText('12 problems').waitFor();
    expect(await page.getByTestId('attempts-at-most').innerText()).toBe('840');
  });

  it('fill the form from a link and count what it will cost', async () => {
    await open(`/experiments/new?spec=${encodeSpec(spec)}`);
    await expect.poll(() => page.getByTestId('attempts-at-most').innerText()).toBe('12');
    await page.getByLabel('Samples of each problem').fill('3');
    expect(await page.getByTestId('attempts-at-most').innerText()).toBe('18');
    await page.getByLabel('Samples of each problem').fill('2');
  });

  it('are gone through with keys alone, from the form to a trajectory', async () => {
    await page.getByRole('button', { name: 'Start' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-testid=run][data-phase=complete]').waitFor({ timeout: 120_000 });
    experiment = new URL(page.url()).hash.slice(1);
    await page.getByTestId('grid').focus();
    await page.keyboard.press('Space');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await page.keyboard.press('Tab');
    expect(await dialog.getByRole('link').count()).toBe(2);
    await dialog.getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    const turn = page.getByTestId('turn').first();
    await turn.waitFor();
    await turn.getByText('What was sent').focus();
    await page.keyboard.press('Enter');
    expect(await turn.locator('details[open] pre').first().innerText()).toContain('Write the program.');
  });

  it('open a trajectory by a click on its cell', async () => {
    await open(experiment);
    await openCell(page, 0, 1, spec.samples);
    await page.getByText('sample 2 of 2').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'have no serious fault for assistive technology in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found: Record<string, readonly string[]> = {};
      for (const path of [
        '/',
        '/experiments',
        '/experiments/new',
        experiment,
        `${experiment}/results`,
        '/models',
        '/none',
      ]) {
        await open(path);
        await page.locator('main h1, main h2').first().waitFor();
        found[path] = await accessFaults(page);
      }
      await open('/');
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await page.getByRole('button', { name: 'Run again' }).waitFor({ timeout: 60_000 });
      found['Play, ended'] = await accessFaults(page);
      await open(experiment);
      await openCell(page, 0, 0, spec.samples);
      await page.getByTestId('turn').first().waitFor();
      found['trajectory'] = await accessFaults(page);
      expect(Object.values(found).flat()).toEqual([]);
    },
  );

  it('never grow wider than a small telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const found: Record<string, number> = {};
    for (const path of [
      '/',
      '/experiments',
      '/experiments/new',
      experiment,
      `${experiment}/results`,
      '/models',
    ]) {
      await open(path);
      await page.locator('main h1, main h2').first().waitFor();
      found[path] = await overflow(page);
    }
    expect(Object.values(found).filter((pixels) => pixels > 0)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('take a downloaded experiment back after it was deleted', async () => {
    await open(experiment);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Download/ }).click(),
    ]);
    const results = async (): Promise<string> => {
      await open(`${experiment}/results`);
      return page.getByTestId('results').innerText();
    };
    const before = await results();
    await page.getByRole('button', { name: 'Delete small' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('heading', { name: 'No experiments yet' }).waitFor();
    await open(experiment);
    await page.getByRole('heading', { name: 'No such experiment' }).waitFor();
    await open('/experiments');
    await page.getByLabel('Experiment file (JSONL)').setInputFiles(await download.path());
    await page.getByText('with 8 trajectories').waitFor();
    expect(await results()).toBe(before);
  });

  it('refuse a file that is no experiment, and say where', async () => {
    await open('/experiments');
    await page
      .getByLabel('Experiment file (JSONL)')
      .setInputFiles({ name: 'notes.jsonl', mimeType: 'text/plain', buffer: Buffer.from('{"a": 1}\n') });
    expect(await page.getByRole('alert').innerText()).toContain('Line 1');
  });

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });

  it('say what to do when the model’s file is missing', async () => {
    await page.route('**/demo.gguf', (route) => route.fulfill({ status: 404 }));
    await open('/');
    await page.reload();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/model|file/i);
  });
});

import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import type { ExperimentSpec } from '../../../src/core/experiment';
import { encodeSpec } from '../../../src/core/spec-link';
import type { Trajectory } from '../../../src/core/trajectory';
import { openProfile } from '../page';
import { accessFaults, overflow } from './axe';

const spec: ExperimentSpec = {
  version: 1,
  name: 'steps',
  seed: 3,
  samples: 2,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', difficulty: ['medium', 'hard'], limit: 4 },
  arms: [{ name: 'multi-turn', maxTurns: 2, feedback: 'failed-tests' }],
  sampling: { temperature: 1.2, topP: 0.95, maxTokens: 256 },
};

let browser: Browser;
let page: Page;
let failed: Trajectory;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await (await openProfile(browser, { viewport: { width: 1280, height: 900 } })).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${inject('builtLab')}#/experiments/new?spec=${encodeSpec(spec)}&start=1`);
  await page.locator('[data-testid=run][data-phase=complete]').waitFor({ timeout: 200_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download/ }).click(),
  ]);
  const [, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  const found = lines
    .map((line) => JSON.parse(line) as Trajectory)
    .find(({ turns }) => turns[0]?.program && turns[0].feedback && turns[0].tests[0]?.outcome === 'wrong');
  if (!found) throw new Error('No first program of this seed gave a wrong answer.');
  failed = found;
  const { experimentId, problemId, arm, sample } = found;
  const path = [experimentId, problemId, arm, String(sample)].map(encodeURIComponent).join('/');
  await page.goto(`${inject('builtLab')}#/experiments/${path}`);
});
afterAll(() => browser.close());

const part = () => page.getByTestId('step-through').first();
const stop = (): Promise<string> => part().getByTestId('stop').innerText();
const lineHere = (): Promise<string> => part().locator('[aria-current=step]').innerText();

describe('a failed test, stepped through in the trajectory', () => {
  it('runs again in the sandbox and is gone through with keys alone', async () => {
    const program = (failed.turns[0]?.program ?? '').trimEnd().split('\n');
    await part().getByRole('button', { name: 'Step through test 1' }).focus();
    await page.keyboard.press('Enter');
    await part().getByTestId('stop').waitFor({ timeout: 120_000 });
    expect(await stop()).toMatch(/^1 of \d+\s+Line 1 runs next$/);
    expect((await lineHere()).trimEnd()).toBe(program[0]);
    expect(await part().getByText('No variables yet.').count()).toBe(1);

    await page.keyboard.press('ArrowRight');
    expect(await stop()).toMatch(/^2 of \d+\s+Line 2 runs next$/);
    expect((await lineHere()).trimEnd()).toBe(program[1]);
    const first = part().getByTestId('variables').locator('tbody tr');
    expect(await first.first().getAttribute('data-new')).toBe('true');
    expect(await first.first().innerText()).toContain('changed');

    await page.keyboard.press('End');
    await part().locator('[data-event=end]').waitFor();
    await page.keyboard.press('ArrowLeft');
    expect(await part().locator('[data-event=end]').count()).toBe(0);
    await page.keyboard.press('Home');
    expect(await stop()).toMatch(/^1 of/);
  });

  it('ends with the output that the test saw, beside the feedback that the model was sent', async () => {
    await page.keyboard.press('End');
    const seen = failed.turns[0]?.tests[0]?.observation;
    const printed = seen?.kind === 'ended' ? seen.stdout : '';
    expect(printed.trim()).not.toBe('');
    expect(await part().getByTestId('printed').innerText()).toBe(printed.replace(/\n$/, ''));
    expect(await part().getByText('Of this the model was told: Failed tests').count()).toBe(1);
    expect(await part().locator('pre').last().innerText()).toBe(failed.turns[0]?.feedback?.text);
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault for assistive technology and fits a telephone in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await accessFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 900 });
    },
  );

  it('goes away when it is closed', async () => {
    await part().getByRole('button', { name: 'Close' }).click();
    expect(await part().getByTestId('stop').count()).toBe(0);
    await part().getByRole('button', { name: 'Step through test 1' }).waitFor();
  });

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });
});

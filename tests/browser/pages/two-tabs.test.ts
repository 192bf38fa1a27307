import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import type { ExperimentSpec } from '../../../src/core/experiment';
import { encodeSpec } from '../../../src/core/spec-link';
import { openProfile } from '../page';

const spec: ExperimentSpec = {
  version: 1,
  name: 'shared',
  seed: 6,
  samples: 45,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', limit: 20 },
  arms: [{ name: 'multi-turn', maxTurns: 3 }],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 256 },
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const inPhase = (page: Page, phase: string): Promise<void> =>
  page.locator(`[data-testid=run][data-phase=${phase}]`).waitFor();
const finished = async (page: Page): Promise<number> =>
  Number.parseInt(await page.getByTestId('finished').innerText(), 10);

it('a tab that may not run says so for as long as it cannot, while the other tab’s results arrive in it', async () => {
  const profile = await openProfile(browser);
  const working = await profile.newPage();
  await working.goto(`${inject('builtLab')}#/experiments/new?spec=${encodeSpec(spec)}&start=1`);
  await inPhase(working, 'running');

  const watching = await profile.newPage();
  await watching.goto(working.url());
  await watching.getByRole('button', { name: /^(Start|Continue)$/ }).click();
  const said = watching.getByRole('alert').getByText('Another tab is running this experiment');
  await said.waitFor();
  const before = await finished(watching);
  await expect.poll(() => finished(watching), { timeout: 120_000 }).toBeGreaterThan(before + 5);
  expect(await said.isVisible()).toBe(true);
  await inPhase(watching, 'failed');

  await working.getByRole('button', { name: 'Stop', exact: true }).click();
  await inPhase(working, 'waiting');
  await watching.getByRole('button', { name: 'Continue' }).click();
  await inPhase(watching, 'running');
  expect(await said.count()).toBe(0);
  await profile.close();
});

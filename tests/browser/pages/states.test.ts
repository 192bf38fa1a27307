import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import type { ExperimentSpec } from '../../../src/core/experiment';
import { encodeSpec } from '../../../src/core/spec-link';
import { accessFaults, overflow } from './axe';

const longName =
  'A name that goes on and on, as names of experiments do when they say all that was set, '.repeat(2);
const spec: ExperimentSpec = {
  version: 1,
  name: longName.trim(),
  seed: 5,
  samples: 60,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', limit: 20 },
  arms: [
    { name: 'plain', maxTurns: 1 },
    { name: 'multi-turn-with-a-name-that-has-no-place-to-break-and-is-longer-than-its-column', maxTurns: 3 },
  ],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 256 },
};

let browser: Browser;
let page: Page;
const open = (path: string): Promise<unknown> => page.goto(`${inject('builtLab')}#${path}`);
const inPhase = (phase: string): Promise<void> =>
  page.locator(`[data-testid=run][data-phase=${phase}]`).waitFor({ timeout: 120_000 });

beforeAll(async () => {
  browser = await launchChromium();
  page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })
  ).newPage();
});
afterAll(() => browser.close());

/** The page as it is now, in both themes and on a telephone: faults for assistive technology, and what sticks out. */
async function faultsHere(state: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await accessFaults(page)).map((fault) => `${state}, ${colorScheme}: ${fault}`));
  }
  await page.setViewportSize({ width: 360, height: 740 });
  const pixels = await overflow(page);
  if (pixels > 0) found.push(`${state}: ${pixels} px wider than a telephone`);
  await page.setViewportSize({ width: 1280, height: 800 });
  return found;
}

it('loading, failed, running, stopped and long: each state serves assistive technology and fits a telephone', async () => {
  const found: string[] = [];
  const held: Route[] = [];
  await page.route('**/problems/demo.json', (route) => void held.push(route));
  await open('/');
  await page.getByText('Fetching the problem').waitFor();
  found.push(...(await faultsHere('Play, loading')));
  for (const route of held) await route.abort();
  await page.getByText('The problems could not be read').waitFor();
  found.push(...(await faultsHere('Play, without problems')));
  await page.unroute('**/problems/demo.json');

  await open(`/experiments/new?spec=${encodeSpec(spec)}`);
  await page.getByTestId('attempts-at-most').getByText('4,800').waitFor();
  found.push(...(await faultsHere('form, long names')));
  await page.getByRole('button', { name: 'Start' }).click();
  await inPhase('running');
  found.push(...(await faultsHere('experiment, running')));
  await expect.poll(() => page.getByTestId('finished').innerText(), { timeout: 120_000 }).toMatch(/^[1-9]/);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await inPhase('waiting');
  found.push(...(await faultsHere('experiment, stopped')));
  await page.getByRole('link', { name: 'Results', exact: true }).click();
  await page.getByTestId('grid').waitFor({ state: 'detached' });
  found.push(...(await faultsHere('results, incomplete')));
  const path = new URL(page.url()).hash.slice(1).replace('/results', '');

  await page.route('**/demo.gguf', (route) => route.fulfill({ status: 404 }));
  await open(path);
  await page.reload();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
  await inPhase('failed');
  found.push(...(await faultsHere('experiment, failed')));
  await open(`${path}?show=mended&differ=1`);
  await page.getByTestId('grid').waitFor();
  found.push(...(await faultsHere('experiment, filtered')));
  await open('/experiments');
  await page.getByText('A name that goes on').first().waitFor();
  found.push(...(await faultsHere('experiments, long names')));
  expect(found).toEqual([]);
});

import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import type { ExperimentSpec } from '../../../src/core/experiment';
import { encodeSpec } from '../../../src/core/spec-link';
import type { Trajectory } from '../../../src/core/trajectory';
import { accessFaults, overflow } from './axe';
import { meanDefined, slowPassAtK } from './slow-formula';

const spec: ExperimentSpec = {
  version: 1,
  name: 'class',
  seed: 1,
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
const files: { readonly name: string; readonly text: string }[] = [];
const faults: string[] = [];

/** What a laptop hands in: an experiment run and downloaded. */
async function handIn(own: ExperimentSpec): Promise<string> {
  await page.goto(`${inject('builtLab')}#/experiments/new?spec=${encodeSpec(own)}&start=1`, {
    timeout: 120_000,
  });
  await page.locator('[data-testid=run][data-phase=complete]').waitFor({ timeout: 200_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download/ }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  await page.goto(`${inject('builtLab')}#/class/result`);
  await page.getByRole('heading', { name: 'For a class' }).waitFor();
  return text;
}

function trajectoriesOf(text: string): readonly Trajectory[] {
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as Trajectory);
}

const drop = (): Promise<void> =>
  page.getByLabel(/^Files of the class/).setInputFiles(
    files.map(({ name, text }) => ({
      name,
      mimeType: 'application/jsonl',
      buffer: Buffer.from(text),
    })),
  );

beforeAll(async () => {
  browser = await launchChromium();
  page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' })
  ).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  for (const [name, seed] of [
    ['anna', 1],
    ['ben', 2],
    ['cleo', 1],
  ] as const)
    files.push({ name: `${name}.jsonl`, text: await handIn({ ...spec, seed }) });
  const arms = [{ name: 'plain', maxTurns: 1, feedback: 'binary' as const }];
  const other = { ...spec, samples: 1, problems: { ...spec.problems, limit: 1 }, arms };
  files.push({ name: 'dora.jsonl', text: await handIn(other) });
  files.push({ name: 'essay.jsonl', text: 'Dear teacher,\n' });
});
afterAll(() => browser.close());

describe('a class result, of files that the lab really made', () => {
  it('pools what ran the same, counts copies once, and names what it leaves out', async () => {
    await drop();
    const table = page.getByTestId('laptops');
    await table.waitFor();
    const counted = await table
      .locator('td[data-counted]')
      .evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('data-counted'))));
    expect(counted).toEqual([8, 8, 0]);
    expect(await table.innerText()).toMatch(/8 trajectories are the same as in anna\.jsonl \(same seed\)/);
    expect(await table.innerText()).not.toContain('ended otherwise');
    const left = await page.getByTestId('left-out').innerText();
    expect(left).toMatch(/dora\.jsonl\s[^]*The arm “plain” is another strategy[^]*Without the arm/);
    expect(left).toMatch(/essay\.jsonl\s+No experiment of this lab: line 1/);
  });

  it('shows the rates that a slow formula computes from the files', async () => {
    const pooled = page.getByTestId('class-table');
    await pooled.waitFor();
    const shown = await pooled.locator('td[data-metric]').evaluateAll((all) =>
      all.map((cell) => ({
        arm: cell.getAttribute('data-arm') ?? '',
        metric: cell.getAttribute('data-metric') ?? '',
        value: cell.getAttribute('data-value') ?? '',
        low: cell.getAttribute('data-low') ?? '',
      })),
    );
    const all = files.slice(0, 2).flatMap(({ text }) => trajectoriesOf(text));
    const ids = [...new Set(all.map(({ problemId }) => problemId))];
    for (const { name } of spec.arms)
      for (const k of [1, 2]) {
        const expected = meanDefined(
          ids.map((id) =>
            slowPassAtK(
              all.filter(({ problemId, arm }) => problemId === id && arm === name),
              k,
            ),
          ),
        );
        const cell = shown.find(({ arm, metric }) => arm === name && metric === `pass@${k}`);
        expect(Number(cell?.value), `${name} pass@${k}`).toBeCloseTo(expected ?? NaN, 12);
        expect(cell?.low, `${name} pass@${k}`).not.toBe('');
      }
  });

  it('takes thirty files', async () => {
    const [, ben] = files;
    const copies = Array.from({ length: 30 }, (_, i) => ({
      name: 'class.jsonl',
      mimeType: 'application/jsonl',
      // Each laptop's trajectories have seeds of their own, as with seeds that were drawn.
      buffer: Buffer.from(
        (ben?.text ?? '')
          .replaceAll(/"seed":(\d+)(?=,"end")/g, (_whole, seed) => `"seed":${Number(seed) + i + 1}`)
          .replaceAll(/"id":"(\w{10})"/g, `"id":"$1${i}"`)
          .replaceAll(/"experimentId":"(\w{10})"/g, `"experimentId":"$1${i}"`),
      ),
    }));
    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByLabel(/^Files of the class/).setInputFiles(copies);
    await page.getByTestId('laptops').getByText('class.jsonl (30)').waitFor({ timeout: 60_000 });
    const counted = await page
      .getByTestId('laptops')
      .locator('td[data-counted]')
      .evaluateAll((all) => all.map((cell) => cell.getAttribute('data-counted')));
    expect(counted).toEqual(copies.map(() => '8'));
    await page.getByRole('button', { name: 'Start over' }).click();
    await drop();
    await page.getByTestId('class-table').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'has no serious fault for assistive technology in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await accessFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    },
  );

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import type { ExperimentSpec } from '../../../src/core/experiment';
import { encodeSpec } from '../../../src/core/spec-link';
import type { Trajectory } from '../../../src/core/trajectory';
import { openProfile } from '../page';
import { accessFaults, overflow } from './axe';
import { cutTo, slowCost, slowDensity, slowRatios } from './slow-costs';
import { meanDefined, slowPassAtK, slowPassNAtK, type Sampled } from './slow-formula';

const spec: ExperimentSpec = {
  version: 1,
  name: 'four arms',
  seed: 11,
  samples: 5,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', difficulty: ['medium', 'hard'], limit: 6 },
  arms: [
    { name: 'plain', maxTurns: 1 },
    { name: 'CoT', maxTurns: 1, reasoning: 'nl-solution' },
    { name: 'multi-turn', maxTurns: 3, feedback: 'failed-tests' },
    { name: 'multi-turn CoT', maxTurns: 3, feedback: 'binary', reasoning: 'nl-solution' },
  ],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 256 },
};

let browser: Browser;
let page: Page;
let id: string;
let problems: readonly string[];
let trajectories: readonly Trajectory[];
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await (await openProfile(browser, { viewport: { width: 1280, height: 900 } })).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${inject('builtLab')}#/experiments/new?spec=${encodeSpec(spec)}&start=1`);
  await page.locator('[data-testid=run][data-phase=complete]').waitFor({ timeout: 220_000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^Download/ }).click(),
  ]);
  const [header, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
  const experiment = JSON.parse(header ?? '') as {
    readonly id: string;
    readonly problems: readonly { readonly id: string }[];
  };
  id = experiment.id;
  problems = experiment.problems.map((problem) => problem.id);
  trajectories = lines.map((line) => JSON.parse(line) as Trajectory);
});
afterAll(() => browser.close());

const open = (path: string): Promise<unknown> => page.goto(`${inject('builtLab')}#${path}`);
const figure = (name: string): Locator => page.locator(`figure[data-figure^="${name}"]`);
const limitOf = (arm: string): number => spec.arms.find(({ name }) => name === arm)?.maxTurns ?? 0;

/** Mean over problems of one arm's score of its samples, which `view` may cut or leave as they are. */
function meanScore(
  arm: string,
  score: (samples: readonly Sampled[]) => number | null,
  view: (trajectory: Trajectory) => Sampled = (one) => one,
): number | null {
  return meanDefined(
    problems.map((problem) =>
      score(trajectories.filter((one) => one.problemId === problem && one.arm === arm).map(view)),
    ),
  );
}

function scoreOf(metric: string, maxTurns: number): (samples: readonly Sampled[]) => number | null {
  const [n, k] = metric.split('@').map(Number);
  return n === undefined || Number.isNaN(n)
    ? (samples) => slowPassAtK(samples, k ?? 0)
    : (samples) => slowPassNAtK(samples, n, k ?? 0, maxTurns);
}

/** The rows of a table on the page, by field, in full precision. */
function rowsOf(table: Locator): Promise<readonly Readonly<Record<string, string>>[]> {
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        Object.fromEntries(
          [...row.querySelectorAll('td')].map((cell) => [
            cell.getAttribute('data-field') ?? '',
            cell.getAttribute('data-value') ?? '',
          ]),
        ),
      ),
    );
}

async function dataOf(name: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const details = figure(name).locator('details').filter({ hasText: /^Data/ });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  return rowsOf(details.locator('table'));
}

function expectSame(shown: string | undefined, expected: number | null, what: string): void {
  if (expected === null) expect(shown, what).toBe('');
  else expect(Number(shown === '' ? NaN : shown), what).toBeCloseTo(expected, 10);
}

describe('the figures of an experiment', () => {
  it('are drawn: Table 1, the frontier, Figures 2, 4, 6 and 7, outcomes and changes', async () => {
    await open(`/experiments/${id}/figures`);
    for (const name of [
      'table-1',
      'equal',
      'figure-2',
      'figure-4',
      'figure-6',
      'figure-7',
      'outcomes',
      'public',
    ]) {
      const marks = figure(name).first().locator('[role=img] svg').last().locator('path, rect, line, circle');
      await marks.first().waitFor({ state: 'attached', timeout: 60_000 });
      expect(await marks.count(), name).toBeGreaterThan(5);
      expect(await figure(name).first().locator('figcaption').innerText()).toMatch(
        /6 problems · N = 5 · seed 11/,
      );
    }
    expect(await figure('table-1').locator('figcaption').innerText()).toMatch(
      /1,000 bootstrap draws, seed \d+/,
    );
  });

  it('Table 1 holds what a slow formula computes from the export', async () => {
    const cells = await page
      .locator('[data-testid=table-1] td[data-metric]')
      .evaluateAll((all) => all.map((cell) => ({ ...(cell as HTMLElement).dataset })));
    expect(cells.length).toBeGreaterThanOrEqual(20);
    for (const { arm = '', metric = '', value, low, high, difference } of cells) {
      const expected = meanScore(arm, scoreOf(metric, limitOf(arm)));
      expectSame(value, expected, `${arm} ${metric}`);
      const base = meanScore('plain', scoreOf(metric, 1));
      if (arm !== 'plain' && expected !== null && base !== null)
        expectSame(difference, expected - base, `${arm} ${metric} difference`);
      if (expected === null || low === '') continue;
      expect(Number(low)).toBeLessThanOrEqual(expected + 1e-12);
      expect(Number(high)).toBeGreaterThanOrEqual(expected - 1e-12);
    }
  });

  it('Figure 2 holds the prefix rule’s rates at every turn limit', async () => {
    const rows = await dataOf('figure-2');
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const { arm = '', maxTurns, series = '', value } of rows) {
      const limit = Number(maxTurns);
      const expected = meanScore(arm, scoreOf(series, limit), (one) => cutTo(limit, one));
      expectSame(value, expected, `${arm} ${series} under ${limit}`);
    }
  });

  it.each(['attempts reserved', 'attempts used', 'tokens', 'tokens without cached prefixes'])(
    'the frontier counts %s as the export does',
    async (currency) => {
      await figure('equal').getByLabel('Budget in').selectOption({ label: currency });
      await expect.poll(async () => (await dataOf('equal')).length).toBeGreaterThanOrEqual(12);
      const rows = await dataOf('equal');
      for (const { series = '', draws, budget, value } of rows) {
        const [T, count] = [limitOf(series), Number(draws)];
        const cost = meanDefined(
          problems.map((problem) => {
            const own = trajectories.filter((one) => one.problemId === problem && one.arm === series);
            return own.reduce((sum, one) => sum + slowCost(one, T, currency), 0) / own.length;
          }),
        );
        expectSame(budget, (cost ?? NaN) * count, `${series} × ${count} in ${currency}`);
        expectSame(value, meanScore(series, scoreOf(`1@${count * T}`, T)), `${series} × ${count}`);
      }
      expect(await page.getByTestId('stretches').innerText()).toContain(`${currency} a problem`);
    },
  );

  it('Figure 6 and its table hold slow similarities', async () => {
    const ratios = (arm: string): readonly number[] =>
      trajectories.filter((one) => one.arm === arm).flatMap(slowRatios);
    const arms = await rowsOf(page.getByTestId('revisions'));
    expect(arms.length).toBeGreaterThanOrEqual(1);
    for (const { group = '', revisions, meanRatio, exploitShare } of arms) {
      const own = ratios(group);
      expect(Number(revisions)).toBe(own.length);
      expectSame(meanRatio, meanDefined(own), group);
      expectSame(exploitShare, own.filter((ratio) => ratio >= 0.8).length / own.length, group);
    }
    const feedback = { 'failed-tests': 'multi-turn', binary: 'multi-turn CoT' };
    for (const row of await dataOf('figure-6')) {
      const arm = feedback[row['feedback'] === 'binary' ? 'binary' : 'failed-tests'];
      expectSame(row['density'], slowDensity(ratios(arm), Number(row['at'])), `density at ${row['at']}`);
    }
  });

  it('come as SVG, PNG and CSV', async () => {
    for (const [ending, start] of [
      ['SVG', '<svg'],
      ['PNG', '\u0089PNG'],
      ['CSV', 'arm,'],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        figure('table-1').getByRole('button', { name: ending }).click(),
      ]);
      expect(download.suggestedFilename()).toMatch(new RegExp(`\\.${ending.toLowerCase()}$`));
      expect((await readFile(await download.path())).subarray(0, 4).toString('latin1')).toBe(start);
    }
  });

  it.each(['light', 'dark'] as const)(
    'have no serious fault for assistive technology in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.reload();
      await figure('figure-6').waitFor();
      expect(await accessFaults(page)).toEqual([]);
    },
  );

  it('fit a small telephone', async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await expect.poll(() => overflow(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('two arms side by side', () => {
  it('differ on the page as in the export, down to a diff of two programs', async () => {
    const key = (arm: string): string => encodeURIComponent(`${id}/${arm}`);
    await open(`/compare?a=${key('plain')}&b=${key('multi-turn')}`);
    const rows = page.locator('[data-testid=compare] tbody tr');
    await rows.first().waitFor();
    const rate = (arm: string, problem: string): number => {
      const own = trajectories.filter((one) => one.arm === arm && one.problemId === problem);
      return own.filter(({ correct }) => correct).length / own.length;
    };
    expect(await rows.count()).toBe(6);
    for (const row of await rows.all()) {
      const problem = (await row.getAttribute('data-problem')) ?? '';
      const shown = await row
        .locator('td[data-value]')
        .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
      const [a, b] = [rate('plain', problem), rate('multi-turn', problem)];
      expect(shown).toEqual([a, b, b - a]);
    }
    await rows
      .first()
      .getByRole('button', { name: /^Programs/ })
      .click();
    await page.getByTestId('pair').locator('[data-line]').first().waitFor();
    expect(await page.getByTestId('pair').getByRole('link').count()).toBe(2);
    expect(await accessFaults(page)).toEqual([]);
  });
});

describe('judging again', () => {
  it('gives every stored trajectory a second verdict and leaves the record as it was', async () => {
    await open(`/experiments/${id}/results`);
    const before = await page.getByTestId('results').innerText();
    const panel = page.getByTestId('rejudge');
    await panel.locator('summary').click();
    await panel.getByRole('button', { name: 'Judge 120' }).click();
    await panel.getByText('0 verdicts of 120 changed').waitFor({ timeout: 60_000 });
    expect(await panel.innerText()).toContain('under “as recorded”');
    await panel.getByLabel('Program of a reply').selectOption('last');
    await panel.getByLabel('Checker').selectOption('exact');
    await panel.getByRole('button', { name: 'Judge 120' }).click();
    await panel
      .getByTestId('rejudged')
      .filter({ hasText: /of 120 changed under “exact output, last code block”/ })
      .waitFor({ timeout: 60_000 });
    expect(await page.getByTestId('results').innerText()).toBe(before);
    expect(await accessFaults(page)).toEqual([]);
  });

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });
});

import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { encodeSpec } from '../../../src/core/spec-link';
import type { ExperimentSpec } from '../../../src/core/experiment';
import type { Trajectory } from '../../../src/core/trajectory';
import { openProfile } from '../page';
import { meanDefined, slowPassAtK, slowPassNAtK } from './slow-formula';

const spec: ExperimentSpec = {
  version: 1,
  name: 'spine',
  seed: 7,
  samples: 6,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', difficulty: ['medium', 'hard'], limit: 6 },
  arms: [
    { name: 'plain', maxTurns: 1 },
    { name: 'multi-turn', maxTurns: 3, feedback: 'failed-tests' },
    { name: 'multi-turn binary', maxTurns: 3, feedback: 'binary' },
  ],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 512 },
};

let browser: Browser;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  context = await openProfile(browser);
  page = await context.newPage();
  page.on('pageerror', (error) => faults.push(error.message));
});
afterAll(() => browser.close());

async function finished(): Promise<number> {
  const text = await page.getByTestId('finished').innerText();
  return Number.parseInt(text.replaceAll(/[^\d].*$/g, ''), 10);
}

describe('the spine, in the built lab', () => {
  it('plays one dialogue to its hidden verdict after one click', async () => {
    await page.goto(inject('builtLab'));
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const verdict = page.getByTestId('verdict');
    await verdict.and(page.locator('[data-correct=yes], [data-correct=no]')).waitFor({ timeout: 120_000 });
    expect(['yes', 'no']).toContain(await verdict.getAttribute('data-satisfied'));
    expect(await page.getByText(/```python|print\(/).count()).toBeGreaterThan(0);
  });

  it('runs an experiment over a reload in its middle, each cell once', async () => {
    await page.goto(`${inject('builtLab')}#/experiments/new?spec=${encodeSpec(spec)}&start=1`);
    await expect.poll(finished, { timeout: 120_000, interval: 50 }).toBeGreaterThan(20);
    await page.reload();
    const before = await finished();
    expect(before).toBeGreaterThan(20);
    expect(before).toBeLessThan(108);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await page.locator('[data-testid=run][data-phase=complete]').waitFor({ timeout: 200_000 });
    expect(await finished()).toBe(108);
  });

  it('shows the table that a slow formula computes from the downloaded file', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Download/ }).click(),
    ]);
    const [header, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\n');
    const experiment = JSON.parse(header ?? '') as { readonly problems: readonly { readonly id: string }[] };
    const trajectories = lines.map((line) => JSON.parse(line) as Trajectory);
    const cells = trajectories.map(({ problemId, arm, sample }) => JSON.stringify([problemId, arm, sample]));
    const asked = experiment.problems.flatMap(({ id }) =>
      spec.arms.flatMap(({ name }) =>
        Array.from({ length: 6 }, (_, sample) => JSON.stringify([id, name, sample])),
      ),
    );
    expect(experiment.problems).toHaveLength(6);
    expect(cells.toSorted()).toEqual(asked.toSorted());

    const shown = await page.locator('[data-testid=results] td[data-metric]').evaluateAll((all) =>
      all.map((cell) => ({
        arm: cell.closest('tr')?.getAttribute('data-arm') ?? '',
        metric: cell.getAttribute('data-metric') ?? '',
        value: cell.getAttribute('data-value') ?? '',
      })),
    );
    const rates = shown.filter(({ metric }) => metric !== 'trajectories');
    expect(rates.length).toBeGreaterThanOrEqual(9);
    for (const { arm, metric, value } of rates) {
      const maxTurns = spec.arms.find(({ name }) => name === arm)?.maxTurns ?? 0;
      const expected = meanDefined(
        experiment.problems.map(({ id }) =>
          slowScore(
            trajectories.filter((one) => one.problemId === id && one.arm === arm),
            metric,
            maxTurns,
          ),
        ),
      );
      if (expected === null) expect([arm, metric, value]).toEqual([arm, metric, '']);
      else expect(Number(value), `${arm} ${metric}`).toBeCloseTo(expected, 12);
    }

    const mended = trajectories.filter(({ turns, correct }) => correct && turns.length > 1);
    expect(mended.length).toBeGreaterThan(0);
    for (const { turns } of mended)
      expect(turns[0]?.tests.some(({ outcome }) => outcome !== 'passed') ?? true).toBe(true);
  });

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });
});

function slowScore(samples: readonly Trajectory[], metric: string, maxTurns: number): number | null {
  const passAt = /^pass@(\d+)$/.exec(metric);
  if (passAt) return slowPassAtK(samples, Number(passAt[1]));
  const [n, k] = metric.split('@').map(Number);
  if (n === undefined || k === undefined) throw new Error(`Unknown column ${metric}.`);
  return slowPassNAtK(samples, n, k, maxTurns);
}

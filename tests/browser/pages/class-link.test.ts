import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { assignmentRoute, parseAssignment, type Assignment } from '../../../src/core/assignment';
import { openProfile } from '../page';
import { accessFaults, overflow } from './axe';

/** A busy machine fetches slowly. */
const slowly = { timeout: 20_000 };

let browser: Browser;
let page: Page;
let link = '';
const faults: string[] = [];

/** A page of a fresh profile, as on another laptop. */
async function freshPage(): Promise<Page> {
  const context = await openProfile(browser, { viewport: { width: 1280, height: 800 } });
  const fresh = await context.newPage();
  fresh.on('pageerror', (error) => faults.push(error.message));
  return fresh;
}

beforeAll(async () => {
  browser = await launchChromium();
  page = await freshPage();
});
afterAll(() => browser.close());

describe('a teacher’s link', () => {
  it('is made from settings, problems and controls to hide', async () => {
    await page.goto(`${inject('builtLab')}#/class`);
    await page.getByLabel('Name').fill('Loops, Monday');
    await page.getByText('Choose single problems').click();
    const boxes = page.locator('details[open] li input');
    await boxes.nth(3).check();
    await boxes.nth(5).check();
    await page.getByTestId('arms').getByRole('button', { name: 'Remove' }).last().click();
    await page.getByRole('spinbutton', { name: 'Samples of each problem' }).fill('2');
    await page.getByLabel('Temperature', { exact: true }).fill('0.7');
    for (const name of ['Model', 'Problem set', 'Seed', 'Temperature, top-p, length of replies'])
      await page.getByRole('checkbox', { name, exact: true }).check();
    link = await page.getByLabel('Link for the class').inputValue();
    expect(link).toContain('#/class/open?class=');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as a file' }).click(),
    ]);
    const given = parseAssignment(await readFile(await file.path(), 'utf8'));
    expect(given).toMatchObject({
      opens: 'play',
      hidden: ['model', 'set', 'sampling', 'seed'],
      seeds: 'own',
      canUnlock: true,
    });
    expect(given.spec).toMatchObject({ name: 'Loops, Monday', samples: 2, sampling: { temperature: 0.7 } });
    expect(given.spec.problems.ids).toHaveLength(2);
    expect(given.spec.arms).toHaveLength(2);
  });

  it('opened on another laptop fixes the settings, hides the controls and says so', async () => {
    const student = await freshPage();
    await student.goto(link);
    const bar = student.getByTestId('assignment');
    await bar.getByText('Loops, Monday').waitFor();
    await expect.poll(() => student.getByLabel('Problem', { exact: true }).locator('option').count()).toBe(2);
    expect(await student.getByLabel('Model', { exact: true }).count()).toBe(0);
    expect(await student.getByLabel('Problem set').count()).toBe(0);
    await student.getByText('Strategy and sampling in detail').click();
    await student.getByLabel('Turn limit').waitFor();
    expect(await student.getByLabel('Temperature').count()).toBe(0);
    await bar.locator('summary').click();
    await bar.getByText('drawn for this laptop').waitFor();
    expect(await accessFaults(student)).toEqual([]);

    const seed = async (): Promise<string> => {
      const text = await student
        .locator('[data-testid=assignment] dd')
        .filter({ hasText: 'drawn' })
        .innerText();
      return text.replace(/\D/g, '');
    };
    const drawn = await seed();
    await student.goto(`${inject('builtLab')}#/experiments/new`);
    await expect.poll(() => student.getByTestId('attempts-at-most').innerText(), slowly).toBe('16');
    expect(await student.getByLabel('Seed', { exact: true }).count()).toBe(0);
    expect(await student.getByText('At most this many').count()).toBe(0);
    await student.reload();
    await bar.locator('summary').click();
    expect(await seed()).toBe(drawn);

    await student.getByRole('button', { name: 'Start' }).click();
    await student.locator('[data-testid=run][data-phase=complete]').waitFor({ timeout: 120_000 });
    const head = await student.getByTestId('run').innerText();
    expect(head).toContain(`seed ${drawn}`);
    expect(head).toContain('2 problems × 2 arms × 2 samples');
    expect(head).toContain('temperature 0.7');

    await student.setViewportSize({ width: 360, height: 740 });
    expect(await overflow(student)).toBeLessThanOrEqual(0);
    await bar.getByRole('button', { name: 'Unlock' }).click();
    await student.goto(inject('builtLab'));
    await student.getByLabel('Model', { exact: true }).waitFor();
    expect(await bar.count()).toBe(0);
    await student.context().close();
  });

  it('offers no way out where the teacher hid it, and outweighs an experiment’s own link', async () => {
    const student = await freshPage();
    const given = parseAssignment(
      JSON.stringify({
        version: 1,
        spec: {
          version: 1,
          name: 'Fixed',
          seed: 11,
          samples: 1,
          engine: { kind: 'wllama', model: 'demo' },
          problems: { set: 'demo', limit: 1 },
          arms: [{ name: 'plain', maxTurns: 1 }],
        },
        opens: 'experiment',
        hidden: ['samples', 'seed', 'sampling', 'arms'],
        seeds: 'same',
        canUnlock: false,
      } satisfies Omit<Assignment, 'spec'> & { spec: unknown }),
    );
    await student.goto(`${inject('builtLab')}${assignmentRoute(given)}`);
    await student.getByText('Ends when this tab is closed.').waitFor();
    expect(await student.getByRole('button', { name: 'Unlock' }).count()).toBe(0);
    await student.getByTestId('cost').getByText('1 problem × 1 arm × 1 sample').waitFor();
    expect(await student.getByText('Sampling', { exact: true }).count()).toBe(0);
    expect(await student.getByRole('heading', { name: 'Arms' }).count()).toBe(0);
    await student.context().close();
  });

  it('that was cut, or a file that is none, says so', async () => {
    await page.goto(`${link.slice(0, -40)}`);
    expect(await page.getByRole('alert').innerText()).toContain('copy it again');
    await page
      .getByLabel('Settings file')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"version":2}') });
    await page.getByText('This file cannot be read').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'is made on a page without serious faults in %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(`${inject('builtLab')}#/class`);
      await page.getByLabel('Link for the class').waitFor();
      expect(await accessFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      await page.setViewportSize({ width: 1280, height: 800 });
    },
  );

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });
});

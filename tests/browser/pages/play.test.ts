import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { openProfile } from '../page';
import { accessFaults, overflow } from './axe';

let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await (await openProfile(browser, { viewport: { width: 360, height: 740 } })).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(inject('builtLab'));
});
afterAll(() => browser.close());

const station = (): Promise<string> => page.locator('[aria-current=step]').innerText();
const isOver = (): Promise<boolean> => page.getByRole('button', { name: 'Run again' }).isVisible();

describe('Play', () => {
  it('shows Run on a small telephone without scrolling', async () => {
    const run = page.getByRole('button', { name: 'Run', exact: true });
    // Space on a button that waits for its problem does nothing.
    await expect.poll(() => run.isEnabled(), { timeout: 60_000 }).toBe(true);
    const box = await run.boundingBox();
    expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThan(370);
    expect(await overflow(page)).toBe(0);
  });

  it('is gone through station by station with keys alone, to the verdict', async () => {
    await page.keyboard.press('3');
    await page.keyboard.press(' ');
    const next = page.getByRole('button', { name: 'Next station' });
    await next.waitFor({ timeout: 120_000 });
    const seen = [await station()];
    for (const expected of ['Code', 'Run']) {
      await page.keyboard.press('ArrowRight');
      await expect.poll(station, { timeout: 60_000 }).toBe(expected);
      await next.waitFor({ timeout: 60_000 });
      seen.push(await station());
    }
    expect(seen).toEqual(['Problem', 'Code', 'Run']);
    expect(await accessFaults(page)).toEqual([]);
    for (let press = 0; press < 20 && !(await isOver()); press += 1) {
      await next.or(page.getByRole('button', { name: 'Run again' })).waitFor({ timeout: 60_000 });
      await page.keyboard.press('ArrowRight');
    }
    await page.getByTestId('verdict').and(page.locator('[data-correct=yes], [data-correct=no]')).waitFor();
    expect(await station()).toBe('Verdict');
  });

  it('moves the focus between turns with the arrows once it is over', async () => {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('turn-1');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('run, pause, go on').waitFor();
    await page.keyboard.press('Escape');
  });

  it.each(['light', 'dark'] as const)('has no serious fault while it is held, in %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Next station' }).waitFor();
    expect(await accessFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Run again' }).waitFor();
  });

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });
});

import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { openProfile } from '../page';
import { accessFaults } from './axe';

let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await (
    await openProfile(browser, { viewport: { width: 1280, height: 800 }, hasTouch: true })
  ).newPage();
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(`${inject('builtLab')}#/experiments/new`);
  await page.getByTestId('cost').getByText('12 problems').waitFor();
});
afterAll(() => browser.close());

const term = (name: string): Locator => page.getByRole('button', { name, exact: true }).first();
/** What a term's text is, and whether it is to be seen. */
const tip = async (of: Locator): Promise<Locator> =>
  page.locator(`[id="${await of.getAttribute('aria-describedby')}"]`);

describe('a term of the field', () => {
  it('is explained where the pointer stands, stays while the pointer is on the explanation, and goes', async () => {
    const seed = term('seed');
    const text = await tip(seed);
    expect(await text.isVisible()).toBe(false);
    await seed.hover();
    expect(await text.isVisible()).toBe(true);
    expect(await text.innerText()).toContain('random choices');
    await text.hover();
    // Longer than the moment in which a hand gets from one to the other.
    await page.waitForTimeout(600);
    expect(await text.isVisible()).toBe(true);
    await page.mouse.move(2, 2);
    await expect.poll(() => text.isVisible()).toBe(false);
  });

  it('is explained to the keyboard and hidden by Escape, which leaves the focus where it is', async () => {
    await term('temperature').focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    const text = await tip(term('temperature'));
    expect(await text.isVisible()).toBe(true);
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await text.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('temperature');
    await page.keyboard.press('Enter');
    expect(await text.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    expect(await text.isVisible()).toBe(false);
    expect(await (await tip(term('seed'))).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
  });

  it('is explained to a finger, until it touches elsewhere', async () => {
    const arm = term('arm');
    const text = await tip(arm);
    await arm.tap();
    expect(await text.isVisible()).toBe(true);
    await page.getByRole('heading', { name: 'New experiment' }).tap();
    expect(await text.isVisible()).toBe(false);
  });

  it('is never parted from the comma or stop after it', async () => {
    const parted = await term('feedback').evaluate((element) => {
      const paragraph = element.closest('p');
      let after = element.nextElementSibling?.nextSibling;
      while (after instanceof Comment) after = after.nextSibling;
      if (!paragraph || !(after instanceof Text) || !/^[,.]/.test(after.data)) return null;
      const mark = document.createRange();
      mark.setStart(after, 0);
      mark.setEnd(after, 1);
      const bottom = (box: Element | Range): number => box.getClientRects()[0]?.bottom ?? 0;
      const widths = Array.from({ length: 300 }, (_, at) => 150 + at);
      const found = widths.filter((width) => {
        paragraph.style.width = `${width}px`;
        return Math.abs(bottom(mark) - bottom(element)) > 8;
      });
      paragraph.style.width = '';
      return found;
    });
    expect(parted).toEqual([]);
  });

  it('keeps its explanation within a narrow window', async () => {
    await page.setViewportSize({ width: 360, height: 640 });
    for (const name of ['sample', 'temperature', 'seed', 'chain of thought', 'tokens']) {
      await term(name).focus();
      const box = await (await tip(term(name))).boundingBox();
      expect(box?.x, name).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0), name).toBeLessThanOrEqual(360);
      expect(box?.y, name).toBeGreaterThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('met no error on the way', () => {
    expect(faults).toEqual([]);
  });
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openModulePage } from '../page';
import type { Drawn } from './figures-scenes';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
});
afterAll(() => browser.close());

const folder = join('node_modules', '.cache', 'figures');
mkdirSync(folder, { recursive: true });

describe.each([360, 768, 1440])('at %d px', (width) => {
  it('every figure has all of its words within the page and no tick over another, in both themes', async () => {
    await page.setViewportSize({ width, height: 900 });
    const colors: string[][] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const drawn: readonly Drawn[] = await page.evaluate(
        `import('/tests/browser/adapters/figures-scenes.ts').then((scenes) => scenes.drawAll())`,
      );
      await page.screenshot({ path: join(folder, `${width}-${colorScheme}.png`), fullPage: true });
      expect(drawn.map(({ name, clipped, overlapping }) => ({ name, clipped, overlapping }))).toEqual(
        drawn.map(({ name }) => ({ name, clipped: [], overlapping: [] })),
      );
      for (const { marks } of drawn) expect(marks).toBeGreaterThan(5);
      colors.push(drawn.flatMap((one) => one.colors));
    }
    expect(colors[0]).not.toEqual(colors[1]);
  });
});

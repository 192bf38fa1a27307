import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openModulePage } from '../page';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
});
afterAll(() => browser.close());

it.each([
  { set: 'demo', references: 120, wrongs: 59 },
  { set: 'basics', references: 50, wrongs: 54 },
])(
  'judges $set in the sandbox: each reference passes all tests, each wrong program the public ones only',
  async ({ set, references, wrongs }) => {
    const scene = `import('/tests/browser/adapters/problems-scenes.ts').then((scenes) => scenes.judgeSet('${set}'))`;
    expect(await page.evaluate(scene)).toEqual({ references, wrongs, surprises: [] });
  },
  300_000,
);

it('judges rows of published sets, NumPy or not: each reference passes', async () => {
  const scene = `import('/tests/browser/adapters/problems-scenes.ts').then((scenes) => scenes.judgePublished())`;
  expect(await page.evaluate(scene)).toEqual([]);
}, 300_000);

it('need not put the interpreter back after any test of a reference program', async () => {
  const scene = `import('/tests/browser/adapters/untouched-scenes.ts').then((scenes) => scenes.untidyReferences('basics'))`;
  expect(await page.evaluate(scene)).toEqual([]);
}, 120_000);

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openModulePage } from '../page';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
});
afterAll(() => browser.close());

function play(scene: keyof typeof import('./estimator-scenes')): Promise<unknown> {
  return page.evaluate(
    `import('/tests/browser/adapters/estimator-scenes.ts').then((scenes) => scenes.${scene}())`,
  );
}

it('gives in its worker what the function gives on the page', async () => {
  expect(await play('agree')).toEqual([true, true]);
});

it('is stopped by its signal in the middle, and answers the next request', async () => {
  expect(await play('abort')).toEqual({
    reason: 'enough',
    rows: 2,
    refused: 'The estimator was closed. Open the page again.',
  });
});

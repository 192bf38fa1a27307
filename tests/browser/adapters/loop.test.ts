import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { openModulePage } from '../page';
import type { run, transcripts } from './loop-scenes';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  ({ browser, page } = await openModulePage(inject('moduleServer')));
});
afterAll(() => browser.close());

/** Runs up to `limit` attempts of an experiment in a page that has just been loaded. */
async function runInNewPage(id: string, limit: number): Promise<Awaited<ReturnType<typeof run>>> {
  await page.reload();
  return page.evaluate(
    `import('/tests/browser/adapters/loop-scenes.ts').then((m) => m.run('${id}', ${limit}))`,
  );
}

function transcriptsOf(id: string): Promise<Awaited<ReturnType<typeof transcripts>>> {
  return page.evaluate(
    `import('/tests/browser/adapters/loop-scenes.ts').then((m) => m.transcripts('${id}'))`,
  );
}

it('a grid over prompts, feedback and search, stopped and reloaded twice, ends as an undisturbed one', async () => {
  const first = await runInNewPage('stopped', 20);
  expect(first.done).toBeLessThan(first.asked);
  const second = await runInNewPage('stopped', 30);
  expect(second.done).toBeGreaterThan(first.done);
  expect(second.done).toBeLessThan(second.asked);
  expect(await runInNewPage('stopped', 1e9)).toEqual({ done: 63, asked: 63 });

  expect(await runInNewPage('undisturbed', 1e9)).toEqual({ done: 63, asked: 63 });
  const stopped = await transcriptsOf('stopped');
  expect(stopped).toHaveLength(63);
  expect(stopped).toEqual(await transcriptsOf('undisturbed'));
}, 240_000);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchPersistentChromium } from '../../../lab/chromium';

// A real profile on disk: quotas are not enforced on the memory of a private one.
const folder = mkdtempSync(join(tmpdir(), 'turnwise-idb-'));
let profile: BrowserContext;
let page: Page;

beforeAll(async () => {
  profile = await launchPersistentChromium(folder);
  page = await openTab();
  // Before anything is stored: the browser remembers for a while how much it may still write.
  const devTools = await profile.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 8_000_000 });
});
afterAll(async () => {
  await profile.close();
  rmSync(folder, { recursive: true });
});

function play(tab: Page, scene: keyof typeof import('./idb-scenes')): Promise<unknown> {
  return tab.evaluate(`import('/tests/browser/adapters/idb-scenes.ts').then((scenes) => scenes.${scene}())`);
}

async function openTab(): Promise<Page> {
  const tab = await profile.newPage();
  await tab.goto(new URL('tests/browser/blank.html', inject('moduleServer')).href);
  return tab;
}

it('keeps results when its tab is closed, and asks the browser once to persist them', async () => {
  const tab = await openTab();
  expect(await play(tab, 'fill')).toBe(1);
  await tab.close();
  expect(await play(page, 'recount')).toEqual({
    heads: [{ id: 'kept', name: 'experiment kept', createdAt: 1_700_000_000_000, asked: 24, done: 24 }],
    walked: 24,
  });
});

it('gives way when another tab brings a newer version, and both say so', async () => {
  const older = await openTab();
  await play(older, 'hold');
  await play(page, 'upgrade');
  expect([await play(older, 'complaint'), await play(page, 'complaint')]).toEqual([
    'newer-version',
    'newer-version',
  ]);
  await older.close();
});

it('reports a full quota and keeps whole what was stored before', async () => {
  expect(await play(page, 'overflow')).toEqual({ code: 'quota', isWhole: true });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { launchPersistentChromium } from '../../../lab/chromium';
import { exampleSpec } from '../../core/example-spec';
import './kill-runs';

const spec = {
  ...exampleSpec,
  samples: 8,
  problems: { set: 'demo', limit: 6 },
  arms: exampleSpec.arms.slice(0, 2),
  sampling: { temperature: 1, topP: 0.95, maxTokens: 128 },
};
const asked = 6 * 2 * 8;

let folder: string;
let profile: BrowserContext;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turnwise-storage-'));
  profile = await launchPersistentChromium(folder);
});
afterEach(async () => {
  await profile.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openLab(path = ''): Promise<Page> {
  const page = await profile.newPage();
  await page.goto(new URL(path, inject('builtLab')).href);
  await page.waitForFunction(() => window.turnwise !== undefined);
  return page;
}

async function start(page: Page): Promise<string> {
  const header = await page.evaluate((given) => window.turnwise?.start(given), spec);
  const { id }: { readonly id: string } = JSON.parse(header ?? '{}');
  return id;
}

async function finished(page: Page, phase: string): Promise<string> {
  await page.waitForFunction((wanted) => window.turnwise?.progress().phase === wanted, phase, {
    timeout: 120_000,
  });
  return (await page.evaluate(() => window.turnwise?.progress().text)) ?? '';
}

it('one tab runs an experiment, another watches it live and cannot run it too', async () => {
  const first = await openLab();
  const id = await start(first);
  const second = await openLab(`#/experiments/${id}`);
  await second.evaluate((known) => window.turnwise?.goOn(known), id);
  expect(await finished(second, 'failed')).toContain('Another tab is running this experiment');
  await finished(first, 'complete');
  await second.waitForFunction((all) => window.turnwise?.progress().finished === all, asked, {
    timeout: 120_000,
  });
  await finished(second, 'complete');
});

it('a full disk pauses a run with a clear message; with space again it goes on to the end', async () => {
  const page = await profile.newPage();
  // Before anything is stored: the browser remembers for a while how much it may still write.
  await page.goto(new URL('icon.svg', inject('builtLab')).href);
  const devTools = await profile.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devTools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 60_000 });
  await page.goto(inject('builtLab'));
  await page.waitForFunction(() => window.turnwise !== undefined);
  const id = await start(page);
  expect(await finished(page, 'failed')).toContain('storage is full');
  const stored = (await page.evaluate(() => window.turnwise?.progress().finished)) ?? 0;
  expect(stored).toBeLessThan(asked);
  await devTools.send('Storage.overrideQuotaForOrigin', { origin });
  await page.evaluate((known) => window.turnwise?.goOn(known), id);
  await finished(page, 'complete');
});

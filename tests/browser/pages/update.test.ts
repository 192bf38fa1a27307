import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildLab } from '../../../lab/build-lab';
import { launchChromium } from '../../../lab/chromium';
import packageJson from '../../../package.json' with { type: 'json' };
import { servePlainly, type PlainHost } from './plain-host';

const newer = '99.0.0';
const newBuild = mkdtempSync(join(tmpdir(), 'turnwise-update-'));

let browser: Browser;
let host: PlainHost;
beforeAll(async () => {
  await buildLab({
    build: { outDir: newBuild },
    define: { __TURNWISE_VERSION__: JSON.stringify(newer) },
  });
  browser = await launchChromium();
  host = await servePlainly();
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  rmSync(newBuild, { recursive: true });
});

const runs = (page: Page, version: string): Promise<void> =>
  page.locator('footer').getByText(`Turnwise ${version},`).waitFor();

it('a newer version asks first: “Later” keeps the old one, also after a reload; a yes brings the new one', async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(host.url);
  await page.locator('[data-testid=offline][data-kind=kept]').waitFor();
  await runs(page, packageJson.version);
  host.publish(newBuild);

  const question = page.getByTestId('update');
  await page.reload();
  await question.getByText('A new version of the lab is ready.').waitFor();
  await runs(page, packageJson.version);
  await question.getByRole('button', { name: 'Later' }).click();
  await question.waitFor({ state: 'detached' });

  await page.reload();
  await question.waitFor();
  await runs(page, packageJson.version);
  await question.getByRole('button', { name: 'Reload into it' }).click();
  await runs(page, newer);
  await page.locator('[data-testid=offline][data-kind=kept]').waitFor();
  expect(await question.count()).toBe(0);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.locator('[data-testid=verdict]:is([data-correct=yes], [data-correct=no])').waitFor();
  await context.close();
});

it('a page that had to be reloaded before the newer version took over goes on to it without asking again', async () => {
  const other = await servePlainly();
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(other.url);
  await page.locator('[data-testid=offline][data-kind=kept]').waitFor();
  other.publish(newBuild);
  await page.reload();
  await page.getByTestId('update').waitFor();
  await runs(page, packageJson.version);
  await page.evaluate(() => sessionStorage.setItem('turnwise-update-reloads', '1'));
  await page.reload();
  await runs(page, newer);
  expect(await page.evaluate(() => sessionStorage.getItem('turnwise-update-reloads'))).toBeNull();
  await context.close();
  await other.stop();
});

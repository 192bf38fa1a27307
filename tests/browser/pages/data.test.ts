import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { openProfile } from '../page';
import { exampleSpec } from '../../core/example-spec';
import { accessFaults, overflow } from './axe';
import './kill-runs';

const spec = {
  ...exampleSpec,
  samples: 1,
  problems: { set: 'demo', limit: 2 },
  arms: exampleSpec.arms.slice(0, 2),
  sampling: { temperature: 1, topP: 0.95, maxTokens: 128 },
};

let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await (await openProfile(browser)).newPage();
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(inject('builtLab'));
  await page.waitForFunction(() => window.turnwise !== undefined);
  await page.evaluate((given) => window.turnwise?.start(given), spec);
  await page.waitForFunction(() => window.turnwise?.progress().phase === 'complete');
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await page.getByRole('heading', { name: 'Fine-tuning data' }).waitFor();
});
afterAll(() => browser.close());

/** The bytes of an experiment in the format whose label begins so. */
async function takeOut(format: string): Promise<Buffer> {
  const out = page.getByRole('region', { name: 'Take out' });
  const label = await out.locator('option', { hasText: format }).textContent();
  await out.getByLabel('As').selectOption({ label: label ?? '' });
  const downloading = page.waitForEvent('download');
  await out.getByRole('button', { name: 'Download' }).click();
  const path = await (await downloading).path();
  return readFileSync(path);
}

describe('the data page', () => {
  it.each(['light', 'dark'] as const)(
    'can be used by everyone, and on a telephone: %s',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme });
      // Colours change over some milliseconds; what is half-way is not what people read.
      await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
      expect(await accessFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 360, height: 740 });
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize({ width: 1280, height: 800 });
    },
  );

  it('takes an experiment out as a bundle, as Parquet and as a report that stands alone', async () => {
    expect(Object.keys(unzipSync(await takeOut('Bundle')))).toContain('manifest.json');
    const parquet = new Uint8Array(await takeOut('Trajectories'));
    expect(await parquetReadObjects({ file: parquet.buffer })).toHaveLength(2 * 2);
    expect((await takeOut('Report')).toString()).toContain("default-src 'none'");
  });

  it('opens a bundle in another browser and confirms every verdict; a changed bundle is refused, a changed export found out', async () => {
    const bundle = await takeOut('Bundle');
    const inside = Object.entries(unzipSync(bundle)).find(([name]) => name.endsWith('.jsonl'));
    const lines = new TextDecoder().decode(inside?.[1]);
    const changed = Buffer.from(bundle);
    const middle = Math.floor(changed.length / 2);
    changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
    const forged = lines.replaceAll(/"correct":(true|false)/g, (_, was) => `"correct":${was === 'false'}`);
    expect(forged).not.toBe(lines);

    const elsewhere = await (await openProfile(browser)).newPage();
    await elsewhere.goto(new URL('#/data', inject('builtLab')).href);
    const ways = (name: string) => elsewhere.getByRole('region', { name, exact: true });
    const bring = (name: string, buffer: Buffer): Promise<void> =>
      ways('Bring in')
        .getByLabel('File')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await ways('Bring in').waitFor();
    await bring('changed.zip', changed);
    await ways('Bring in').getByText('The file could not be opened').waitFor();
    await bring('whole.zip', bundle);
    await ways('Bring in').locator('output').getByText('4 trajectories in').waitFor();
    await ways('Verify').getByRole('button', { name: 'Verify' }).click();
    const verdict = ways('Verify').locator('output');
    await verdict.waitFor({ timeout: 120_000 });
    expect(await verdict.innerText()).toBe('Every verdict of 4 trajectories was given again.');
    await bring('forged.jsonl', Buffer.from(forged));
    await ways('Bring in').locator('output').getByText('4 trajectories in').waitFor();
    await ways('Verify').getByRole('button', { name: 'Verify' }).click();
    await ways('Verify').getByText('4 trajectories differ of 4').waitFor({ timeout: 120_000 });
    await elsewhere.close();
  }, 400_000);

  it('deletes, and brings back', async () => {
    const stored = page.getByRole('region', { name: 'What is stored' });
    await stored.getByRole('button', { name: /^Delete/ }).click();
    await stored.getByRole('button', { name: 'Undo' }).click();
    await stored.getByRole('button', { name: /^Delete/ }).waitFor();
    expect(await stored.getByRole('button', { name: /^Delete/ }).count()).toBe(1);
  });

  it('met no error on the way', () => expect(errors).toEqual([]));
});

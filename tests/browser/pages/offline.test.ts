import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../../../lab/chromium';
import { servedHeaders } from '../../../lab/headers';
import type { ExperimentSpec } from '../../../src/core/experiment';
import { encodeSpec } from '../../../src/core/spec-link';
import { servePlainly, type PlainHost } from './plain-host';

const spec = (samples: number): ExperimentSpec => ({
  version: 1,
  name: 'no network',
  seed: 3,
  samples,
  engine: { kind: 'wllama', model: 'demo' },
  problems: { set: 'demo', difficulty: ['medium'], limit: 2 },
  arms: [
    { name: 'plain', maxTurns: 1 },
    { name: 'multi-turn', maxTurns: 2 },
  ],
  sampling: { temperature: 1, topP: 0.95, maxTokens: 256 },
});

/** What stands for the variable parts of a route. */
const parts = (id: string): Readonly<Record<string, string>> => ({
  id,
  view: 'results',
  problem: 'demo-0021',
  arm: 'multi-turn',
  sample: '0',
  turn: '0',
  set: 'demo',
});

/** Every route of App.tsx, for one experiment. */
function routes(id: string): readonly string[] {
  const declared = [...readFileSync('src/ui/App.tsx', 'utf8').matchAll(/path="(\/[^"]*)"/g)];
  return declared.map(([, route = '']) =>
    route.replaceAll(/:(\w+)\??/g, (_, name: string) => encodeURIComponent(parts(id)[name] ?? '')),
  );
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors of the page and of its console, and requests that left its origin. */
  readonly faults: string[];
}

async function visit({ url }: PlainHost): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(40_000);
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (/^https?:$/.test(protocol) && origin !== new URL(url).origin) faults.push(request.url());
  });
  await page.goto(url);
  return { context, page, faults };
}

const kept = (page: Page): Promise<void> => page.locator('[data-testid=offline][data-kind=kept]').waitFor();

async function runExperiment(page: Page, url: string, samples: number): Promise<string> {
  await page.goto(`${url}#/experiments/new?spec=${encodeSpec(spec(samples))}&start=1`);
  await page.locator('[data-testid=run][data-phase=complete]').waitFor();
  return new URL(page.url()).hash.split('/').at(-1) ?? '';
}

async function openEvery(page: Page, url: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(`${url}#${path}`);
    const heading = page.locator('main :is(h1, h2, h3)').first();
    await heading.waitFor().catch(() => expect.fail(`${path} has no heading`));
    expect(await page.locator('main').innerText(), path).not.toMatch(
      /page failed|could not be fetched|failed to fetch/i,
    );
  }
}

describe('the lab on a plain host, in a subfolder', () => {
  it('asks nobody but its host, and needs not even that after one visit', async () => {
    const host = await servePlainly();
    const { context, page, faults } = await visit(host);
    await kept(page);
    await host.stop();
    await page.reload();
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.locator('[data-testid=verdict]:is([data-correct=yes], [data-correct=no])').waitFor();
    const paths = routes(await runExperiment(page, host.url, 2));
    expect(paths.length).toBeGreaterThan(12);
    await openEvery(page, host.url, paths);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('makes every page without a word to another host when there is a network', async () => {
    const host = await servePlainly();
    const { context, page, faults } = await visit(host);
    await openEvery(page, host.url, routes(await runExperiment(page, host.url, 1)));
    await page.goto(`${host.url}#/models`);
    await page.getByRole('button', { name: 'Show the models' }).click();
    await page.getByText(/\d+ models/).waitFor();
    expect(faults).toEqual([]);
    await context.close();
    await host.stop();
  });

  it('keeps the isolation that a host gave it', async () => {
    const host = await servePlainly(servedHeaders);
    const { context, page } = await visit(host);
    await kept(page);
    await host.stop();
    await page.reload();
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await context.close();
  });
});

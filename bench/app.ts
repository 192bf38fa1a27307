import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../lab/chromium';
import { buildIfStale } from '../lab/fresh-build';
import { serveLab } from '../lab/serve';

/** What the page tells of its own loading. Milliseconds. */
interface Paint {
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  readonly layoutShift: number;
}

const rounds = 3;
/** Times that the processor is slowed down, by the DevTools protocol. */
const slowdown = 4;
/** Milliseconds after the load in which nothing may block: what Lighthouse waits for, too. */
const quietMs = 5_000;

/** `npm run bench -- app`: how the first page opens on a slow laptop that has never seen it. The median of three. */
export async function main(): Promise<void> {
  await buildIfStale();
  const server = await serveLab({ port: 0, open: false });
  const browser = await launchChromium();
  try {
    const opened: (Paint & { readonly scriptBytes: number })[] = [];
    for (let round = 0; round < rounds; round += 1) opened.push(await openCold(browser, server.url));
    const median = (pick: (one: Paint & { readonly scriptBytes: number }) => number): number =>
      opened.map(pick).toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
    tell(
      'largest contentful paint, ms',
      median((one) => one.largestPaintMs),
      2_500,
    );
    tell(
      'total blocking time, ms',
      median((one) => one.blockingMs),
      200,
    );
    tell(
      'layout shift',
      median((one) => one.layoutShift),
      0.05,
    );
    tell('scripts of the first route, gzip KB', median((one) => one.scriptBytes) / 1024, 120);
  } finally {
    await browser.close();
    await server.close();
  }
}

function tell(figure: string, value: number, limit: number): void {
  process.stdout.write(`${JSON.stringify({ bench: 'app', figure, value, limit, met: value < limit })}\n`);
}

/** Opens the lab in a new profile with nothing cached. */
async function openCold(browser: Browser, url: string): Promise<Paint & { readonly scriptBytes: number }> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  const bodies: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    bodies.push(response.body().then((body) => gzipSync(body).length));
  });
  const devTools = await context.newCDPSession(page);
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.addInitScript(observe);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(quietMs);
  const paint = await page.evaluate<Paint>('globalThis.paintSeen');
  const sizes = await Promise.all(bodies);
  await context.close();
  return { ...paint, scriptBytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Runs in the page, before its scripts. */
const observe = `
  globalThis.paintSeen = { largestPaintMs: 0, blockingMs: 0, layoutShift: 0 };
  const seen = globalThis.paintSeen;
  const watch = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch('largest-contentful-paint', (entry) => { seen.largestPaintMs = entry.startTime; });
  watch('longtask', (entry) => { seen.blockingMs += Math.max(0, entry.duration - 50); });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) seen.layoutShift += entry.value; });
`;

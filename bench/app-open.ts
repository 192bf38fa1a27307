import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** How a page opened. Milliseconds and bytes. */
export interface Opening {
  readonly largestPaintMs: number;
  readonly blockingMs: number;
  readonly layoutShift: number;
  /** Gzip. */
  readonly scriptBytes: number;
}

/** Times that the processor is slowed down, by the DevTools protocol. */
const slowdown = 4;
/** Milliseconds after the load in which nothing may block: what Lighthouse waits for, too. */
const quietMs = 5_000;

/** Opens the lab in a new profile with nothing cached, on a slow laptop. */
export async function openCold(browser: Browser, url: string): Promise<Opening> {
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
  const paint = await page.evaluate<Omit<Opening, 'scriptBytes'>>('globalThis.paintSeen');
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

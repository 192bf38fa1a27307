import type { Browser } from 'playwright-core';
import { launchChromium } from '../lab/chromium';
import { buildIfStale } from '../lab/fresh-build';
import { serveLab } from '../lab/serve';
import { openCold, type Opening } from './app-open';
import { watchDemoSweep, watchLongSweep } from './app-sweep';

const rounds = 3;
/** With the demo set's 60 problems and four arms: 50,400 cells. */
const samples = 210;

/** `npm run bench -- app [open|sweep]`: how the first page opens, and what sweeps do to the page that shows them. */
export async function main([part]: readonly string[]): Promise<void> {
  await buildIfStale();
  const server = await serveLab({ port: 0, open: false });
  const browser = await launchChromium();
  try {
    if (part !== 'sweep') await measureOpening(browser, server.url);
    if (part !== 'open') await measureSweeps(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
}

async function measureOpening(browser: Browser, url: string): Promise<void> {
  const opened: Opening[] = [];
  for (let round = 0; round < rounds; round += 1) opened.push(await openCold(browser, url));
  const median = (name: keyof Opening): number =>
    quantile(
      opened.map((one) => one[name]),
      0.5,
    );
  tell('largest contentful paint, ms', median('largestPaintMs'), 2_500);
  tell('total blocking time, ms', median('blockingMs'), 200);
  tell('layout shift', median('layoutShift'), 0.05);
  tell('scripts of the first route, gzip KB', median('scriptBytes') / 1024, 120);
}

async function measureSweeps(browser: Browser, url: string): Promise<void> {
  tellFrames('frames during a sweep on the demo model', await watchDemoSweep(browser, url));
  const { heapBytes, frames, ...sweep } = await watchLongSweep(browser, url, { samples, finished: 10_000 });
  tell('heap after a long sweep, MB', heapBytes / 1024 ** 2, 400, sweep);
  tellFrames('frames while its grid is scrolled', frames, sweep);
}

function tellFrames(what: string, frames: readonly number[], more: object = {}): void {
  const longestMs = Math.max(...frames);
  tell(`${what}, 95th percentile, ms`, quantile(frames, 0.95), 20, {
    frames: frames.length,
    longestMs,
    ...more,
  });
}

function tell(figure: string, value: number, limit: number, more: object = {}): void {
  process.stdout.write(
    `${JSON.stringify({ bench: 'app', figure, value, limit, met: value < limit, ...more })}\n`,
  );
}

/** The value that a share of the values does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

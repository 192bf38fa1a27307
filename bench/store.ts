import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'vite';
import { launchPersistentChromium } from '../lab/chromium';

/** What the page reports; see store-page.ts. */
export interface StoreFigures {
  readonly trajectories: number;
  readonly bytesEach: number;
  /** Each put awaited before the next, as a single engine slot would. */
  readonly storedPerSecondOneByOne: number;
  /** Eight puts under way at once, as a sweep over several slots has them. */
  readonly storedPerSecondEightAtOnce: number;
  readonly importedPerSecond: number;
  /** Milliseconds to open the list, heads and every summary, on a fresh connection: the median of five. */
  readonly openListMs: number;
  readonly transcriptsPerSecond: number;
}

/** `npm run bench -- store`: P7, on a profile on disk, in Chromium. */
export async function main(args: readonly string[]): Promise<void> {
  const count = Number(args[0] ?? 10_000);
  const server = await createServer({
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    logLevel: 'error',
  });
  await server.listen();
  const folder = mkdtempSync(join(tmpdir(), 'turnwise-bench-'));
  const profile = await launchPersistentChromium(folder);
  try {
    const page = await profile.newPage();
    await page.goto(new URL('tests/browser/blank.html', server.resolvedUrls?.local[0]).href);
    const figures: StoreFigures = await page.evaluate(
      `import('/bench/store-page.ts').then((bench) => bench.measureStore(${count}))`,
    );
    process.stdout.write(`${JSON.stringify({ figure: 'P7', ...figures })}\n`);
  } finally {
    await profile.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

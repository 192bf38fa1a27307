import { createServer } from 'vite';
import { launchChromium } from '../lab/chromium';
import type { LoopRound } from './loop-page';

/** `npm run bench -- loop [problems] [samples] [rounds]`: P5, in Chromium, with the demo model. */
export async function main(args: readonly string[]): Promise<void> {
  const [problems = 12, samples = 4, rounds = 3] = args.map(Number);
  const server = await createServer({
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    logLevel: 'error',
  });
  await server.listen();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(new URL('tests/browser/blank.html', server.resolvedUrls?.local[0]).href);
    const options = JSON.stringify({ problems, samples, rounds });
    const measured: readonly LoopRound[] = await page.evaluate(
      `import('/bench/loop-page.ts').then((bench) => bench.measureLoop(${options}))`,
    );
    for (const round of measured)
      process.stdout.write(`${JSON.stringify({ figure: 'P5 round', ...round })}\n`);
    const ratios = measured.map(({ ratio }) => ratio).toSorted((a, b) => a - b);
    const total = (pick: (round: LoopRound) => number): number =>
      measured.reduce((sum, round) => sum + pick(round), 0);
    process.stdout.write(
      `${JSON.stringify({
        figure: 'P5',
        ratio: total(({ bareSeconds }) => bareSeconds) / total(({ sweepSeconds }) => sweepSeconds),
        least: ratios[0],
        most: ratios.at(-1),
        attemptsPerSecond: total(({ attempts }) => attempts) / total(({ sweepSeconds }) => sweepSeconds),
        bareAttemptsPerSecond: total(({ attempts }) => attempts) / total(({ bareSeconds }) => bareSeconds),
      })}\n`,
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

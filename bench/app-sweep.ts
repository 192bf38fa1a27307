import type { Browser, Page } from 'playwright-core';
import type { ArmSpec, ExperimentSpec } from '../src/core/experiment';
import { encodeSpec } from '../src/core/spec-link';
import { serveFast } from './fast-endpoint';

/** What a long sweep does to the page. */
export interface LongSweep {
  readonly cells: number;
  readonly finished: number;
  readonly seconds: number;
  /** The page's own heap after a garbage collection. */
  readonly heapBytes: number;
  /** Milliseconds from frame to frame while the grid was scrolled over and attempts arrived. */
  readonly frames: readonly number[];
  readonly attemptsPerSecond: number;
}

const viewport = { width: 1366, height: 768 };
/** Milliseconds over which frames are counted. */
const watchMs = 10_000;
/** CSS pixels a frame: some 1,800 a second, a brisk hand. */
const scrollStep = 30;

const sampling = { temperature: 1, topP: 0.95, maxTokens: 512 };
const arms: readonly ArmSpec[] = [
  { name: 'plain', maxTurns: 1 },
  { name: 'last block', maxTurns: 1, extraction: 'last' },
  { name: 'two turns', maxTurns: 2, feedback: 'failed-tests' },
  { name: 'two turns, binary', maxTurns: 2, feedback: 'binary' },
];

/** Milliseconds from frame to frame of the Experiment page while the demo model runs an experiment. */
export async function watchDemoSweep(browser: Browser, url: string): Promise<readonly number[]> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await begin(page, url, {
    version: 1,
    name: 'bench',
    seed: 7,
    samples: 50,
    engine: { kind: 'wllama', model: 'demo' },
    problems: { set: 'demo' },
    arms,
    sampling,
  });
  await untilFinished(page, 10);
  const frames = await page.evaluate<number[]>(countFrames(watchMs, 0));
  await context.close();
  return frames;
}

/**
 * A sweep of `cells` cells by an endpoint that answers at once, until `finished` trajectories are stored; then 20
 * attempts a second go on arriving while the grid is scrolled.
 */
export async function watchLongSweep(
  browser: Browser,
  url: string,
  size: { readonly samples: number; readonly finished: number },
): Promise<LongSweep> {
  const endpoint = await serveFast('public/problems/demo.json');
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    await begin(page, url, {
      version: 1,
      name: 'bench',
      seed: 7,
      samples: size.samples,
      engine: { kind: 'openai', model: endpoint.model, baseUrl: endpoint.baseUrl },
      problems: { set: 'demo' },
      arms,
      sampling,
    });
    const start = performance.now();
    const { finished, asked } = await untilFinished(page, size.finished);
    const seconds = (performance.now() - start) / 1000;
    endpoint.setPerSecond(20);
    const devTools = await context.newCDPSession(page);
    await devTools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devTools.send('Runtime.getHeapUsage');
    const before = endpoint.answered();
    const frames = await page.evaluate<number[]>(countFrames(watchMs, scrollStep));
    const attemptsPerSecond = ((endpoint.answered() - before) * 1000) / watchMs;
    return { cells: asked, finished, seconds, heapBytes: usedSize, frames, attemptsPerSecond };
  } finally {
    await context.close();
    await endpoint.close();
  }
}

async function begin(page: Page, url: string, spec: ExperimentSpec): Promise<void> {
  await page.goto(`${url}#/experiments/new?spec=${encodeSpec(spec)}&start=1`);
  await page.locator('[data-testid=run][data-phase=running]').waitFor({ timeout: 120_000 });
}

/** Waits for so many trajectories; tells how many there are of how many. */
async function untilFinished(
  page: Page,
  count: number,
): Promise<{ readonly finished: number; readonly asked: number }> {
  for (;;) {
    const text = await page.getByTestId('finished').innerText();
    const [finished = 0, asked = 0] = text
      .replaceAll(/[^\do]/g, '')
      .split('o')
      .map(Number);
    if (finished >= count) return { finished, asked };
    if ((await page.getByTestId('run').getAttribute('data-phase')) !== 'running')
      throw new Error(`The sweep ended at ${text}: ${await page.getByRole('alert').allInnerTexts()}`);
    await page.waitForTimeout(200);
  }
}

/** Runs in the page: times between frames, the grid scrolled to and fro by `step` pixels a frame. */
function countFrames(forMs: number, step: number): string {
  return `new Promise((resolve) => {
    const grid = document.querySelector('[data-testid=grid]');
    const frames = [];
    let [start, last, by] = [performance.now(), null, ${step}];
    requestAnimationFrame(function tick(now) {
      if (last !== null) frames.push(now - last);
      last = now;
      const before = grid.scrollTop;
      grid.scrollTop += by;
      if (grid.scrollTop === before) by = -by;
      if (now - start < ${forMs}) requestAnimationFrame(tick);
      else resolve(frames);
    });
  })`;
}

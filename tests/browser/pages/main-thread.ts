import { execFileSync } from 'node:child_process';
import type { Browser, Page } from 'playwright-core';

/** How much of the page's own thread some work took, and how much memory its process had at most. */
export interface Load {
  /** The longest task, in milliseconds of processor time: what other programs of the machine take does not count. */
  readonly longestMs: number;
  readonly totalMs: number;
  /** By how much the browser's largest page process grew at most, in MB of resident memory. */
  readonly grownMb: number;
}

/** Watches a page while `work` goes on, workers not among its tasks but in its memory. */
export async function loadOf(browser: Browser, page: Page, work: () => Promise<void>): Promise<Load> {
  const devtools = await browser.newBrowserCDPSession();
  const { processInfo } = await devtools.send('SystemInfo.getProcessInfo');
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const beforeMb = Math.max(...residentMb(pids));
  let highestMb = beforeMb;
  const sampling = setInterval(() => (highestMb = Math.max(highestMb, ...residentMb(pids))), 200);
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  let trace: Buffer;
  try {
    await work();
  } finally {
    clearInterval(sampling);
    trace = await browser.stopTracing();
    await devtools.detach();
  }
  const times = taskTimes(trace);
  const sum = times.reduce((a, b) => a + b, 0);
  return { longestMs: Math.max(0, ...times), totalMs: sum, grownMb: highestMb - beforeMb };
}

function residentMb(pids: readonly number[]): readonly number[] {
  const table = execFileSync('ps', ['-o', 'rss=', '-p', pids.join(',')], { encoding: 'utf8' });
  return table
    .trim()
    .split('\n')
    .map((kilobytes) => Number(kilobytes) / 1_000);
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of the thread's own time. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Milliseconds of processor time of every task of every main thread of a page: spares are idle. */
function taskTimes(trace: Buffer): readonly number[] {
  // Chromium's own format.
  const { traceEvents } = JSON.parse(trace.toString()) as { readonly traceEvents: readonly TraceEvent[] };
  const threads = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(
    ({ name, pid, tid }) =>
      threads.has(`${pid} ${tid}`) && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask'),
  );
  // A task that has not ended with the trace has no time, nor have some of a microsecond.
  const timed = tasks.flatMap(({ tdur }) => (tdur === undefined ? [] : [tdur / 1_000]));
  if (timed.length <= tasks.length / 2) throw new Error('The trace does not tell how long tasks took.');
  return timed;
}

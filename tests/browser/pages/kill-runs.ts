import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { launchPersistentChromium } from '../../../lab/chromium';
import type { Automation } from '../../../src/core/automation';
import type { ExperimentSpec } from '../../../src/core/experiment';
import { createRandom } from '../../../src/core/random';
import type { Trajectory } from '../../../src/core/trajectory';

declare global {
  interface Window {
    turnwise?: Automation;
  }
}

type Kill = 'crash' | 'reload' | 'close';
const kinds: readonly Kill[] = ['crash', 'reload', 'close'];

/** Milliseconds after which a page is killed at the latest: from the start of Python to well into the sweep. */
const longestLifeMs = 6_000;

export interface KillReport {
  readonly kills: Readonly<Record<Kill, number>>;
  /** Trajectories that were there when the page was killed, kill by kill. */
  readonly stored: readonly number[];
  /** One line a trajectory, sorted: of the run that was killed, and of one that was not. */
  readonly killed: readonly string[];
  readonly undisturbed: readonly string[];
}

/** Runs a spec twice in one browser profile, once undisturbed and once under `count` kills of its page. */
export async function runUnderKills(
  url: string,
  spec: ExperimentSpec,
  count: number,
  seed: number,
): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'turnwise-kills-'));
  const profile = await launchPersistentChromium(folder);
  const random = createRandom(seed);
  const kills = { crash: 0, reload: 0, close: 0 };
  const stored: number[] = [];
  try {
    let page = await openLab(profile, url);
    await start(page, spec);
    const undisturbed = await finish(page);
    page = await reopen(profile, page, url);
    const id = await start(page, spec);
    while (stored.length < count) {
      const going = goOn(page, id).catch(() => null);
      await pause(random.next() * longestLifeMs);
      const kind = kinds[random.int(kinds.length)] ?? 'close';
      kills[kind] += 1;
      await kill(profile, page, kind);
      await going;
      page = await reopen(profile, page, url);
      stored.push((await page.evaluate(countOf, id)) ?? 0);
    }
    await goOn(page, id);
    return { kills, stored, killed: await finish(page), undisturbed };
  } finally {
    await profile.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openLab(profile: BrowserContext, url: string): Promise<Page> {
  const page = await profile.newPage();
  await page.goto(url);
  await page.waitForFunction(() => window.turnwise !== undefined);
  return page;
}

/** A fresh tab instead of one that was used or killed. */
async function reopen(profile: BrowserContext, old: Page, url: string): Promise<Page> {
  const page = await openLab(profile, url);
  await old.close().catch(() => null);
  return page;
}

/** Starts an experiment; resolves with its id. */
async function start(page: Page, spec: ExperimentSpec): Promise<string> {
  const header = await page.evaluate((given) => window.turnwise?.start(given), spec);
  const experiment: { readonly id: string } = JSON.parse(header ?? '{}');
  return experiment.id;
}

async function goOn(page: Page, id: string): Promise<void> {
  await page.evaluate((asked) => window.turnwise?.goOn(asked), id);
}

async function kill(profile: BrowserContext, page: Page, kind: Kill): Promise<void> {
  if (kind === 'close') await page.close();
  else if (kind === 'reload') await page.reload();
  else {
    const devTools = await profile.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    devTools.send('Page.crash').catch(() => null);
    await crashed;
  }
}

/** Waits for the end of a run; resolves with what must not depend on interruptions, one sorted line a trajectory. */
async function finish(page: Page): Promise<readonly string[]> {
  await page.waitForFunction(() => /complete|failed/.test(window.turnwise?.progress().phase ?? ''), null, {
    timeout: 0,
  });
  const end = await page.evaluate(() => window.turnwise?.progress());
  if (end?.phase !== 'complete') throw new Error(end?.text ?? 'The page is gone.');
  let text = '';
  for (;;) {
    const lines = (await page.evaluate(() => window.turnwise?.newLines())) ?? '';
    if (lines === '') break;
    text += lines;
  }
  return text.trimEnd().split('\n').map(lastingOf).toSorted();
}

function lastingOf(line: string): string {
  const { problemId, arm, sample, seed, end, publicPass, correct, final, turns }: Trajectory =
    JSON.parse(line);
  const attempts = turns.map(({ index, reply, program, tests, feedback }) => ({
    index,
    reply,
    program,
    outcomes: tests.map(({ outcome }) => outcome),
    feedback: feedback?.text,
  }));
  return JSON.stringify({ problemId, arm, sample, seed, end, publicPass, correct, final, attempts });
}

/** Trajectories of an experiment, counted in the database itself. Runs in the page. */
function countOf(id: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('turnwise');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const range = IDBKeyRange.bound([id], [id, []]);
      const counting = opening.result.transaction('summaries').objectStore('summaries').count(range);
      counting.onerror = () => reject(counting.error);
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

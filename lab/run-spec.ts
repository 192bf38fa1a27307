import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Automation, AutomationProgress } from '../src/core/automation';
import { parseSpecText, SpecError } from '../src/core/parse-spec';
import type { ExperimentSpec } from '../src/core/experiment';
import { launchPersistentChromium } from './chromium';
import { buildIfStale } from './fresh-build';
import type { ProgressLine } from './progress-line';
import { createRunFile, reopenRunFile, type RunFile } from './run-file';
import { serveLab } from './serve';
import { UsageError } from './usage-error';

declare global {
  var turnwise: Automation | undefined;
}

export interface RunOptions {
  readonly spec: string;
  readonly out: string;
  readonly resume: boolean;
  /** 0 takes any free port. */
  readonly port: number;
  /** Key of an OpenAI-compatible endpoint. */
  readonly endpointKey: string | undefined;
}

/** Milliseconds between two looks at the page. */
const lookMs = 250;

/**
 * Runs a spec in the built lab in headless Chromium and appends each trajectory to the file as it is finished.
 * Resolves with how it ended.
 * @throws UsageError for files that cannot be used; Error with the page's message when the run fails.
 */
export async function runSpec(
  options: RunOptions,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<'complete' | 'stopped'> {
  const spec = readSpec(options.spec);
  const opened = options.resume
    ? await reopenRunFile(options.out, spec, progress.say)
    : { file: createRunFile(options.out), trajectories: 0 };
  await buildIfStale();
  const server = await serveLab({ port: options.port, open: false });
  const profile = mkdtempSync(join(tmpdir(), 'turnwise-run-'));
  const browser = await launchPersistentChromium(profile);
  try {
    const page = browser.pages()[0] ?? (await browser.newPage());
    const gone = new Promise<never>((_, reject) => {
      page.once('crash', () => reject(new Error('The page crashed, perhaps for lack of memory.')));
      page.once('close', () => reject(new Error('The browser was closed.')));
    });
    gone.catch(() => null);
    await page.goto(server.url);
    await page.waitForFunction(() => globalThis.turnwise !== undefined);
    return await Promise.race([drive(page, spec, opened.file, options, progress, signal), gone]);
  } finally {
    await browser.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function drive(
  page: Page,
  spec: ExperimentSpec,
  file: RunFile,
  options: RunOptions,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<'complete' | 'stopped'> {
  let isStarted = false;
  const starting = begin(page, spec, options).then((header) => {
    file.append(header);
    isStarted = true;
  });
  starting.catch(() => null);
  for (;;) {
    if (signal.aborted && !isStarted) return 'stopped';
    if (signal.aborted) await page.evaluate(() => globalThis.turnwise?.stop());
    const seen = await page.evaluate(() => globalThis.turnwise?.progress());
    // Taken after the look: what the look counted is stored by then.
    while (isStarted) {
      const lines = (await page.evaluate(() => globalThis.turnwise?.newLines())) ?? '';
      if (lines === '') break;
      file.append(lines);
    }
    if (seen !== undefined) {
      progress.show(progressText(seen));
      if (isStarted && seen.phase === 'failed') throw new Error(seen.text);
      if (isStarted && (seen.phase === 'complete' || seen.phase === 'stopped')) return seen.phase;
    }
    await Promise.race(isStarted ? [pause(lookMs)] : [pause(lookMs), starting]);
  }
}

/** Starts the experiment or goes on with it; returns what the file still lacks: the header, or nothing. */
async function begin(page: Page, spec: ExperimentSpec, options: RunOptions): Promise<string> {
  if (!options.resume) {
    const parts = [spec, options.endpointKey] as const;
    return (await page.evaluate(([given, key]) => globalThis.turnwise?.start(given, key), parts)) ?? '';
  }
  const url = new URL('resumed.jsonl', page.url()).href;
  await page.route(url, (route) => route.fulfill({ path: options.out, contentType: 'application/jsonl' }));
  const parts = [url, options.endpointKey] as const;
  await page.evaluate(([from, key]) => globalThis.turnwise?.resume(from, key), parts);
  return '';
}

function readSpec(path: string): ExperimentSpec {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read.`, { cause: error });
  }
  try {
    return parseSpecText(text);
  } catch (error) {
    if (error instanceof SpecError) throw new UsageError(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

function progressText({ phase, text, finished, asked, perSecond, msLeft }: AutomationProgress): string {
  if (phase === 'loading') return text;
  const speed = perSecond === null ? '' : ` · ${perSecond.toFixed(1)} attempts/s`;
  const left = msLeft === null ? '' : ` · ${durationText(msLeft)} left`;
  return `${finished}/${asked} trajectories${speed}${left}`;
}

function durationText(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h} h ${m} min` : m > 0 ? `${m} min ${s} s` : `${s} s`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

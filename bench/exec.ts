import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { createServer } from 'vite';
import { launchChromium } from '../lab/chromium';
import { defaultLimits, type Case, type Run } from '../src/core/executor';
import { caseOf, limitsFor } from '../src/core/judge';
import { parseProblemSet } from '../src/core/parse-problems';
import { emptyProgram, heavyPrograms } from './exec-programs';

/** `npm run bench -- exec [rounds]`: P1 to P4, in Chromium and on the python3 of the path. */
export async function main(args: readonly string[]): Promise<void> {
  const [rounds = 10] = args.map(Number);
  const runs = referenceRuns();
  const server = await createServer({
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    logLevel: 'error',
  });
  await server.listen();
  const browser = await launchChromium();
  const page = await browser.newPage();
  const address = new URL('tests/browser/blank.html', server.resolvedUrls?.local[0]).href;
  try {
    await page.goto(address);
    await throughput(page, runs, rounds);
    await heavy(page);
    await page.goto(address);
    await recovery(page);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Tests that a warm interpreter runs in less than this many milliseconds are short: there, the harness is timed. */
const shortMs = 2;

async function throughput(page: Page, runs: readonly Run[], rounds: number): Promise<void> {
  const times: readonly (readonly number[])[] = await play(page, 'caseTimes', runs);
  const short = runs
    .map((run, index) => ({
      ...run,
      cases: run.cases.filter((_, one) => (times[index]?.[one] ?? Infinity) < shortMs),
    }))
    .filter(({ cases }) => cases.length > 0);
  await compareWithCpython(page, 'P1', runs, rounds);
  await compareWithCpython(page, 'P1, short tests', short, rounds * 4);
  for (const [figure, some, count] of [
    ['P2', runs, rounds],
    ['P2, short tests', short, rounds * 4],
  ] as const) {
    const one: number = await play(page, 'pooledRate', some, 1, count);
    const bare: number = await play(page, 'bareRate', some, count);
    print({ figure, ratio: one / bare, testsPerSecond: one, bareTestsPerSecond: bare });
  }
  const empty: Run = {
    program: emptyProgram,
    cases: Array<Case>(200).fill({ kind: 'stdin', stdin: '' }),
    limits: defaultLimits,
  };
  const rate: number = await play(page, 'pooledRate', [empty], 1, rounds * 3);
  print({ figure: 'overhead', microsecondsPerEmptyTest: 1e6 / rate });
}

async function compareWithCpython(
  page: Page,
  figure: string,
  runs: readonly Run[],
  rounds: number,
): Promise<void> {
  const cores = cpus().length;
  const tests = runs.reduce((sum, { cases }) => sum + cases.length, 0);
  const ours: number = await play(page, 'pooledRate', runs, cores, rounds);
  const { seconds, failed } = cpython({ workers: cores, jobs: runs.flatMap(freshJobs) });
  print({
    figure,
    ratio: (ours * seconds) / tests,
    testsPerSecond: ours,
    cpythonTestsPerSecond: tests / seconds,
    cpythonFailed: failed,
    tests,
    cores,
  });
}

async function heavy(page: Page): Promise<void> {
  const names = Object.keys(heavyPrograms);
  const programs = Object.values(heavyPrograms);
  const ours: readonly number[] = await play(page, 'heavyMs', programs);
  const theirs = cpythonTimes(programs);
  const ratios = ours.map((ms, index) => ms / ((theirs[index] ?? Number.NaN) * 1000));
  names.forEach((name, index) =>
    print({
      figure: 'P3 program',
      name,
      ratio: ratios[index],
      ms: ours[index],
      cpythonMs: (theirs[index] ?? 0) * 1000,
    }),
  );
  print({ figure: 'P3', median: ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] });
}

async function recovery(page: Page): Promise<void> {
  const without: { coldMs: number; afterKillMs: number } = await play(page, 'recoveryMs', 0);
  const withSpare: { coldMs: number; afterKillMs: number } = await play(page, 'recoveryMs', 1);
  print({
    figure: 'P4',
    ratio: without.afterKillMs / without.coldMs,
    coldBootMs: without.coldMs,
    afterKillMs: without.afterKillMs,
    afterKillWithSpareMs: withSpare.afterKillMs,
  });
}

function play<T>(page: Page, name: string, ...args: readonly unknown[]): Promise<T> {
  const list = args.map((argument) => JSON.stringify(argument)).join(', ');
  return page.evaluate(`import('/bench/exec-page.ts').then((bench) => bench.${name}(${list}))`);
}

function referenceRuns(): readonly Run[] {
  const text = readFileSync(new URL('../public/problems/basics.json', import.meta.url), 'utf8');
  return parseProblemSet(JSON.parse(text)).problems.flatMap((problem) => {
    if (problem.referenceProgram === null) return [];
    const cases = [...problem.publicTests, ...problem.privateTests].map((test) => caseOf(problem, test));
    return [{ program: problem.referenceProgram, cases, limits: limitsFor({ problem }) }];
  });
}

/** One job for each test: the program as a script, or followed by the call that the test makes. */
function freshJobs({ program, cases }: Run): readonly { readonly program: string; readonly stdin: string }[] {
  return cases.map((one) => {
    if (one.kind === 'stdin') return { program, stdin: one.stdin };
    if (one.kind === 'assert') return { program: `${program}\n${one.code}`, stdin: '' };
    const callee = one.entryPoint.replace('.', '().');
    return {
      program: `${program}\nimport json, sys\nprint(json.dumps(${callee}(*json.load(sys.stdin))))`,
      stdin: JSON.stringify(one.args),
    };
  });
}

function cpython(task: object): { readonly seconds: number; readonly failed: number } {
  return JSON.parse(askPython(task));
}

function cpythonTimes(programs: readonly string[]): readonly number[] {
  return JSON.parse(askPython({ timed: programs }));
}

function askPython(task: object): string {
  const script = fileURLToPath(new URL('./exec-cpython.py', import.meta.url));
  return execFileSync('python3', [script], { input: JSON.stringify(task), encoding: 'utf8' });
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

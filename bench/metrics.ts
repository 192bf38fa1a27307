import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawBinomial } from '../src/core/binomial';
import { paperColumns } from '../src/core/column';
import { estimate } from '../src/core/estimate';
import { poolLines, requestOf } from '../src/core/pool';
import { createRandom, type Random } from '../src/core/random';
import { countStudy, type Study } from '../src/core/study';
import type { TrajectorySummary, TurnSummary } from '../src/core/trajectory';
import { anExperiment } from '../tests/core/experiments';
import { turnOf, type TurnLetter } from '../tests/core/summaries';

const problems = 200;
const trajectories = 1_000_000;
const arms = { plain: 1, CoT: 1, 'multi-turn': 3, 'multi-turn CoT': 3 };

/**
 * P6: seconds for Table 1 from 10⁶ trajectory summaries over 200 problems and 4 arms, without and with intervals
 * (1,000 bootstrap draws), and how much longer a plain Python implementation of the unbiased estimator takes for the
 * values alone, from the same counts. Counting the summaries is part of both of our times, of neither of Python's.
 */
export async function main(): Promise<void> {
  const experiment = anExperiment({
    arms,
    problems: Array.from({ length: problems }, (_, problem) => `p${problem}`),
    samples: trajectories / problems / Object.keys(arms).length,
  });
  const summaries = createSummaries(createRandom(1));

  const plain = timed(() => tableOf(countStudy(experiment, summaries), 0));
  const withIntervals = timed(() => tableOf(countStudy(experiment, summaries), 1000));
  const study = countStudy(experiment, summaries);
  // The median of warm runs: one alone is a few milliseconds.
  const valuesOnly = median(Array.from({ length: 15 }, () => timed(() => tableOf(study, 0)).seconds));
  const python = await pythonSeconds(study);
  const difference = Math.max(
    ...plain.result.rows
      .flatMap(({ values }, row) =>
        values.map((value, column) =>
          Math.abs((value.kind === 'value' ? value.value : NaN) - (python.values[row]?.[column] ?? NaN)),
        ),
      )
      .filter((gap) => !Number.isNaN(gap)),
  );
  print({
    figure: 'P6',
    trajectories,
    problems,
    arms: 4,
    secondsWithout: plain.seconds,
    secondsWithIntervals: withIntervals.seconds,
    draws: 1000,
    goal: { secondsWithout: 1, secondsWithIntervals: 10 },
  });
  print({
    figure: 'P6 against plain Python',
    what: 'pass@r of four columns for 800 cells from the same counts, nothing else',
    ourSeconds: valuesOnly,
    pythonSeconds: python.seconds,
    pythonOverOurs: python.seconds / valuesOnly,
    largestGap: difference,
  });
}

function tableOf(study: Study, draws: number) {
  // Everything submitted: pass n@k with n = k is what the plain estimator knows.
  const columns =
    draws === 0 ? paperColumns.map(({ k }) => ({ kind: 'pass n@k', n: k, k }) as const) : paperColumns;
  return estimate(requestOf(poolLines([study]), { columns, reference: 0, draws, byFamily: false }));
}

/** Summaries share their turns' objects, so that 10⁶ of them fit in memory; the code under test cannot tell. */
function createSummaries(random: Random): readonly TrajectorySummary[] {
  const linear = new Map<string, readonly TurnSummary[]>();
  function turnsOf(letters: readonly TurnLetter[]): readonly TurnSummary[] {
    const key = letters.join('');
    let turns = linear.get(key);
    if (turns === undefined) {
      linear.set(
        key,
        (turns = letters.map((letter, index) => turnOf(letter, index === 0 ? null : index - 1))),
      );
    }
    return turns;
  }
  const difficulty = Array.from({ length: problems }, () => random.beta(0.5, 2));
  const samples = trajectories / problems / Object.keys(arms).length;
  return Object.entries(arms).flatMap(([arm, maxTurns]) =>
    difficulty.flatMap((pass, problem) =>
      Array.from({ length: samples }, (_, sample): TrajectorySummary => {
        const letters: TurnLetter[] = [];
        while (letters.length < maxTurns && letters.at(-1) !== 'p') {
          letters.push(random.next() < pass ? 'p' : 'w');
        }
        const publicPass = letters.at(-1) === 'p';
        return {
          experimentId: 'e',
          problemId: `p${problem}`,
          arm,
          sample,
          seed: 1,
          end: publicPass ? 'satisfied' : 'exhausted',
          publicPass,
          correct: publicPass && drawBinomial(random, 1, 0.7) === 1,
          final: letters.length - 1,
          turns: turnsOf(letters),
          endedAt: 0,
        };
      }),
    ),
  );
}

/** The estimator as it is usually written, 1 − Π (1 − k / i), over lists of counts; the computation alone is timed, median of 15. */
const pythonProgram = `
import json, sys, time
arms = json.load(open(sys.argv[1]))
def pass_at_k(n, c, k):
    if n - c < k:
        return 1.0
    product = 1.0
    for i in range(n - c + 1, n + 1):
        product *= 1 - k / i
    return 1 - product
def table():
    rows = []
    for arm in arms:
        row = []
        for k in [3, 30, 100, 300]:
            r = k // arm["maxTurns"]
            scores = [pass_at_k(n, c, r) for n, c in arm["counts"]]
            row.append(sum(scores) / len(scores))
        rows.append(row)
    return rows
times = []
for _ in range(15):
    start = time.perf_counter()
    values = table()
    times.append(time.perf_counter() - start)
print(json.dumps({"seconds": sorted(times)[7], "values": values}))
`;

async function pythonSeconds(
  study: Study,
): Promise<{ readonly seconds: number; readonly values: readonly (readonly number[])[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'turnwise-metrics-'));
  try {
    const path = join(folder, 'counts.json');
    const { lines } = poolLines([study]);
    writeFileSync(
      path,
      JSON.stringify(
        lines.map(({ maxTurns, counts }) => ({
          maxTurns,
          counts: counts.map(({ trajectories: n, correct }) => [n, correct]),
        })),
      ),
    );
    return JSON.parse(execFileSync('python3', ['-c', pythonProgram, path], { encoding: 'utf8' }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function timed<T>(work: () => T): { readonly result: T; readonly seconds: number } {
  const start = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function print(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

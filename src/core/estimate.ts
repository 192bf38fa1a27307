import {
  bootstrapMean,
  drawProblems,
  quantile,
  type Bootstrapped,
  type Draws,
  type Series,
} from './bootstrap';
import { drawsOf, type Column } from './column';
import { holm } from './holm';
import { normalQuantile } from './normal';
import { undefinedReason } from './pass-n-at-k';
import { signFlipTest, type PermutationTest } from './permutation';
import { createRandom, deriveSeed } from './random';
import { createScorer, redraw, scatterOf, type Redrawn } from './scatter';
import { studentQuantile } from './student';
import type { Tally } from './tally';
import { wilson, type Interval } from './wilson';

/** One strategy under one turn limit, counted over the request's problems. */
export interface Line {
  readonly label: string;
  readonly maxTurns: number;
  /** One a problem, in the same order for every line. */
  readonly counts: readonly Tally[];
  /** Indices of the columns wanted of this line; all where absent. The others are undefined, unasked. */
  readonly wanted?: readonly number[];
}

/** What to estimate. Plain data: it can be posted to a worker. */
export interface EstimateRequest {
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
  /** Problems (by index) that are alike; null when each stands for itself. */
  readonly clusters: readonly (readonly number[])[] | null;
  /** Index of the line that the others are compared with; null for no comparison. */
  readonly reference: number | null;
  /** Bootstrap draws; 0 for values without intervals. */
  readonly draws: number;
  readonly seed: number;
  /** 0.95 for 95 % intervals. */
  readonly level: number;
}

interface Value {
  readonly kind: 'value';
  readonly value: number;
  /** Problems it is the mean of, out of `of`. */
  readonly problems: number;
  readonly of: number;
  /** Null when no draws were asked for, or when the data show no spread to resample. */
  readonly interval: Interval | null;
  /** Standard error, and its parts as variances: only more problems lessen `between`, more samples lessen `within`. */
  readonly error: number;
  readonly between: number;
  readonly within: number;
}

interface Undefined {
  readonly kind: 'undefined';
  readonly reason: string;
}

export type RateEstimate = Value | Undefined;

export type DifferenceEstimate =
  | (Value & {
      /** Sign-flip permutation test on the shared problems. */
      readonly test: PermutationTest | null;
      /** Its p after Holm over the column's comparisons. */
      readonly adjustedP: number | null;
    })
  | Undefined;

export interface EstimateRow {
  readonly label: string;
  readonly maxTurns: number;
  readonly values: readonly RateEstimate[];
  /** This line minus the reference, on the problems where both are defined; null in the reference's own row. */
  readonly differences: readonly DifferenceEstimate[] | null;
}

export interface EstimateTable {
  readonly columns: readonly Column[];
  readonly rows: readonly EstimateRow[];
  /** By column, the row with the highest value. With several rows it was selected on the same data: say so. */
  readonly best: readonly (number | null)[];
  readonly reference: number | null;
  readonly draws: number;
  readonly seed: number;
  readonly level: number;
}

/** Most redraws of one problem's trajectories; the bootstrap picks among them. */
const mostReplicates = 1000;

/**
 * Pass rates with two-level bootstrap intervals, and paired differences with permutation tests (method, section 5).
 * The same request gives the same table.
 */
export function estimate(request: EstimateRequest): EstimateTable {
  const { lines, columns, reference, draws: count, seed } = request;
  const problems = Math.max(0, ...lines.map(({ counts }) => counts.length));
  const clusters = request.clusters ?? Array.from({ length: problems }, (_, problem) => [problem]);
  const draws = drawProblems(createRandom(deriveSeed(seed, 'problems')), clusters, count);
  const replicates = Math.min(count, mostReplicates);
  const redrawn = lines.map(({ counts }, line) =>
    redraw(createRandom(deriveSeed(seed, 'trajectories', line)), counts, replicates),
  );
  const values: RateEstimate[][] = lines.map(() => []);
  const differences: DifferenceEstimate[][] = lines.map(() => []);
  columns.forEach((column, columnAt) => {
    const series = lines.map((line, at) =>
      line.wanted?.includes(columnAt) === false ? null : seriesOf(line, column, redrawn[at]),
    );
    series.forEach((own, at) => {
      const line = lines[at];
      if (line === undefined) return;
      values[at]?.push(own === null ? unasked : rateOf(own, line, column, draws, request));
    });
    if (reference === null) return;
    const base = series[reference];
    if (base === undefined) throw new RangeError(`There is no line ${reference} to compare with.`);
    const compared = series.map((own, at): DifferenceEstimate | null => {
      if (at === reference) return null;
      return own === null || base === null ? unasked : differenceOf(own, base, draws, request);
    });
    const adjusted = holm(compared.map((one) => (one?.kind === 'value' ? (one.test?.p ?? null) : null)));
    compared.forEach((one, at) => {
      if (one === null) return;
      differences[at]?.push(one.kind === 'value' ? { ...one, adjustedP: adjusted[at] ?? null } : one);
    });
  });
  return {
    columns,
    rows: lines.map(({ label, maxTurns }, at) => ({
      label,
      maxTurns,
      values: values[at] ?? [],
      differences: reference === null || at === reference ? null : (differences[at] ?? []),
    })),
    best: columns.map((_, column) => bestRow(values.map((row) => row[column]))),
    reference,
    draws: count,
    seed,
    level: request.level,
  };
}

const unasked: Undefined = { kind: 'undefined', reason: 'not asked for' };

function seriesOf(line: Line, column: Column, redrawn: Redrawn | undefined): Series {
  const score = createScorer(column, line.maxTurns);
  return scatterOf(line.counts, redrawn ?? { replicates: 0, publicPass: none, correct: none }, score);
}

const none = new Int32Array(0);

function rateOf(
  series: Series,
  line: Line,
  column: Column,
  draws: Draws,
  request: EstimateRequest,
): RateEstimate {
  const result = bootstrapMean(series, draws);
  if (result === null) return { kind: 'undefined', reason: whyUndefined(line, column) };
  const { problems, ...value } = valueOf(series, result, request, 0);
  // All or nothing everywhere: there is no spread to resample, but P problems alone do not prove certainty.
  const certain = result.error === 0 && (value.value === 0 || value.value === 1);
  const interval =
    certain && draws.count > 0 ? wilson(value.value * problems, problems, request.level) : value.interval;
  return { ...value, problems, interval };
}

function differenceOf(own: Series, base: Series, draws: Draws, request: EstimateRequest): DifferenceEstimate {
  const series = {
    scores: own.scores.map((score, problem) => score - (base.scores[problem] ?? NaN)),
    scatter: own.scatter.map((deviation, at) => deviation - (base.scatter[at] ?? 0)),
  };
  const result = bootstrapMean(series, draws);
  if (result === null) return { kind: 'undefined', reason: 'no problem has both arms defined' };
  const sums = draws.clusters
    .map((cluster) => cluster.map((problem) => series.scores[problem] ?? NaN).filter((d) => !Number.isNaN(d)))
    .filter((cluster) => cluster.length > 0)
    .map((cluster) => cluster.reduce((sum, difference) => sum + difference, 0));
  const test = draws.count === 0 ? null : signFlipTest(sums, deriveSeed(request.seed, 'sign-flips'));
  return { ...valueOf(series, result, request, -1), test, adjustedP: null };
}

function valueOf(series: Series, result: Bootstrapped, { level }: EstimateRequest, least: number): Value {
  const { mean, sorted, error, between, within, clusters } = result;
  const tail = (1 - level) / 2;
  // Few problems: percentiles are as short as a normal's, Student's are right (Hesterberg 2015, section 4.5).
  const stretch = clusters > 1 ? studentQuantile(1 - tail, clusters - 1) / normalQuantile(1 - tail) : 1;
  const end = (share: number) => mean + stretch * (quantile(sorted, share) - mean);
  return {
    kind: 'value',
    value: mean,
    problems: series.scores.reduce((count, score) => count + (Number.isNaN(score) ? 0 : 1), 0),
    of: series.scores.length,
    interval:
      sorted.length === 0 || error === 0
        ? null
        : {
            low: Math.max(least, end(tail)),
            high: Math.min(1, end(1 - tail)),
            level,
            method: 'bootstrap',
          },
    error,
    between,
    within,
  };
}

function whyUndefined({ counts, maxTurns }: Line, column: Column): string {
  const most = Math.max(0, ...counts.map(({ trajectories }) => trajectories));
  if (most === 0) return 'no trajectory yet';
  return undefinedReason(most, drawsOf(column, maxTurns)) ?? 'undefined';
}

function bestRow(values: readonly (RateEstimate | undefined)[]): number | null {
  let best: number | null = null;
  let highest = -Infinity;
  values.forEach((value, row) => {
    if (value?.kind !== 'value' || value.value <= highest) return;
    highest = value.value;
    best = row;
  });
  return best;
}

import { drawsFor } from './pass-n-at-k';
import type { Column } from './column';
import type { EstimateTable } from './estimate';
import { measured, type Measured } from './measured';
import { poolLines, requestOf, type StudyLine } from './pool';
import type { Counts, Study } from './study';
import type { Plan } from './turn-limit-rows';

/**
 * What a budget is counted in. `reserved`: attempts at the full turn limit (the paper). `used`: attempts really made.
 * `tokens`: prompt and generated, reasoning included. `evaluated`: the same without cached prefixes.
 */
export type Currency = 'reserved' | 'used' | 'tokens' | 'evaluated';

/** One strategy at one number of trajectories, and what they cost. */
export interface FrontierRow extends Measured {
  readonly series: string;
  readonly maxTurns: number;
  /** Trajectories drawn a problem. */
  readonly draws: number;
  /** Expected cost of those, in the chosen currency, mean over problems; null when unknown (`reason` says why). */
  readonly budget: number | null;
}

/** A stretch of budgets on which one strategy has the highest estimate. */
export interface Stretch {
  readonly from: number;
  /** Null for the last stretch: nothing run costs more. */
  readonly to: number | null;
  readonly series: string;
  /** At the stretch's end. */
  readonly value: number;
  /** Strategies whose best at that budget lies within the holder's interval: the data do not rule them out. */
  readonly rivals: readonly string[];
}

export interface FrontierChoices {
  /** Programs submitted of each draw, or all that pass the public tests. */
  readonly submissions: number | 'all';
  /** Also every smaller turn limit of each arm. */
  readonly prefixes: boolean;
  /** Bootstrap draws. Default 1,000. */
  readonly draws?: number;
}

/** Most numbers of trajectories that one strategy is drawn at. */
const mostPoints = 16;

/** The equal-compute frontier: every strategy at growing numbers of trajectories. */
export function planFrontier(studies: readonly Study[], choices: FrontierChoices): Plan {
  const pool = poolLines(studies, choices.prefixes);
  const budgets = new Set(
    pool.lines.flatMap((line) => drawsLadder(mostTrajectories(line)).map((draws) => draws * line.maxTurns)),
  );
  const columns = [...budgets]
    .sort((a, b) => a - b)
    .map((k): Column => ({
      kind: 'pass n@k',
      n: choices.submissions === 'all' ? k : choices.submissions,
      k,
    }));
  const draws = choices.draws ?? 1000;
  const request = requestOf(pool, { columns, reference: null, draws, byFamily: false });
  const lines = request.lines.map((line, at) => {
    const own = pool.lines[at];
    return own === undefined ? line : { ...line, wanted: wantedColumns(own, columns) };
  });
  return { pool, request: { ...request, lines } };
}

/** The frontier's points in the chosen currency, by strategy in order of cost. */
export function frontierRows(
  { pool }: Plan,
  { columns, rows }: EstimateTable,
  currency: Currency,
): readonly FrontierRow[] {
  return pool.lines.flatMap((line, row) => {
    const cost = costOf(line, currency);
    return wantedColumns(line, columns).map((at): FrontierRow => {
      const draws = drawsFor(columns[at]?.k ?? 0, line.maxTurns);
      const estimate = measured(rows[row]?.values[at]);
      return {
        series: line.label,
        maxTurns: line.maxTurns,
        draws,
        ...estimate,
        budget: cost === null ? null : cost * draws,
        reason: estimate.reason ?? (cost === null ? 'its engine told no token counts' : null),
      };
    });
  });
}

/**
 * Which strategy holds each stretch of the budget. Between two numbers of trajectories a strategy's rate is read off
 * the straight line on the logarithmic budget axis; beyond its last one it keeps what it has. Ties keep the holder.
 */
export function frontierStretches(rows: readonly FrontierRow[]): readonly Stretch[] {
  const points = rows.flatMap(({ series, budget, value, low }) =>
    budget === null || value === null ? [] : [{ series, budget, value, low: low ?? value }],
  );
  const curves = new Map<string, Knot[]>();
  for (const { series, ...knot } of points.toSorted((a, b) => a.budget - b.budget)) {
    const curve = curves.get(series);
    if (curve === undefined) curves.set(series, [knot]);
    else curve.push(knot);
  }
  const stretches: { from: number; to: number | null; series: string; value: number; rivals: string[] }[] =
    [];
  for (const budget of [...new Set(points.map((point) => point.budget))].sort((a, b) => a - b)) {
    const reached = [...curves].flatMap(([series, curve]) => {
      const knot = knotAt(curve, budget);
      return knot === null ? [] : [{ series, ...knot }];
    });
    const holder = stretches.at(-1);
    const best = reached.reduce((top, one) =>
      one.value > top.value || (one.value === top.value && one.series === holder?.series) ? one : top,
    );
    const rivals = reached.flatMap(({ series, value }) =>
      series !== best.series && value >= best.low ? [series] : [],
    );
    if (holder?.series === best.series) {
      holder.value = best.value;
      holder.rivals = rivals;
      continue;
    }
    if (holder !== undefined) holder.to = budget;
    stretches.push({ from: budget, to: null, series: best.series, value: best.value, rivals });
  }
  return stretches;
}

interface Knot {
  readonly budget: number;
  readonly value: number;
  readonly low: number;
}

/** A curve's value at a budget; null before its first knot. */
function knotAt(curve: readonly Knot[], budget: number): Knot | null {
  const before = curve.findLast((knot) => knot.budget <= budget);
  if (before === undefined) return null;
  const after = curve.find((knot) => knot.budget > budget);
  if (after === undefined) return { ...before, budget };
  const share = Math.log(budget / before.budget) / Math.log(after.budget / before.budget);
  const between = (from: number, to: number) => from + share * (to - from);
  return { budget, value: between(before.value, after.value), low: between(before.low, after.low) };
}

/** Expected cost of one trajectory, mean over the problems that were run; null when unknown or nothing was run. */
export function costOf(
  { counts, maxTurns }: Pick<StudyLine, 'counts' | 'maxTurns'>,
  currency: Currency,
): number | null {
  const run = counts.filter(({ trajectories }) => trajectories > 0);
  if (run.length === 0) return null;
  let sum = 0;
  for (const one of run) {
    const spent = spentOn(one, maxTurns, currency);
    if (spent === null) return null;
    sum += spent / one.trajectories;
  }
  return sum / run.length;
}

function spentOn(counts: Counts, maxTurns: number, currency: Currency): number | null {
  switch (currency) {
    case 'reserved':
      return counts.trajectories * maxTurns;
    case 'used':
      return counts.attempts;
    case 'tokens':
      return counts.tokens;
    case 'evaluated':
      return counts.evaluatedTokens;
  }
}

function mostTrajectories({ counts }: StudyLine): number {
  return Math.max(0, ...counts.map(({ trajectories }) => trajectories));
}

/** The columns at which a line is drawn: each of its numbers of trajectories once, at the budget that it spends wholly. */
function wantedColumns(line: StudyLine, columns: readonly Column[]): readonly number[] {
  const ladder = new Set(drawsLadder(mostTrajectories(line)));
  return columns.flatMap(({ k }, at) => {
    const draws = drawsFor(k, line.maxTurns);
    return draws * line.maxTurns === k && ladder.has(draws) ? [at] : [];
  });
}

/** Whole numbers from 1 to `most`, evenly spread on a logarithmic scale. */
function drawsLadder(most: number): readonly number[] {
  if (most < 1) return [];
  const steps = Array.from({ length: mostPoints }, (_, at) => Math.round(most ** (at / (mostPoints - 1))));
  return [...new Set(steps)];
}

import { ladderTo, type Column } from './column';
import type { EstimateTable } from './estimate';
import { measured, type Measured } from './measured';
import { poolLines, requestOf } from './pool';
import type { Study } from './study';
import type { Plan } from './turn-limit-rows';

/** One point of Figure 7: pass n@k against the budget of attempts, everything together. */
export interface TogetherRow extends Measured {
  readonly series: string;
  readonly n: number;
  /** Attempts reserved. */
  readonly k: number;
}

/** Figure 7: every arm over all budgets that it can spend, submitting one program for each longest trajectory. */
export function planTogether(studies: readonly Study[], draws = 1000): Plan {
  const pool = poolLines(studies);
  const longest = Math.max(1, ...pool.lines.map(({ maxTurns }) => maxTurns));
  const attempts = Math.max(
    0,
    ...pool.lines.flatMap(({ counts, maxTurns }) =>
      counts.map(({ trajectories }) => trajectories * maxTurns),
    ),
  );
  const columns = ladderTo(Math.floor(attempts / longest)).map((n): Column => ({
    kind: 'pass n@k',
    n,
    k: n * longest,
  }));
  return { pool, request: requestOf(pool, { columns, reference: null, draws, byFamily: false }) };
}

export function togetherRows({ columns, rows }: EstimateTable): readonly TogetherRow[] {
  return rows.flatMap(({ label, values }) =>
    columns.flatMap((column, at): readonly TogetherRow[] =>
      column.kind === 'pass n@k'
        ? [{ series: label, n: column.n, k: column.k, ...measured(values[at]) }]
        : [],
    ),
  );
}

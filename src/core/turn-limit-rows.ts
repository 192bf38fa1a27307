import { columnLabel, drawsOf, ladderTo, type Column } from './column';
import type { EstimateRequest, EstimateTable } from './estimate';
import { measured, type Measured } from './measured';
import { poolLines, requestOf, type Pool } from './pool';
import type { Study } from './study';

/** One point of Figure 2: more turns, at a fixed number of trajectories or at a fixed budget of attempts. */
export interface TurnLimitRow extends Measured {
  readonly arm: string;
  readonly panel: 'fixed trajectories' | 'fixed attempts';
  readonly maxTurns: number;
  /** "pass@10" or "10@30". */
  readonly series: string;
}

/** A figure's lines and what to estimate of them; the figure's rows are made from the pool and the answer. */
export interface Plan {
  readonly pool: Pool;
  readonly request: EstimateRequest;
}

/**
 * Figure 2 from one run of each multi-turn arm: the prefix rule gives the smaller limits. Budgets are chosen so that
 * every limit up to the longest can spend them.
 */
export function planTurnLimits(studies: readonly Study[], draws = 1000): Plan {
  const all = poolLines(studies, true);
  const pool = { ...all, lines: all.lines.filter(({ strategy }) => strategy.maxTurns > 1) };
  const longest = Math.max(1, ...pool.lines.map(({ maxTurns }) => maxTurns));
  const most = Math.max(
    0,
    ...pool.lines.flatMap(({ counts }) => counts.map(({ trajectories }) => trajectories)),
  );
  const columns = thin(ladderTo(most)).flatMap((n): readonly Column[] => {
    const budget = { kind: 'pass n@k', n, k: n * longest } as const;
    return drawsOf(budget, 1) <= most ? [{ kind: 'pass@k', k: n }, budget] : [{ kind: 'pass@k', k: n }];
  });
  return { pool, request: requestOf(pool, { columns, reference: null, draws, byFamily: false }) };
}

export function turnLimitRows({ pool }: Plan, { columns, rows }: EstimateTable): readonly TurnLimitRow[] {
  return pool.lines.flatMap(({ name, maxTurns }, line) =>
    columns.map((column, at): TurnLimitRow => ({
      arm: name,
      panel: column.kind === 'pass n@k' ? 'fixed attempts' : 'fixed trajectories',
      maxTurns,
      series: columnLabel(column),
      ...measured(rows[line]?.values[at]),
    })),
  );
}

/** At most four of them, spread from the first to the last. */
function thin(steps: readonly number[]): readonly number[] {
  if (steps.length <= 4) return steps;
  return [0, 1, 2, 3].flatMap((at) => steps[Math.round((at * (steps.length - 1)) / 3)] ?? []);
}

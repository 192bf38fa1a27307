import { drawsOf, ladderTo, type Column } from './column';
import type { EstimateRequest, EstimateTable } from './estimate';
import { measured, type Measured } from './measured';
import { filterPool, poolLines, requestOf, type Pool, type StudyLine } from './pool';
import { difficulties, type Difficulty } from './problem';
import type { Study } from './study';

/** One point of Figure 4: what chains of thought bring on problems of one difficulty. */
export interface DifficultyRow extends Measured {
  readonly difficulty: Difficulty;
  readonly maxTurns: number;
  /** Trajectories drawn. */
  readonly k: number;
  /** Without any prompt, or the best and worst of the combinations of prompts that were run. */
  readonly series: 'none' | 'best' | 'worst';
  /** The arm that it is; best and worst are selected on the same data. */
  readonly arm: string;
  /** Combinations that best and worst were chosen from. */
  readonly combinations: number;
}

/** One estimate a difficulty. */
export type DifficultyPlan = readonly {
  readonly difficulty: Difficulty;
  readonly pool: Pool;
  readonly request: EstimateRequest;
}[];

export function planDifficulties(studies: readonly Study[], draws = 1000): DifficultyPlan {
  const all = poolLines(studies);
  const most = Math.max(
    0,
    ...all.lines.flatMap(({ counts }) => counts.map(({ trajectories }) => trajectories)),
  );
  const columns = ladderTo(most).map((k): Column => ({ kind: 'pass@k', k }));
  return difficulties
    .map((difficulty) => ({
      difficulty,
      pool: filterPool(all, (problem) => problem.difficulty === difficulty),
    }))
    .filter(({ pool }) => pool.problems.length > 0)
    .map(({ difficulty, pool }) => ({
      difficulty,
      pool,
      request: requestOf(pool, { columns, reference: null, draws, byFamily: false }),
    }));
}

/** Rows of Figure 4; `tables` answer the plan's requests in order. Arms are compared at equal turn limits only. */
export function difficultyRows(
  plan: DifficultyPlan,
  tables: readonly EstimateTable[],
): readonly DifficultyRow[] {
  return plan.flatMap(({ difficulty, pool }, part) => {
    const table = tables[part];
    if (table === undefined) return [];
    const limits = [...new Set(pool.lines.map(({ maxTurns }) => maxTurns))].sort((a, b) => a - b);
    return limits.flatMap((maxTurns) =>
      table.columns.flatMap((column, at) => {
        const points = pool.lines.flatMap((line, row) =>
          line.maxTurns === maxTurns ? [{ line, estimate: measured(table.rows[row]?.values[at]) }] : [],
        );
        const point = ({ line, estimate }: Point, series: DifficultyRow['series'], combinations: number) => ({
          difficulty,
          maxTurns,
          k: drawsOf(column, maxTurns),
          series,
          arm: line.label,
          combinations,
          ...estimate,
        });
        const combined = points
          .filter(({ line, estimate }) => isCombination(line) && estimate.value !== null)
          .sort((a, b) => (a.estimate.value ?? 0) - (b.estimate.value ?? 0));
        // One combination is neither better nor worse than others.
        const [worst, best] = [combined.length > 1 ? combined[0] : undefined, combined.at(-1)];
        return [
          ...points.filter(({ line }) => !isCombination(line)).map((one) => point(one, 'none', 0)),
          ...(best === undefined ? [] : [point(best, 'best', combined.length)]),
          ...(worst === undefined ? [] : [point(worst, 'worst', combined.length)]),
        ];
      }),
    );
  });
}

interface Point {
  readonly line: StudyLine;
  readonly estimate: Measured;
}

/** Whether the arm uses any reasoning or instruction prompt. */
export function isCombination({ strategy }: Pick<StudyLine, 'strategy'>): boolean {
  return strategy.reasoning !== null || strategy.instruction !== null;
}

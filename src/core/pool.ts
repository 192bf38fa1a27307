import type { Column } from './column';
import type { EstimateRequest, Line } from './estimate';
import { deriveSeed } from './random';
import type { Strategy } from './strategy';
import type { Cell, Counts, Study } from './study';

/** A line of a figure: one arm of one experiment under one turn limit, with what it costs. */
export interface StudyLine extends Line {
  readonly study: Study;
  /** The arm's name, with the experiment's where there are several; the label without its turn limit. */
  readonly name: string;
  readonly strategy: Strategy;
  /** One a problem of the pool; zeros where the experiment has none. */
  readonly counts: readonly Counts[];
  /** The same cells with their turns, by problem; null where the experiment has none. */
  readonly cells: readonly (Cell | null)[];
}

export type PoolProblem = Study['problems'][number];

/** The lines of any set of experiments over the problems of all of them. */
export interface Pool {
  readonly problems: readonly PoolProblem[];
  readonly lines: readonly StudyLine[];
  /** Problems by family, for `estimate`; null when no problem declares one. */
  readonly clusters: readonly (readonly number[])[] | null;
}

/**
 * Lays experiments side by side: problems are matched by id, arms are named, with the experiment's name where there
 * are several. With `prefixes`, each arm also stands under every smaller turn limit (prefix rule).
 */
export function poolLines(studies: readonly Study[], prefixes = false): Pool {
  const problems = [
    ...new Map(studies.flatMap((study) => study.problems).map((problem) => [problem.id, problem])).values(),
  ];
  const lines = studies.flatMap((study) => {
    const cells = new Map(study.cells.map((cell) => [`${cell.arm}\n${cell.problemId}`, cell]));
    return study.arms.flatMap((strategy): readonly StudyLine[] => {
      const own = problems.map(({ id }) => cells.get(`${strategy.name}\n${id}`) ?? null);
      const name = studies.length > 1 ? `${study.name}: ${strategy.name}` : strategy.name;
      const limits = Array.from({ length: strategy.maxTurns }, (_, turn) => turn + 1);
      return (prefixes ? limits : limits.slice(-1)).map((maxTurns) => ({
        label: prefixes && strategy.maxTurns > 1 ? `${name}, ${turnsText(maxTurns)}` : name,
        name,
        maxTurns,
        study,
        strategy,
        cells: own,
        counts: own.map((cell) => cell?.limits[maxTurns - 1] ?? noCounts),
      }));
    });
  });
  return { problems, lines, clusters: clustersOf(problems) };
}

/** What `requestOf` leaves to choose. */
export interface EstimateChoices {
  readonly columns: readonly Column[];
  /** Index of the line that the others are compared with; null for no comparison. */
  readonly reference: number | null;
  /** Bootstrap draws; 0 for values without intervals. */
  readonly draws: number;
  /** Resample families of problems instead of problems, where a set declares them. */
  readonly byFamily: boolean;
}

/** The estimate of a pool's lines as plain counts, seeded from its experiments' seeds: light enough to post. */
export function requestOf({ lines, clusters }: Pool, choices: EstimateChoices): EstimateRequest {
  return {
    lines: lines.map(({ label, maxTurns, counts }) => ({
      label,
      maxTurns,
      counts: counts.map(({ trajectories, publicPass, correct }) => ({ trajectories, publicPass, correct })),
    })),
    columns: choices.columns,
    clusters: choices.byFamily ? clusters : null,
    reference: choices.reference,
    draws: choices.draws,
    seed: deriveSeed('bootstrap', ...new Set(lines.map(({ study }) => study.seed))),
    level: 0.95,
  };
}

/** "1 turn", "3 turns". */
export function turnsText(turns: number): string {
  return turns === 1 ? '1 turn' : `${turns} turns`;
}

/** The pool cut to the problems that `keep` wants. */
export function filterPool(pool: Pool, keep: (problem: PoolProblem) => boolean): Pool {
  const kept = pool.problems.flatMap((problem, index) => (keep(problem) ? [index] : []));
  const problems = kept.flatMap((index) => pool.problems[index] ?? []);
  return {
    problems,
    clusters: clustersOf(problems),
    lines: pool.lines.map((line) => ({
      ...line,
      counts: kept.map((index) => line.counts[index] ?? noCounts),
      cells: kept.map((index) => line.cells[index] ?? null),
    })),
  };
}

const noCounts: Counts = {
  trajectories: 0,
  publicPass: 0,
  correct: 0,
  attempts: 0,
  tokens: 0,
  evaluatedTokens: 0,
  reciprocalTurns: 0,
};

/** Problems of one family together, the others each alone. */
function clustersOf(problems: readonly PoolProblem[]): readonly (readonly number[])[] | null {
  if (problems.every(({ family }) => family === null)) return null;
  const families = new Map<string, number[]>();
  problems.forEach(({ id, family }, index) => {
    const key = family === null ? `problem ${id}` : `family ${family}`;
    const members = families.get(key);
    if (members === undefined) families.set(key, [index]);
    else members.push(index);
  });
  return [...families.values()];
}

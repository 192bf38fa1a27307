import type { Difficulty } from './problem';
import type { StudyLine, Pool } from './pool';
import { verdictAt } from './tally';
import type { TrajectorySummary } from './trajectory';
import { wilson } from './wilson';

/** One problem under two lines of a pool. */
export interface CompareRow {
  readonly problemId: string;
  readonly title: string;
  readonly difficulty: Difficulty | null;
  /** Share of correct trajectories under A and B, with Wilson intervals. */
  readonly a: number;
  readonly aLow: number;
  readonly aHigh: number;
  readonly b: number;
  readonly bLow: number;
  readonly bHigh: number;
  readonly aTrajectories: number;
  readonly bTrajectories: number;
  /** b − a. */
  readonly difference: number;
  /** Which of the two ever solved it. */
  readonly solved: 'both' | 'only A' | 'only B' | 'neither';
}

/** Two lines on the problems that both have run, largest gain of B first. */
export function compareRows(pool: Pool, a: StudyLine, b: StudyLine): readonly CompareRow[] {
  return pool.problems
    .flatMap(({ id, title, difficulty }, problem): readonly CompareRow[] => {
      const [own, other] = [a.counts[problem], b.counts[problem]];
      if (own === undefined || other === undefined) return [];
      if (own.trajectories === 0 || other.trajectories === 0) return [];
      const first = wilson(own.correct, own.trajectories);
      const second = wilson(other.correct, other.trajectories);
      const rates = [own.correct / own.trajectories, other.correct / other.trajectories] as const;
      return [
        {
          problemId: id,
          title,
          difficulty,
          a: rates[0],
          aLow: first.low,
          aHigh: first.high,
          b: rates[1],
          bLow: second.low,
          bHigh: second.high,
          aTrajectories: own.trajectories,
          bTrajectories: other.trajectories,
          difference: rates[1] - rates[0],
          solved: solvedBy(own.correct > 0, other.correct > 0),
        },
      ];
    })
    .sort((x, y) => y.difference - x.difference);
}

/** The two samples of one problem that show a difference best: a solved one against a failed one where there are. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

/**
 * Which trajectories of a problem to lay side by side. Prefers the same sample number with unlike verdicts, then any
 * unlike pair, then the first of each; null when an arm has none.
 */
export function pairToShow(a: readonly TrajectorySummary[], b: readonly TrajectorySummary[]): Pair | null {
  const [firstA, firstB] = [a[0], b[0]];
  if (firstA === undefined || firstB === undefined) return null;
  const isCorrect = (summary: TrajectorySummary) => verdictAt(summary)?.correct === true;
  const others = new Map(b.map((summary) => [summary.sample, summary]));
  for (const own of a) {
    const other = others.get(own.sample);
    if (other !== undefined && isCorrect(own) !== isCorrect(other)) return { a: own.sample, b: other.sample };
  }
  for (const own of a) {
    const other = b.find((one) => isCorrect(one) !== isCorrect(own));
    if (other !== undefined) return { a: own.sample, b: other.sample };
  }
  return { a: firstA.sample, b: firstB.sample };
}

function solvedBy(a: boolean, b: boolean): CompareRow['solved'] {
  if (a) return b ? 'both' : 'only A';
  return b ? 'only B' : 'neither';
}

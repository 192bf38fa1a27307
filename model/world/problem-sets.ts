import { difficulties, type Difficulty, type Problem } from '../../src/core/problem';
import { deriveSeed } from '../../src/core/random';
import { makeProblem, type WorldProblem } from './make-problem';
import { compositionOf, isHeldOut } from './split';
import { toProblem } from './to-problem';

type Counts = Readonly<Record<Difficulty, number>>;

/** The shipped evaluation problems, `demo`: most are hard, since there intervals need the most problems. */
export const demoCounts: Counts = { easy: 30, medium: 30, hard: 60 };

/** Problems of compositions that are kept out of training; no two share a composition. */
export function evaluationProblems(counts: Counts, seed: number): readonly Problem[] {
  return drawSet(counts, seed, 'demo', (made) => isHeldOut(made.steps));
}

/** Problems of compositions that training may use; no two share a composition. Single steps are left out. */
export function trainingProblems(counts: Counts, seed: number): readonly Problem[] {
  return drawSet(counts, seed, 'demo-training', (made) => made.steps.length > 1 && !isHeldOut(made.steps));
}

function drawSet(
  counts: Counts,
  seed: number,
  side: string,
  belongs: (made: WorldProblem) => boolean,
): readonly Problem[] {
  const compositions = new Set<string>();
  return difficulties.flatMap((difficulty) => {
    const chosen: Problem[] = [];
    for (let number = 0; chosen.length < counts[difficulty]; number += 1) {
      const made = makeProblem(deriveSeed(side, seed, difficulty, number), difficulty);
      const composition = compositionOf(made.steps);
      if (!belongs(made) || compositions.has(composition)) continue;
      compositions.add(composition);
      chosen.push(toProblem(made, `${side}-${difficulty}-${String(chosen.length + 1).padStart(3, '0')}`));
    }
    return chosen;
  });
}

import { isContradicted, type Example, type WorldProblem } from '../world/make-problem';
import { readingsOf } from '../world/readings';
import { runSteps } from '../world/run-steps';
import type { Step } from '../world/step';

/** What a reader learns from a failed attempt: the failed tests, or only that it failed. */
export type Told = 'failed-tests' | 'nothing';

/**
 * The chance that an ideal reader is right within so many attempts: it never slips, and each attempt is drawn evenly
 * from the readings that agree with everything it has seen. This is the ceiling that the world sets to a model:
 * what it leaves below 1 on the first attempt, only feedback (or luck) can bring.
 */
export function idealChance(made: WorldProblem, attempts: number, told: Told): number {
  const shown = made.publicExamples.slice(0, made.shown);
  const readings = readingsOf(made.clauses).filter(
    (reading) => !shown.some((example) => isContradicted(reading, example)),
  );
  return chanceAmong(readings, made, attempts, told);
}

function chanceAmong(
  readings: readonly (readonly Step[])[],
  made: WorldProblem,
  attempts: number,
  told: Told,
): number {
  if (attempts === 0) return 0;
  const chances = readings.map((tried) => {
    const failed = failedBy(tried, made.publicExamples);
    if (failed.length === 0) return 1;
    const left =
      told === 'nothing'
        ? readings.filter((reading) => reading !== tried)
        : readings.filter(
            (reading) => reading !== tried && !failed.some((example) => isContradicted(reading, example)),
          );
    return chanceAmong(left, made, attempts - 1, told);
  });
  return chances.reduce((sum, chance) => sum + chance, 0) / readings.length;
}

function failedBy(tried: readonly Step[], examples: readonly Example[]): readonly Example[] {
  return examples.filter(({ input, output }) => runSteps(tried, input) !== output);
}

import type { Random } from '../../src/core/random';
import type { TestResult } from '../../src/core/trajectory';
import { chance, pick } from '../world/draw';
import { agrees, type Example, type WorldProblem } from '../world/make-problem';
import { mutantsOf, readingsOf } from '../world/readings';
import { programOf, runSteps } from '../world/run-steps';
import { isHeldOut } from '../world/split';
import type { Step } from '../world/step';

/** Share of wrong attempts that misread what is open, where there is such a reading; the rest are slips. */
const misreadShare = 0.75;

/**
 * A wrong attempt: a program that fails a public test and prints something on each. Either another reading that
 * agrees with the examples shown, or one step mistaken; never a composition that is kept for evaluation. Null when
 * there is none. What was tried `before` is not tried again.
 */
export function drawWrong(
  random: Random,
  made: WorldProblem,
  before: readonly (readonly Step[])[],
): readonly Step[] | null {
  const said = new Set(before.map(programOf));
  const fits = (steps: readonly Step[]) =>
    !isHeldOut(steps) &&
    !said.has(programOf(steps)) &&
    !agrees(steps, made.publicExamples) &&
    made.publicExamples.every(({ input }) => runSteps(steps, input) !== null);
  const shown = made.publicExamples.slice(0, made.shown);
  const misreadings = readingsOf(made.clauses).filter((steps) => agrees(steps, shown) && fits(steps));
  if (misreadings.length > 0 && chance(random, misreadShare)) return pick(random, misreadings);
  const slips = mutantsOf(made.steps).filter((steps) => steps.length === made.steps.length && fits(steps));
  return slips.length === 0 ? null : pick(random, slips);
}

/** Results of the public tests as the lab's judge would give them for this program. */
export function judgeSteps(steps: readonly Step[], examples: readonly Example[]): readonly TestResult[] {
  return examples.map(({ input, output }, test) => {
    const printed = runSteps(steps, input);
    if (printed === null) throw new RangeError(`${programOf(steps)} means nothing on ${String(input)}.`);
    return {
      test,
      outcome: printed === output ? 'passed' : 'wrong',
      observation: { kind: 'ended', stdout: `${printed}\n`, stderr: '', value: null, ms: 0 },
    };
  });
}

/** The examples that these results speak against. */
export function failedExamples(
  results: readonly TestResult[],
  examples: readonly Example[],
): readonly Example[] {
  return results.flatMap(({ test, outcome }) => {
    const example = examples[test];
    return outcome === 'passed' || example === undefined ? [] : [example];
  });
}

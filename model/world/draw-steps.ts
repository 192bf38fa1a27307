import type { Random } from '../../src/core/random';
import { openClauses, sayClause, type Clause } from './clause';
import { chance, pick, shuffled } from './draw';
import { operations } from './operations';
import type { Operation, Step, Value } from './step';
import { letters } from './text-operations';

/** Share of problems about lists; the rest are about texts. */
const listShare = 0.6;

/** Share of problems whose last step measures. */
const measureShare = 0.4;

/**
 * Share of open problems whose last step is left open where it can be. What such a step did stands in the expected
 * output, for whoever works the steps before it.
 */
const openLastShare = 0.75;

/** A sequence of steps that fit together; no operation stands twice. */
export function drawSteps(random: Random, depth: number): readonly Step[] {
  const takes = chance(random, listShare) ? 'list' : 'text';
  const fitting = operations.filter((operation) => operation.takes === takes);
  const changes = shuffled(
    random,
    fitting.filter((operation) => operation.role !== 'measure'),
  );
  const measures = fitting.filter((operation) => operation.role === 'measure');
  const chosen: readonly Operation[] = chance(random, measureShare)
    ? [...changes.slice(0, depth - 1), pick(random, measures)]
    : changes.slice(0, depth);
  return chosen.map((operation) => pick(random, operation.steps));
}

/**
 * One clause a step, `open` of them leaving something open among at least `least` readings; null when the steps do
 * not offer so many.
 */
export function drawClauses(
  random: Random,
  steps: readonly Step[],
  open: number,
  least: number,
): readonly Clause[] | null {
  const openings = (step: Step) => openClauses(step).filter((clause) => clause.readings.length >= least);
  const shuffledSteps = shuffled(
    random,
    steps.filter((step) => openings(step).length > 0),
  );
  if (shuffledSteps.length < open) return null;
  const lastFirst = chance(random, openLastShare);
  const openable = lastFirst
    ? shuffledSteps.toSorted((one, other) => Number(other === steps.at(-1)) - Number(one === steps.at(-1)))
    : shuffledSteps;
  const opened = new Set(openable.slice(0, open));
  return steps.map((step) => (opened.has(step) ? pick(random, openings(step)) : sayClause(step)));
}

/** An input of 3 to 6 items; half of the inputs draw from three or four different ones, so that items repeat. */
export function drawInput(random: Random, takes: 'list' | 'text'): Value {
  const length = 3 + random.int(4);
  const all: readonly (number | string)[] = takes === 'list' ? digits : letters;
  const pool = chance(random, 0.5) ? shuffled(random, all).slice(0, 3 + random.int(2)) : all;
  const items = Array.from({ length }, () => pick(random, pool));
  return takes === 'list' ? items.map(Number) : items.join('');
}

const digits: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

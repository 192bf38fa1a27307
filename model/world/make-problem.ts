import type { Difficulty } from '../../src/core/problem';
import { createRandom, deriveSeed, type Random } from '../../src/core/random';
import type { Clause } from './clause';
import { chance, pick } from './draw';
import { drawClauses, drawInput, drawSteps } from './draw-steps';
import { mutantsOf, readingsOf } from './readings';
import { runSteps, showValue } from './run-steps';
import { writeStatement } from './statement';
import type { Step, Value } from './step';

/** An input and what the reference program prints for it, without final newlines. */
export interface Example {
  readonly input: Value;
  readonly output: string;
}

/** A problem with everything that made it: what the corpus needs to write true answers. */
export interface WorldProblem {
  readonly seed: number;
  readonly difficulty: Difficulty;
  readonly statement: string;
  readonly clauses: readonly Clause[];
  /** The truth of each clause. */
  readonly steps: readonly Step[];
  readonly publicExamples: readonly Example[];
  /** How many of the public examples the statement shows, from the first on: 0 to 2. */
  readonly shown: number;
  readonly privateExamples: readonly Example[];
}

/** Least number of private tests. */
const privateLeast = 10;

/** Inputs tried before a problem is given up. */
const inputsTried = 60;

/** The problem that a seed gives at a difficulty; drawing is repeated until one meets every rule. */
export function makeProblem(seed: number, difficulty: Difficulty): WorldProblem {
  for (let attempt = 0; ; attempt += 1) {
    const problem = tryProblem(createRandom(deriveSeed('problem', seed, attempt)), seed, difficulty);
    if (problem !== null) return problem;
  }
}

/** How deep a problem is, how many clauses are open, and whether the shown tests are to settle them. */
interface Shape {
  readonly depth: number;
  readonly open: number;
  /** Least number of readings of an open clause. */
  readonly least: number;
  readonly shown: number;
  readonly publicTests: number;
  readonly settled: boolean;
}

function drawShape(random: Random, difficulty: Difficulty): Shape {
  const publicTests = 2 + random.int(3);
  switch (difficulty) {
    case 'easy': {
      const open = chance(random, 0.25) ? 1 : 0;
      const depth = chance(random, 0.35) ? 1 : 2;
      return { depth, open, least: 2, shown: 1 + random.int(2), publicTests, settled: true };
    }
    case 'medium': {
      const open = chance(random, 0.8) ? 1 : 0;
      const depth = open === 1 ? 2 + random.int(2) : 3;
      const shown = chance(random, 0.2) ? 0 : 1;
      const settled = open === 0 || (shown > 0 && chance(random, 0.75));
      return { depth, open, least: 2, shown, publicTests, settled };
    }
    case 'hard': {
      const open = chance(random, 0.3) ? 2 : 1;
      const shown = chance(random, 0.25) ? 0 : 1;
      const least = chance(random, 0.7) ? 3 : 2;
      const settled = shown > 0 && chance(random, 0.65);
      return { depth: 3 + random.int(2), open, least, shown, publicTests, settled };
    }
  }
}

function tryProblem(random: Random, seed: number, difficulty: Difficulty): WorldProblem | null {
  const shape = drawShape(random, difficulty);
  const steps = drawSteps(random, shape.depth);
  const clauses = drawClauses(random, steps, shape.open, shape.least);
  if (clauses === null) return null;
  const pool = drawExamples(random, steps);
  const publicExamples = choosePublic(pool, clauses, shape);
  if (publicExamples === null) return null;
  const rest = pool.filter((example) => !publicExamples.includes(example));
  const privateExamples = choosePrivate(rest, steps);
  if (privateExamples === null) return null;
  const statement = writeStatement(random, clauses);
  return { seed, difficulty, statement, clauses, steps, publicExamples, shown: shape.shown, privateExamples };
}

/** Different inputs on which the steps mean something. */
function drawExamples(random: Random, steps: readonly Step[]): readonly Example[] {
  const takes = steps[0]?.takes ?? 'list';
  const examples = new Map<string, Example>();
  for (let count = 0; count < inputsTried; count += 1) {
    const input = drawInput(random, takes);
    const output = runSteps(steps, input);
    if (output !== null) examples.set(showValue(input), { input, output });
  }
  return [...examples.values()];
}

/**
 * Public examples that leave exactly one reading. The shown ones settle it alone where the shape says so, and leave
 * at least two where it does not. Null when the pool offers no such choice.
 */
function choosePublic(
  pool: readonly Example[],
  clauses: readonly Clause[],
  shape: Shape,
): readonly Example[] | null {
  const readings = readingsOf(clauses);
  const shown: Example[] = [];
  let left = readings;
  for (const example of pool) {
    if (shown.length === shape.shown) break;
    const after = left.filter((reading) => !isContradicted(reading, example));
    const isLast = shown.length === shape.shown - 1;
    if (isLast && shape.settled !== (after.length === 1)) continue;
    shown.push(example);
    left = after;
  }
  if (shown.length < shape.shown || (!shape.settled && left.length < 2)) return null;
  const chosen = [...shown];
  for (const example of pool) {
    if (chosen.length >= shape.publicTests) break;
    if (chosen.includes(example)) continue;
    const after = left.filter((reading) => !isContradicted(reading, example));
    const isLast = chosen.length === shape.publicTests - 1;
    if (isLast && after.length > 1) continue;
    chosen.push(example);
    left = after;
  }
  return left.length === 1 && chosen.length === shape.publicTests ? chosen : null;
}

/**
 * Ten private examples and more, until every single-step mutant is contradicted by one; null when a mutant never is.
 */
function choosePrivate(pool: readonly Example[], steps: readonly Step[]): readonly Example[] | null {
  const chosen = pool.slice(0, privateLeast);
  if (chosen.length < privateLeast) return null;
  const rest = pool.slice(privateLeast);
  for (const mutant of mutantsOf(steps)) {
    if (chosen.some((example) => isContradicted(mutant, example))) continue;
    const catching = rest.find((example) => isContradicted(mutant, example));
    if (catching === undefined) return null;
    chosen.push(catching);
  }
  return chosen;
}

/** Whether a program of these steps prints what each example expects. */
export function agrees(steps: readonly Step[], examples: readonly Example[]): boolean {
  return examples.every(({ input, output }) => runSteps(steps, input) === output);
}

/**
 * Whether a program of these steps prints something else than the example expects. Where a step means nothing, nothing
 * is said against the program: Python may print the same there.
 */
export function isContradicted(steps: readonly Step[], { input, output }: Example): boolean {
  const printed = runSteps(steps, input);
  return printed !== null && printed !== output;
}

/** A difficulty for a training problem: half of them are hard, for that is where the model is weak. */
export function drawDifficulty(random: Random): Difficulty {
  return pick(random, ['easy', 'easy', 'medium', 'medium', 'medium', 'hard', 'hard', 'hard', 'hard', 'hard']);
}

import { operationOf, operations, stepOf } from './operations';
import { numbers, type Step } from './step';

/**
 * How much of a step its clause of the statement says. `said`: all. `parameter`: all but the parameter.
 * `convention`: all but a detail (does the limit count, which copy stays, from 0 or from 1). `step`: only its kind.
 */
export type Openness = 'said' | 'parameter' | 'convention' | 'step';

/** One clause of a statement and the steps that it allows; `truth` is one of them, by the very object. */
export interface Clause {
  readonly openness: Openness;
  readonly truth: Step;
  readonly readings: readonly Step[];
  /** Ways to say it in the imperative. */
  readonly phrases: readonly string[];
}

/** Operations that one clause can leave undecided between; they share their parameters. */
interface Group {
  readonly openness: 'convention' | 'step';
  readonly operations: readonly string[];
  readonly phrases: (parameter: Step['parameter']) => readonly string[];
}

const groups: readonly Group[] = [
  {
    openness: 'convention',
    operations: ['half-down', 'half-up'],
    phrases: () => [
      'halve each number, rounding to a whole one',
      'replace every number by half of it, rounded',
    ],
  },
  {
    openness: 'convention',
    operations: ['add-position-0', 'add-position-1'],
    phrases: () => ['add to each number its position', 'increase every number by its position'],
  },
  {
    openness: 'convention',
    operations: ['above', 'at-least'],
    phrases: (k) => [`keep the numbers from ${k} up, maybe without ${k}`],
  },
  {
    openness: 'convention',
    operations: ['below', 'at-most'],
    phrases: (k) => [`keep the numbers up to ${k}, maybe without ${k}`],
  },
  {
    openness: 'convention',
    operations: ['unique-first', 'unique-last'],
    phrases: () => ['remove duplicates', 'keep one copy of each number'],
  },
  {
    openness: 'convention',
    operations: ['alternate-0', 'alternate-1'],
    phrases: () => ['keep every second number', 'drop every second number'],
  },
  {
    openness: 'convention',
    operations: ['take-first', 'take-last'],
    phrases: (k) => [`keep only the ${numbers(Number(k))} at one end`],
  },
  {
    openness: 'convention',
    operations: ['rotate-left', 'rotate-right'],
    phrases: (k) => [`rotate the list by ${k}`],
  },
  {
    openness: 'convention',
    operations: ['append', 'prepend'],
    phrases: (k) => [`put a ${k} at one end`],
  },
  {
    openness: 'convention',
    operations: ['text-unique-first', 'text-unique-last'],
    phrases: () => ['drop repeated letters', 'keep one copy of each letter'],
  },
  {
    openness: 'convention',
    operations: ['text-alternate-0', 'text-alternate-1'],
    phrases: () => ['keep every second letter', 'drop every second letter'],
  },
  {
    openness: 'convention',
    operations: ['text-rotate-left', 'text-rotate-right'],
    phrases: (k) => [`rotate the text by ${k}`],
  },
  {
    openness: 'convention',
    operations: ['text-append', 'text-prepend'],
    phrases: (c) => [`put ${c} at one end`],
  },
  {
    openness: 'convention',
    operations: ['text-index-0', 'text-index-1'],
    phrases: (c) => [`print the position of the first ${c}`],
  },
  {
    openness: 'step',
    operations: ['even', 'odd'],
    phrases: () => ['keep only the even or only the odd numbers'],
  },
  {
    openness: 'step',
    operations: ['sort', 'sort-down', 'reverse'],
    phrases: () => ['put the list in another order', 'reorder the list'],
  },
  {
    openness: 'step',
    operations: ['sum', 'largest', 'smallest', 'spread', 'length', 'distinct'],
    phrases: () => ['print one number that describes the list', 'print a certain measure of the list'],
  },
  {
    openness: 'step',
    operations: ['text-sort', 'text-sort-down', 'text-reverse'],
    phrases: () => ['put the letters in another order', 'reorder the letters'],
  },
  {
    openness: 'step',
    operations: ['text-length', 'text-distinct'],
    phrases: () => ['print a certain measure of the text'],
  },
];

const groupOf = new Map(groups.flatMap((group) => group.operations.map((id) => [id, group] as const)));

/** The clause that says the step wholly. */
export function sayClause(truth: Step): Clause {
  return { openness: 'said', truth, readings: [truth], phrases: truth.phrases };
}

/** Every clause that leaves something of the step open. */
export function openClauses(truth: Step): readonly Clause[] {
  return [parameterClause(truth), groupClause(truth)].filter((clause) => clause !== null);
}

/**
 * The class of an operation: operations that one clause can leave undecided between are of one class. The split
 * goes by classes, so that all readings of a statement fall on one side.
 */
export function classOf(operation: string): string {
  return groupOf.get(operation)?.operations[0] ?? operation;
}

/** The near misses of a step: other parameters, and the operations it is easily taken for. */
export function nearMisses(truth: Step): readonly Step[] {
  const others = operationOf(truth.operation).steps;
  const siblings = groupOf.get(truth.operation)?.operations ?? [];
  return [...others, ...siblings.map((id) => stepOf(id, truth.parameter))].filter(
    (step, index, all) =>
      (step.operation !== truth.operation || step.parameter !== truth.parameter) &&
      all.indexOf(step) === index,
  );
}

/** All classes, for the data card. */
export const classes: readonly string[] = [...new Set(operations.map(({ id }) => classOf(id)))];

function parameterClause(truth: Step): Clause | null {
  const { steps, vague } = operationOf(truth.operation);
  if (truth.operation === 'text-replace') return replacementClause(truth, steps);
  return vague.length === 0 ? null : { openness: 'parameter', truth, readings: steps, phrases: vague };
}

/** Which letter is replaced is said; by which is not. */
function replacementClause(truth: Step, steps: readonly Step[]): Clause {
  const from = String(truth.parameter).charAt(0);
  const readings = steps.filter((step) => String(step.parameter).startsWith(from));
  return {
    openness: 'parameter',
    truth,
    readings,
    phrases: [`replace every ${from} by a fixed letter`, `write another letter for each ${from}`],
  };
}

function groupClause(truth: Step): Clause | null {
  const group = groupOf.get(truth.operation);
  if (group === undefined) return null;
  const readings = group.operations.map((id) => stepOf(id, truth.parameter));
  return { openness: group.openness, truth, readings, phrases: group.phrases(truth.parameter) };
}

import type { Clause } from '../world/clause';
import type { Example } from '../world/make-problem';
import { showValue, traceSteps } from '../world/run-steps';
import type { Step } from '../world/step';

/** What an answer is written from: the program it leads to, the statement's clauses and what may be looked at. */
export interface Intent {
  /** The steps of the program that the answer leads to; one a clause. */
  readonly steps: readonly Step[];
  readonly clauses: readonly Clause[];
  /** Examples in sight: the statement's, or the failed tests of the latest feedback. */
  readonly evidence: readonly Example[];
}

/** Most examples that are worked through in one answer. */
export const workedMost = 2;

/** A true answer to a reasoning prompt. @throws RangeError for a prompt that the corpus does not teach. */
export function writeProse(prompt: string, intent: Intent): string {
  const write = writers[prompt];
  if (write === undefined)
    throw new RangeError(`The corpus has no answer to the reasoning prompt "${prompt}".`);
  return write(intent);
}

/** The plainest words for a step. */
export function say(step: Step): string {
  return step.phrases[0] ?? step.operation;
}

/** A function name that shadows no builtin. */
export function functionName(step: Step): string {
  return `do_${step.operation.replaceAll('-', '_')}`;
}

export function numbered(steps: readonly Step[]): string {
  return steps.map((step, index) => `${index + 1}. ${say(step)}`).join('\n');
}

const writers: Readonly<Record<string, (intent: Intent) => string>> = {
  'self-reflection': ({ steps, clauses }) =>
    `Given is ${subject(steps)}. I must ${steps.map(say).join(', then ')}.${settled(steps, clauses)}`,
  'explain-io': explainExamples,
  'predict-tag': ({ steps }) => `${[...new Set(steps.map((step) => step.role))].join(', ')}.`,
  'predict-difficulty': ({ steps, clauses }) => {
    const open = clauses.filter((clause) => clause.openness !== 'said').length;
    const level = steps.length + open < 3 ? 'easy' : steps.length + open < 4 ? 'medium' : 'hard';
    return `It is ${level}: ${steps.length} steps, ${open} of them open. Edge cases: repeats, and as few items as can be.`;
  },
  'nl-solution': ({ steps }) => numbered(steps),
  'multiple-solutions': ({ steps }) =>
    `One way: ${steps.map(say).join('; ')}.\nAnother way: do the same in one loop. Both are linear.`,
  'helper-docstrings': ({ steps }) =>
    steps.map((step) => `def ${functionName(step)}(${variable(step)}):\n    """${say(step)}"""`).join('\n'),
  'intermediate-variables': ({ steps }) =>
    [
      `input: ${steps[0]?.takes ?? 'text'}`,
      ...steps.map((step, index) => `v${index + 1}: ${step.gives}, after "${say(step)}"`),
    ].join('\n'),
};

/**
 * Works the examples through. A step that the statement says is named, then done; one that it leaves open is first
 * seen in what it did, then named: the reading is settled by the values before and after.
 */
function explainExamples({ steps, clauses, evidence }: Intent): string {
  if (evidence.length === 0)
    return `No example is given.${settled(steps, clauses) || ` I would ${steps.map(say).join(', then ')}.`}`;
  return evidence
    .slice(0, workedMost)
    .flatMap(({ input }) => {
      const values = traceSteps(steps, input);
      if (values === null) return [];
      const worked = steps.map((step, index) => {
        const after = showValue(values[index + 1] ?? '');
        return clauses[index]?.openness === 'said' ? `${say(step)}: ${after}` : `${after}, so ${say(step)}`;
      });
      return [[showValue(input), ...worked].join('\n')];
    })
    .join('\n');
}

/** How the open clauses are taken; nothing when there is none. */
function settled(steps: readonly Step[], clauses: readonly Clause[]): string {
  const open = steps.filter((_, index) => clauses[index]?.openness !== 'said');
  return open.length === 0 ? '' : ` I take it to mean: ${open.map(say).join('; ')}.`;
}

function subject(steps: readonly Step[]): string {
  return steps[0]?.takes === 'list' ? 'a list of numbers' : 'a text';
}

function variable(step: Step): string {
  return step.takes === 'list' ? 'a' : 's';
}

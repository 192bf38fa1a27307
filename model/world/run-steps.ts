import type { Step, Value } from './step';

/** Bounds that keep the arithmetic within reach of a small model; inputs that leave them are not used. */
const largestNumber = 99;
const longest = 12;

/**
 * The values before and after each step (steps + 1 of them); null when a step means nothing there, a value becomes
 * empty, a number exceeds 99 or a value is longer than 12.
 */
export function traceSteps(steps: readonly Step[], input: Value): readonly Value[] | null {
  const values: Value[] = [input];
  let value = input;
  for (const step of steps) {
    const next = step.apply(value);
    if (next === null || !isWithinBounds(next)) return null;
    values.push(next);
    value = next;
  }
  return values;
}

/** What the program of these steps prints, without the final newline; null as for `traceSteps`. */
export function runSteps(steps: readonly Step[], input: Value): string | null {
  const value = traceSteps(steps, input)?.at(-1);
  return value === undefined ? null : showValue(value);
}

/** A value as a program reads or prints it. */
export function showValue(value: Value): string {
  return typeof value === 'object' ? value.join(' ') : String(value);
}

/** The Python program of the steps: one line a step, `a` a list, `s` a text. */
export function programOf(steps: readonly Step[]): string {
  const first = steps[0];
  if (first === undefined) throw new RangeError('A program needs at least one step.');
  const name = variableOf(first);
  const changes = steps.filter((step) => step.gives !== 'number').map((step) => `${name}=${step.code}`);
  return [readingLine(first), ...changes, printingLine(steps)].join('\n');
}

export function variableOf(step: Step): string {
  return step.takes === 'list' ? 'a' : 's';
}

/** The line that reads the input of a program that begins with this step. */
export function readingLine(first: Step): string {
  return first.takes === 'list' ? 'a=list(map(int,input().split()))' : 's=input()';
}

/** The last line: prints what the last step gives. */
export function printingLine(steps: readonly Step[]): string {
  const last = steps.at(-1);
  if (last?.gives === 'number') return `print(${last.code})`;
  return last?.gives === 'list' ? 'print(*a)' : 'print(s)';
}

function isWithinBounds(value: Value): boolean {
  if (typeof value === 'number') return value <= largestNumber;
  if (typeof value === 'string') return value !== '' && value.length <= longest;
  return value.length > 0 && value.length <= longest && value.every((x) => x <= largestNumber);
}

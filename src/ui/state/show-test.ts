import { largeInteger } from '../../core/exact-json';
import type { Observation } from '../../core/executor';
import type { Json, Test } from '../../core/problem';
import type { OutcomeKind } from '../../core/trajectory';

/** What each outcome is called on screen. */
export const outcomeNames: Readonly<Record<OutcomeKind, string>> = {
  passed: 'passed',
  wrong: 'wrong answer',
  raised: 'error',
  'compile-error': 'syntax error',
  'timed-out': 'too slow',
  'out-of-memory': 'out of memory',
  'output-limit': 'too much output',
  crashed: 'crashed',
  'not-run': 'not run',
};

/** What goes in, as text for the screen. */
export function inputText(test: Test, entryPoint: string | null): string {
  switch (test.kind) {
    case 'stdin':
      return test.stdin;
    case 'call':
      return `${entryPoint ?? 'f'}(${test.args.map(pythonText).join(', ')})`;
    case 'assert':
      return test.code;
  }
}

/** What must come out; null for asserts, which only must not raise. */
export function expectedText(test: Test): string | null {
  switch (test.kind) {
    case 'stdin':
      return test.expected;
    case 'call':
      return pythonText(test.expected);
    case 'assert':
      return null;
  }
}

/** What came, as text for the screen. */
export function gotText(observation: Observation, test: Test): string {
  switch (observation.kind) {
    case 'ended':
      return test.kind === 'call' ? pythonText(observation.value) : observation.stdout;
    case 'raised':
      return observation.stdout + observation.error.traceback;
    case 'compile-error':
      return observation.error.traceback;
    case 'timed-out':
      return `Stopped after ${observation.limitMs / 1000} s.`;
    case 'out-of-memory':
      return `Needed more than ${observation.limitMiB} MiB.`;
    case 'output-limit':
      return `${observation.stdout.slice(0, 2000)}\n… more than ${observation.limitBytes} bytes of output`;
    case 'crashed':
      return `The interpreter died: ${observation.reason}`;
    case 'not-run':
      return notRunReasons[observation.reason];
  }
}

const notRunReasons: Readonly<Record<Extract<Observation, { kind: 'not-run' }>['reason'], string>> = {
  stopped: 'Not run: stopped.',
  'program-limit': 'Not run: the program had used up its time.',
  'earlier-failure': 'Not run: an earlier test had failed already.',
};

/** A JSON value as Python writes it. */
function pythonText(value: Json): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const large = largeInteger(value);
  if (large !== null) return String(large);
  // Array.isArray does not narrow a readonly array out of the union by itself.
  if (isList(value)) return `[${value.map(pythonText).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${pythonText(item)}`)
    .join(', ')}}`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

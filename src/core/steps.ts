import type { Json } from './problem';

/** One stop of a program that is followed line by line. */
export interface Step {
  /** In solution.py, from 1. */
  readonly line: number;
  /**
   * `line`: it runs next. `return`, `yield`: it hands `value` out of its function. `raise`: the exception `value`
   * passes here. `end`: the program's last line has run.
   */
  readonly event: 'line' | 'return' | 'yield' | 'raise' | 'end';
  /** As `repr`, cut in the middle beyond 100 characters; null where nothing is handed on. */
  readonly value: string | null;
  /** Function that it is in; `<module>` at module level. */
  readonly scope: string;
  /** Calls of the program that are under way, this one included. */
  readonly depth: number;
  /** Which call it is: a number of its own for each. */
  readonly frame: number;
  /** Variables that are new or different since the stop before in the same call, as `repr`. */
  readonly set: Readonly<Record<string, string>>;
  /** Variables that were there at that stop and are no more. */
  readonly gone: readonly string[];
  /** What was printed since the stop before, in whatever call. */
  readonly printed: string;
}

/** One test, run again line by line. */
export type Steps =
  | {
      readonly kind: 'steps';
      readonly steps: readonly Step[];
      /** The program ran on; only its first stops are here. */
      readonly isCut: boolean;
      /** What was printed after the last stop. */
      readonly rest: string;
    }
  | { readonly kind: 'impossible'; readonly reason: string };

/** The program at one of its stops. */
export interface Stop extends Step {
  /** The variables of its call, as `repr`. */
  readonly variables: Readonly<Record<string, string>>;
  /** Everything printed so far. */
  readonly output: string;
}

/** Puts the stops' differences together. */
export function stopsOf(steps: readonly Step[]): readonly Stop[] {
  const frames = new Map<number, Readonly<Record<string, string>>>();
  let output = '';
  return steps.map((step) => {
    const kept = Object.entries(frames.get(step.frame) ?? {}).filter(([name]) => !step.gone.includes(name));
    const variables = { ...Object.fromEntries(kept), ...step.set };
    frames.set(step.frame, variables);
    output += step.printed;
    return { ...step, variables, output };
  });
}

/** Reads what the sandbox returned; null when it is none. A hostile program can spoil its own. */
export function readSteps(json: Json): Steps | null {
  if (!isRecord(json)) return null;
  const { kind, reason, steps, isCut, rest } = json;
  if (kind === 'impossible' && typeof reason === 'string') return { kind, reason };
  if (kind !== 'steps' || !Array.isArray(steps) || typeof isCut !== 'boolean' || typeof rest !== 'string')
    return null;
  const read = steps.map(readStep).filter((step) => step !== null);
  return read.length === steps.length && read.length > 0 ? { kind, steps: read, isCut, rest } : null;
}

const events: readonly Step['event'][] = ['line', 'return', 'yield', 'raise', 'end'];

function readStep(json: Json): Step | null {
  if (!isRecord(json)) return null;
  const { line, value, scope, depth, frame, set, gone, printed } = json;
  const event = events.find((one) => one === json['event']);
  if (event === undefined || typeof scope !== 'string' || typeof printed !== 'string') return null;
  if (typeof line !== 'number' || typeof depth !== 'number' || typeof frame !== 'number') return null;
  if ((value !== null && typeof value !== 'string') || !isTexts(set) || !isNames(gone)) return null;
  return { line, event, value, scope, depth, frame, set, gone, printed };
}

function isRecord(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isTexts(json: Json | undefined): json is Readonly<Record<string, string>> {
  return isRecord(json) && Object.values(json).every((value) => typeof value === 'string');
}

function isNames(json: Json | undefined): json is readonly string[] {
  return Array.isArray(json) && json.every((name) => typeof name === 'string');
}

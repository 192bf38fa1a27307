/** What flows through a program: a list of whole numbers, a text of capital letters and separators, or one number. */
export type Value = readonly number[] | string | number;

export type ValueKind = 'list' | 'text' | 'number';

/** What a step does to a value, as the algorithmic tag that `predict-tag` answers with. */
export type Role = 'map' | 'filter' | 'order' | 'cut' | 'extend' | 'scan' | 'measure';

/** One operation with its parameter settled: the atom of a problem. */
export interface Step {
  /** Id of its operation ("add"). */
  readonly operation: string;
  /** The settled parameter; null when the operation has none. A replacement's is two letters: from, to. */
  readonly parameter: number | string | null;
  readonly takes: 'list' | 'text';
  readonly gives: ValueKind;
  readonly role: Role;
  /** Null where the operation means nothing (the largest of no numbers). */
  readonly apply: (value: Value) => Value | null;
  /** Python expression over `a` (a list) or `s` (a text). */
  readonly code: string;
  /** Ways to say it in the imperative, none with a final stop; the first is the plainest. */
  readonly phrases: readonly string[];
}

/** An operation: its steps differ in the parameter only. */
export interface Operation {
  readonly id: string;
  readonly takes: 'list' | 'text';
  readonly gives: ValueKind;
  readonly role: Role;
  readonly steps: readonly Step[];
  /** Ways to say it with the parameter left open; empty when it has none or it is always said. */
  readonly vague: readonly string[];
}

/** The part of a step that depends on its parameter. */
export interface Body<V> {
  readonly apply: (value: V) => Value | null;
  readonly code: string;
  readonly phrases: readonly string[];
}

/** An operation on lists, one step for each parameter. */
export function listOperation<P extends number | string | null>(
  id: string,
  role: Role,
  parameters: readonly P[],
  body: (parameter: P) => Body<readonly number[]>,
  vague: readonly string[] = [],
): Operation {
  const gives = role === 'measure' ? 'number' : 'list';
  const steps = parameters.map((parameter): Step => {
    const { apply, ...rest } = body(parameter);
    const onList = (value: Value) => (typeof value === 'object' ? apply(value) : null);
    return { operation: id, parameter, takes: 'list', gives, role, apply: onList, ...rest };
  });
  return { id, takes: 'list', gives, role, steps, vague };
}

/** An operation on texts, one step for each parameter. */
export function textOperation<P extends number | string | null>(
  id: string,
  role: Role,
  parameters: readonly P[],
  body: (parameter: P) => Body<string>,
  vague: readonly string[] = [],
): Operation {
  const gives = role === 'measure' ? 'number' : 'text';
  const steps = parameters.map((parameter): Step => {
    const { apply, ...rest } = body(parameter);
    const onText = (value: Value) => (typeof value === 'string' ? apply(value) : null);
    return { operation: id, parameter, takes: 'text', gives, role, apply: onText, ...rest };
  });
  return { id, takes: 'text', gives, role, steps, vague };
}

/** The whole numbers from `first` to `last`. */
export function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** "number", "2 numbers". */
export function numbers(count: number): string {
  return count === 1 ? 'number' : `${count} numbers`;
}

/** For operations without a parameter. */
export const plain: readonly null[] = [null];

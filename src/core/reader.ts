/** Where a file of unknown shape departs from what was expected, in words for the person who wrote it. */
export interface Fault {
  /** From the file's root: `problems[3].publicTests[0].stdin`; `file` is the root itself. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
  /** What to do about it, as a sentence; left out where `expected` says it all. */
  readonly wayOut?: string;
}

/** Returned instead of a value by a reader that has reported a fault. */
export const bad: unique symbol = Symbol('bad');

/** Turns an unknown value into a `T`, or adds to `faults` and returns `bad`. Never throws. */
export type Reader<T> = (value: unknown, path: string, faults: Fault[]) => T | typeof bad;

const rootPath = 'file';

/** Reads a whole file's value. */
export function readWhole<T>(reader: Reader<T>, value: unknown, faults: Fault[]): T | typeof bad {
  return reader(value, rootPath, faults);
}

/** A value in a few words: `the text "abc"`, `a list of 3`, `nothing`. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string') return `the text ${JSON.stringify(shorten(value))}`;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty object' : `an object with the keys ${shorten(keys.join(', '))}`;
  }
  if (typeof value === 'bigint') return `the number ${shorten(String(value))}`;
  return typeof value === 'number' || typeof value === 'boolean' ? `${typeof value} ${value}` : typeof value;
}

/** A line as faults are shown. */
export function describeFault({ path, found, expected, wayOut }: Fault): string {
  const fault = `${path}: found ${found}, expected ${expected}`;
  return wayOut === undefined ? fault : `${fault}. ${wayOut}`;
}

export function refuse(value: unknown, path: string, expected: string, faults: Fault[]): typeof bad {
  faults.push({ path, found: describe(value), expected });
  return bad;
}

export const string: Reader<string> = (value, path, faults) =>
  typeof value === 'string' ? value : refuse(value, path, 'a text', faults);

/** A text that says something. */
export const words: Reader<string> = (value, path, faults) =>
  typeof value === 'string' && value.trim() !== ''
    ? value
    : refuse(value, path, 'a text that is not empty', faults);

/** A text of several lines, written as one text or as a list of lines. */
export const lines: Reader<string> = (value, path, faults) => {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return refuse(value, path, 'a text or a list of lines', faults);
  const read = list(string)(value, path, faults);
  return read === bad ? bad : read.join('\n');
};

/** A finite number in [least, most]. */
export function number(least: number, most: number): Reader<number> {
  return (value, path, faults) =>
    typeof value === 'number' && value >= least && value <= most
      ? value
      : refuse(value, path, `a number from ${least} to ${most}`, faults);
}

/** A whole number in [least, most]. */
export function integer(least: number, most: number): Reader<number> {
  return (value, path, faults) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : refuse(value, path, `a whole number from ${least} to ${most}`, faults);
}

export function oneOf<const T extends string | number>(...choices: readonly T[]): Reader<T> {
  return (value, path, faults) =>
    choices.find((choice) => choice === value) ??
    refuse(value, path, `one of ${choices.map((choice) => JSON.stringify(choice)).join(', ')}`, faults);
}

export function list<T>(reader: Reader<T>, least = 0): Reader<readonly T[]> {
  return (value, path, faults) => {
    if (!Array.isArray(value) || value.length < least) {
      return refuse(value, path, least === 0 ? 'a list' : `a list of at least ${least}`, faults);
    }
    const read: T[] = [];
    for (const [index, item] of value.entries()) {
      const one = reader(item, `${path === rootPath ? '' : path}[${index}]`, faults);
      if (one !== bad) read.push(one);
    }
    return read.length === value.length ? read : bad;
  };
}

/** Takes `fallback` where the value is left out. */
export function optional<T>(reader: Reader<T>, fallback: T): Reader<T> {
  return (value, path, faults) => (value === undefined ? fallback : reader(value, path, faults));
}

/** A value, or null when it is null or left out. */
export function orNull<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path, faults) =>
    value === undefined || value === null ? null : reader(value, path, faults);
}

type Shape = Readonly<Record<string, Reader<unknown>>>;
type Shaped<S extends Shape> = {
  readonly [K in keyof S]: S[K] extends Reader<infer T> ? T : never;
};

/** An object with exactly these keys. A key that the shape does not know is a fault: it is a misspelt one. */
export function object<S extends Shape>(shape: S): Reader<Shaped<S>> {
  return (value, path, faults) => {
    if (!isRecord(value)) return refuse(value, path, 'an object', faults);
    const before = faults.length;
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(shape, key)) continue;
      const known = Object.keys(shape).join(', ');
      faults.push({ path: join(path, key), found: 'a key that has no meaning', expected: `one of ${known}` });
    }
    const entries = Object.entries(shape).map(([key, reader]) => [
      key,
      reader(Object.hasOwn(value, key) ? value[key] : undefined, join(path, key), faults),
    ]);
    if (faults.length > before) return bad;
    // Each entry came out of the reader that `Shaped` takes its type from.
    return Object.fromEntries(entries) as Shaped<S>;
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The path of an object's field. */
export function join(path: string, key: string): string {
  const name = /^\w+$/.test(key) ? key : JSON.stringify(shorten(key));
  return path === rootPath ? name : `${path}.${name}`;
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 57)}…`;
}

/** One thing that is wrong in data from outside, and where. */
export interface Fault {
  /** Where, as a JavaScript path from the root: "arms[1].maxTurns"; "" is the root itself. */
  readonly path: string;
  /** What is there, shortened for reading. */
  readonly found: string;
  readonly expected: string;
  /** What to do about it; null where `expected` says it all. */
  readonly wayOut: string | null;
}

/** Returned instead of a value by a decoder that has added at least one fault. */
export const bad: unique symbol = Symbol('bad');

/** Makes a typed value of an unknown one. It never throws: what is wrong goes to `faults`, and it returns `bad`. */
export interface Decoder<T> {
  (value: unknown, path: string, faults: Fault[]): T | typeof bad;
  /** An object may lack a field whose decoder is optional. */
  readonly isOptional?: true;
  /** Value of a field that is absent; without it the field stays absent. */
  readonly fallback?: { readonly value: T };
}

/** The value, or every fault that it has. */
export type Decoded<T> =
  { readonly kind: 'good'; readonly value: T } | { readonly kind: 'bad'; readonly faults: readonly Fault[] };

/** Runs a decoder from the root. */
export function decode<T>(decoder: Decoder<T>, value: unknown): Decoded<T> {
  const faults: Fault[] = [];
  const result = decoder(value, '', faults);
  return result === bad || faults.length > 0 ? { kind: 'bad', faults } : { kind: 'good', value: result };
}

/** One line for a person: where, found, expected, way out. */
export function faultText(fault: Fault): string {
  const place = fault.path === '' ? '' : `${fault.path}: `;
  const wayOut = fault.wayOut === null ? '' : ` ${fault.wayOut}`;
  return `${place}found ${fault.found}, expected ${fault.expected}.${wayOut}`;
}

/** A value in a few words. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
  return String(value);
}

/** A decoder that accepts what `accepts` accepts. */
export function check<T>(
  accepts: (value: unknown) => value is T,
  expected: string,
  wayOut: string | null = null,
): Decoder<T> {
  return (value, path, faults) => {
    if (accepts(value)) return value;
    faults.push({ path, found: describe(value), expected, wayOut });
    return bad;
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export const text: Decoder<string> = check(isText, 'a text');
export const flag: Decoder<boolean> = check((v): v is boolean => typeof v === 'boolean', 'true or false');
export const finite: Decoder<number> = check(isNumber, 'a number');
export const nothing: Decoder<null> = check((v): v is null => v === null, 'null');

export const nonEmptyText: Decoder<string> = check(
  (value): value is string => isText(value) && value.trim() !== '',
  'a text that is not empty',
);

/** A whole number in [least, most]. */
export function whole(
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
  wayOut?: string,
): Decoder<number> {
  const expected =
    most === Number.MAX_SAFE_INTEGER
      ? `a whole number, at least ${least}`
      : `a whole number from ${least} to ${most}`;
  return check(
    (v): v is number => isNumber(v) && Number.isInteger(v) && v >= least && v <= most,
    expected,
    wayOut,
  );
}

/** A number for which `holds` holds. */
export function numberWhere(
  holds: (n: number) => boolean,
  expected: string,
  wayOut?: string,
): Decoder<number> {
  return check((v): v is number => isNumber(v) && holds(v), expected, wayOut);
}

export function oneOf<const T extends string>(values: readonly T[]): Decoder<T> {
  return check(
    (value): value is T => values.some((known) => known === value),
    values.length === 1 ? JSON.stringify(values[0]) : `one of ${values.join(', ')}`,
  );
}

export function nullable<T>(decoder: Decoder<T>): Decoder<T | null> {
  return (value, path, faults) => (value === null ? null : decoder(value, path, faults));
}

/** A field that may be missing and then stays missing. */
export function optional<T>(decoder: Decoder<T>): Decoder<T> {
  const wrapped: Decoder<T> = (value, path, faults) => decoder(value, path, faults);
  return Object.assign(wrapped, { isOptional: true as const });
}

/** A field that may be missing and then is `value`. */
export function withDefault<T>(decoder: Decoder<T>, value: T): Decoder<T> {
  const wrapped: Decoder<T> = (given, path, faults) => decoder(given, path, faults);
  return Object.assign(wrapped, { fallback: { value } });
}

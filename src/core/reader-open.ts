import type { Json } from './problem';
import { bad, isRecord, join, refuse, type Fault, type Reader } from './reader';

/** Nesting beyond this is refused: it would overflow the stack of whatever walks the value. */
const deepest = 200;

const absentFields = new WeakSet<object>();

/** A field of an open object that may be missing and then stays missing. */
export function absent<T>(reader: Reader<T>): Reader<T> {
  const wrapped: Reader<T> = (value, path, faults) => reader(value, path, faults);
  absentFields.add(wrapped);
  return wrapped;
}

type Fields<T> = { readonly [K in keyof T]-?: Reader<T[K]> };

/** An object that has these fields; keys that are not known are ignored. Every field's faults are reported. */
export function open<T extends object>(fields: Fields<T>): Reader<T> {
  const entries = Object.entries<Reader<unknown>>(fields);
  return (value, path, faults) => {
    if (!isRecord(value)) return refuse(value, path, 'an object', faults);
    const before = faults.length;
    const result: Record<string, unknown> = {};
    for (const [name, reader] of entries) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given === undefined && absentFields.has(reader)) continue;
      result[name] = reader(given, join(path, name), faults);
    }
    // Each field was read by the reader that `Fields<T>` demands for it.
    return faults.length === before ? (result as T) : bad;
  };
}

/** An object used as a dictionary. */
export function record<T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, path, faults) => {
    if (!isRecord(value)) return refuse(value, path, 'an object', faults);
    const entries: (readonly [string, T])[] = [];
    const before = faults.length;
    for (const [name, given] of Object.entries(value)) {
      const item = reader(given, join(path, name), faults);
      if (item !== bad) entries.push([name, item]);
    }
    // fromEntries defines own properties, so a key "__proto__" stays a key.
    return faults.length === before ? Object.fromEntries(entries) : bad;
  };
}

/** A union told apart by its field `kind`. */
export function tagged<T extends { readonly kind: string }>(cases: {
  readonly [K in T['kind']]: Reader<Extract<T, { readonly kind: K }>>;
}): Reader<T> {
  const readers = new Map(Object.entries<Reader<T>>(cases));
  return (value, path, faults) => {
    if (!isRecord(value)) return refuse(value, path, 'an object', faults);
    const reader = typeof value['kind'] === 'string' ? readers.get(value['kind']) : undefined;
    if (reader !== undefined) return reader(value, path, faults);
    const kinds = [...readers.keys()].map((kind) => JSON.stringify(kind)).join(', ');
    return refuse(value['kind'], join(path, 'kind'), `one of ${kinds}`, faults);
  };
}

export const boolean: Reader<boolean> = (value, path, faults) =>
  typeof value === 'boolean' ? value : refuse(value, path, 'true or false', faults);

/** A finite number for which `holds` holds. */
export function numberThat(holds: (n: number) => boolean, expected: string): Reader<number> {
  return (value, path, faults) =>
    typeof value === 'number' && Number.isFinite(value) && holds(value)
      ? value
      : refuse(value, path, expected, faults);
}

/** A value, or null; unlike `orNull` it must be there. */
export function nullable<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path, faults) => (value === null ? null : reader(value, path, faults));
}

/** Any JSON value, at most 200 levels deep. */
export const anyJson: Reader<Json> = (value, path, faults) =>
  isJson(value, 0) ? value : refuse(value, path, `a JSON value at most ${deepest} levels deep`, faults);

/** Adds to the faults of `reader` what to do about them. */
export function advised<T>(reader: Reader<T>, wayOut: string): Reader<T> {
  return (value, path, faults) => {
    const own: Fault[] = [];
    const result = reader(value, path, own);
    faults.push(...own.map((fault) => ({ ...fault, wayOut })));
    return result;
  };
}

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  return isRecord(value) && Object.values(value).every((item) => isJson(item, depth + 1));
}

import { bad, describe, type Decoder, type Fault } from './decode';
import type { Json } from './problem';

/** Nesting beyond this is refused: it would overflow the stack of whatever walks the value. */
const deepest = 200;

type Fields<T> = { readonly [K in keyof T]-?: Decoder<T[K]> };

/** An object with these fields; others are ignored. Every fault of every field is reported. */
export function object<T extends object>(fields: Fields<T>): Decoder<T> {
  const entries = Object.entries<Decoder<unknown>>(fields);
  return (value, path, faults) => {
    if (!isRecord(value)) return refuse(value, path, faults, 'an object');
    const result: Record<string, unknown> = {};
    let isGood = true;
    for (const [name, decoder] of entries) {
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      if (given === undefined && decoder.isOptional === true) continue;
      if (given === undefined && decoder.fallback !== undefined) {
        result[name] = decoder.fallback.value;
        continue;
      }
      const decoded = decoder(given, path === '' ? name : `${path}.${name}`, faults);
      if (decoded === bad) isGood = false;
      else result[name] = decoded;
    }
    // Each field of T was decoded by the decoder that `Fields<T>` demands for it.
    return isGood ? (result as T) : bad;
  };
}

/** A list whose items all decode. */
export function list<T>(item: Decoder<T>, least = 0): Decoder<readonly T[]> {
  return (value, path, faults) => {
    if (!Array.isArray(value) || value.length < least)
      return refuse(value, path, faults, least === 0 ? 'a list' : `a list of at least ${least}`);
    const items: T[] = [];
    const before = faults.length;
    for (let i = 0; i < value.length; i++) {
      const decoded = item(value[i], `${path}[${i}]`, faults);
      if (decoded !== bad) items.push(decoded);
    }
    return faults.length === before ? items : bad;
  };
}

/** An object used as a dictionary. */
export function record<T>(item: Decoder<T>): Decoder<Readonly<Record<string, T>>> {
  return (value, path, faults) => {
    if (!isRecord(value)) return refuse(value, path, faults, 'an object');
    const entries: (readonly [string, T])[] = [];
    const before = faults.length;
    for (const [name, given] of Object.entries(value)) {
      const decoded = item(given, path === '' ? name : `${path}.${name}`, faults);
      if (decoded !== bad) entries.push([name, decoded]);
    }
    // fromEntries defines own properties, so a key "__proto__" stays a key.
    return faults.length === before ? Object.fromEntries(entries) : bad;
  };
}

/** A union told apart by its field `kind`. */
export function tagged<T extends { readonly kind: string }>(cases: {
  readonly [K in T['kind']]: Decoder<Extract<T, { readonly kind: K }>>;
}): Decoder<T> {
  const decoders = new Map(Object.entries<Decoder<T>>(cases));
  return (value, path, faults) => {
    if (!isRecord(value)) return refuse(value, path, faults, 'an object');
    const decoder = typeof value['kind'] === 'string' ? decoders.get(value['kind']) : undefined;
    if (decoder !== undefined) return decoder(value, path, faults);
    const at = path === '' ? 'kind' : `${path}.kind`;
    return refuse(value['kind'], at, faults, `one of ${[...decoders.keys()].join(', ')}`);
  };
}

/** Any JSON value, at most 200 levels deep. */
export const json: Decoder<Json> = (value, path, faults) =>
  isJson(value, 0) ? value : refuse(value, path, faults, `a JSON value at most ${deepest} levels deep`);

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isJson(value: unknown, depth: number): value is Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (depth >= deepest) return false;
  if (Array.isArray(value)) return value.every((item) => isJson(item, depth + 1));
  return isRecord(value) && Object.values(value).every((item) => isJson(item, depth + 1));
}

function refuse(value: unknown, path: string, faults: Fault[], expected: string): typeof bad {
  faults.push({ path, found: describe(value), expected, wayOut: null });
  return bad;
}

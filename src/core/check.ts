import { assertNever } from './assert-never';
import { isClose, parseDecimal } from './decimal';
import { largeInteger, parseExactJson } from './exact-json';
import { isWithin } from './is-within';
import type { Checker, Json } from './problem';

type Match = (expected: string, got: string) => boolean;

/**
 * Whether what a program printed is what was expected (method, section 4).
 * Takes time linear in the two texts. White space is what Python's `str.split` takes for it.
 */
export function check(checker: Checker, expected: string, got: string): boolean {
  switch (checker.kind) {
    case 'tokens':
      return matchTokens(expected, got, isSameToken);
    case 'code-contests':
      return matchTokens(expected.toLowerCase(), got.toLowerCase(), isSameToken);
    case 'float':
      return matchTokens(expected, got, (a, b) => isTolerated(checker.atol, checker.rtol, a, b));
    case 'exact':
      return withoutFinalNewline(expected) === withoutFinalNewline(got);
    case 'lines':
      return matchLines(expected.trimEnd(), got.trimEnd());
    case 'json':
      return matchJsonTexts(expected, got);
    default:
      return assertNever(checker);
  }
}

/**
 * Whether what an entry point returned is what was expected: the same structure with the same leaves. Tuples arrive
 * as lists. Numbers must be equal, large integers to the last digit, or within the tolerances of a `float` checker; NaN equals nothing.
 */
export function checkValue(checker: Checker, expected: Json, got: Json): boolean {
  const isSameNumber = (a: number | bigint, b: number | bigint): boolean =>
    (typeof a === typeof b ? a === b : wholeOf(a) === wholeOf(b)) ||
    (checker.kind === 'float' &&
      Number.isFinite(Number(a)) &&
      Number.isFinite(Number(b)) &&
      Math.abs(Number(a) - Number(b)) <= checker.atol + checker.rtol * Math.abs(Number(a)));
  // A stack of our own: a program may return lists nested deeper than the host's stack.
  const pairs: [Json | undefined, Json | undefined][] = [[expected, got]];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [a, b] = pair;
    const [x, y] = [numberOf(a), numberOf(b)];
    if (x !== null && y !== null) {
      if (!isSameNumber(x, y)) return false;
    } else if (isList(a) && isList(b)) {
      if (a.length !== b.length) return false;
      a.forEach((item, index) => pairs.push([item, b[index]]));
    } else if (isObject(a) && isObject(b)) {
      const keys = Object.keys(a);
      if (keys.length !== Object.keys(b).length || !keys.every((key) => Object.hasOwn(b, key))) return false;
      for (const key of keys) pairs.push([a[key], b[key]]);
    } else if (a !== b) return false;
  }
  return true;
}

/** Equal texts, or numbers less than 10⁻⁵ apart. `nan` equals nothing, not even itself. */
function isSameToken(expected: string, got: string): boolean {
  if (expected === got) return !isNan(expected);
  const a = parseDecimal(expected);
  if (a === null) return false;
  const b = parseDecimal(got);
  return b !== null && isClose(a, b);
}

function isTolerated(atol: number, rtol: number, expected: string, got: string): boolean {
  if (expected === got) return !isNan(expected);
  const a = parseDecimal(expected);
  if (a === null) return false;
  const b = parseDecimal(got);
  return b !== null && isWithin(a, b, atol, rtol);
}

function isNan(token: string): boolean {
  return token.length <= 4 && /^[+-]?nan$/i.test(token);
}

/** Walks both texts once, token by token, and stops at the first difference. */
function matchTokens(expected: string, got: string, isSame: Match): boolean {
  let a = skipSpace(expected, 0);
  let b = skipSpace(got, 0);
  while (a < expected.length && b < got.length) {
    const endA = skipToken(expected, a);
    const endB = skipToken(got, b);
    if (!isSame(expected.slice(a, endA), got.slice(b, endB))) return false;
    a = skipSpace(expected, endA);
    b = skipSpace(got, endB);
  }
  return a >= expected.length && b >= got.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function skipToken(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** Python's `str.isspace` for one UTF-16 unit. */
function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 32 || (unit >= 9 && unit <= 13) || (unit >= 28 && unit <= 31);
  return (
    unit === 0x85 ||
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}

function matchLines(expected: string, got: string): boolean {
  const a = expected.split('\n');
  const b = got.split('\n');
  return a.length === b.length && a.every((line, index) => line.trimEnd() === b[index]?.trimEnd());
}

function withoutFinalNewline(text: string): string {
  return text.endsWith('\n') ? text.slice(0, -1) : text;
}

function matchJsonTexts(expected: string, got: string): boolean {
  try {
    // Parsing returns JSON values; its type does not say so.
    return checkValue({ kind: 'json' }, parseExactJson(expected) as Json, parseExactJson(got) as Json);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** A whole number exactly; null for any other. */
function wholeOf(value: number | bigint): bigint | null {
  return typeof value === 'bigint' ? value : Number.isInteger(value) ? BigInt(value) : null;
}

function numberOf(value: Json | undefined): number | bigint | null {
  return typeof value === 'number' ? value : largeInteger(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { isEqual, parseDecimal, type Decimal } from './decimal';

/** Numbers whose digits span more places than this are compared as doubles: BigInt would take too long. */
const mostPlaces = 4_096;

/**
 * |expected − got| ≤ atol + rtol·|expected|, exact while the numbers' digits span at most 4,096 places.
 * Infinities are within any tolerance of themselves only.
 */
export function isWithin(expected: Decimal, got: Decimal, atol: number, rtol: number): boolean {
  if (isEqual(expected, got)) return true;
  if (expected.isInfinite || got.isInfinite) return false;
  const absolute = parseDecimal(String(atol));
  const relative = parseDecimal(String(rtol));
  if (absolute === null || relative === null) return false;
  // The place of the last digit of rtol·|expected| is the sum of the places of its factors.
  const last =
    Math.min(lastPlace(expected), lastPlace(got), lastPlace(absolute)) + Math.min(0, lastPlace(relative));
  const first = Math.max(expected.point, got.point, absolute.point) + Math.max(0, relative.point);
  if (first - last > mostPlaces) return isWithinAsDoubles(expected, got, atol, rtol);
  const difference = scaled(expected, last) - scaled(got, last);
  const product = wholeOf(expected) * wholeOf(relative);
  const productPlace = lastPlace(expected) + lastPlace(relative);
  const tolerance = scaled(absolute, last) + abs(product) * 10n ** BigInt(productPlace - last);
  return abs(difference) <= tolerance;
}

/** Power of ten of the last written digit. */
function lastPlace({ digits, point }: Decimal): number {
  return digits === '' ? 0 : point - digits.length;
}

function wholeOf({ digits, isNegative }: Decimal): bigint {
  const magnitude = BigInt(digits === '' ? '0' : digits);
  return isNegative ? -magnitude : magnitude;
}

/** x / 10^place, which is whole when no written digit lies below `place`. */
function scaled(x: Decimal, place: number): bigint {
  return wholeOf(x) * 10n ** BigInt(lastPlace(x) - place);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function isWithinAsDoubles(expected: Decimal, got: Decimal, atol: number, rtol: number): boolean {
  const [a, b] = [toDouble(expected), toDouble(got)];
  return Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= atol + rtol * Math.abs(a);
}

function toDouble({ isNegative, digits, point }: Decimal): number {
  return Number(`${isNegative ? '-' : ''}0.${digits || '0'}e${point}`);
}

/**
 * A number as its text says it, never rounded: sign × 0.d₁d₂d₃… × 10^point.
 * `digits` has neither leading nor trailing zeros and is empty for zero; `infinite` numbers have no digits.
 */
export interface Decimal {
  readonly isNegative: boolean;
  readonly isInfinite: boolean;
  readonly digits: string;
  readonly point: number;
}

const shape = /^([+-]?)(?:(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?|(inf|infinity))$/i;

/** Exponents beyond this make a token a word: sums of them with digit counts must stay exact in a double. */
const mostExponent = 1e15;

/** Reads a token such as `-007`, `+.5`, `1e5` or `inf`; null when it is no number. `nan` is none. */
export function parseDecimal(token: string): Decimal | null {
  const match = shape.exec(token);
  if (match === null) return null;
  const [, sign, whole = '', fraction = '', exponentText = '0', infinity] = match;
  const isNegative = sign === '-';
  if (infinity !== undefined) return { isNegative, isInfinite: true, digits: '', point: 0 };
  if (whole === '' && fraction === '') return null;
  const exponent = Number(exponentText);
  if (Math.abs(exponent) > mostExponent) return null;
  const all = whole + fraction;
  const start = countLeadingZeros(all);
  const digits = all.slice(start, endWithoutZeros(all, start));
  if (digits === '') return { isNegative: false, isInfinite: false, digits, point: 0 };
  return { isNegative, isInfinite: false, digits, point: whole.length - start + exponent };
}

/** Decimal places of the tolerance of `isClose`. */
const places = 5;

/**
 * |a − b| < 10⁻⁵, exactly and in time linear in the digits written. Infinities equal those of their sign.
 *
 * Write |x|·10⁵ = I + r with a whole I and 0 ≤ r < 1. For equal signs the difference is below one unit when the
 * whole parts are equal, or when they differ by one and the larger number has the smaller rest. For unequal signs
 * both whole parts must be 0 and the rests must add up to less than 1.
 */
export function isClose(a: Decimal, b: Decimal): boolean {
  if (a.isInfinite || b.isInfinite) return a.isInfinite === b.isInfinite && a.isNegative === b.isNegative;
  if (a.digits === '') return isBelowUnit(b);
  if (b.digits === '') return isBelowUnit(a);
  if (a.isNegative !== b.isNegative) return isBelowUnit(a) && isBelowUnit(b) && restsAddUpBelowOne(a, b);
  const [large, small] = compareMagnitude(a, b) >= 0 ? [a, b] : [b, a];
  const wholeLength = wholeDigits(large);
  if (wholeLength - wholeDigits(small) > 1) return false;
  // Two whole parts that both end in unwritten zeros are multiples of ten: equal, or ten units apart at least.
  const isRound = ({ digits, point }: Decimal): boolean => point + places > digits.length;
  if (isRound(large) && isRound(small)) return compareMagnitude(large, small) === 0;
  const wholeLarge = wholePart(large);
  const wholeSmall = wholePart(small);
  if (wholeLarge === wholeSmall) return true;
  return isSuccessor(wholeLarge, wholeSmall) && compareRests(large, small) < 0;
}

/** Whether two decimals are the same number. */
export function isEqual(a: Decimal, b: Decimal): boolean {
  return (
    a.isNegative === b.isNegative &&
    a.isInfinite === b.isInfinite &&
    a.point === b.point &&
    a.digits === b.digits
  );
}

/** Order of |a| and |b|: negative, 0 or positive. */
function compareMagnitude(a: Decimal, b: Decimal): number {
  if (a.point !== b.point) return a.point - b.point;
  return compareText(a.digits, b.digits);
}

/** Digits of the whole part of |x|·10⁵. */
function wholeDigits({ point }: Decimal): number {
  return Math.max(0, point + places);
}

function isBelowUnit(x: Decimal): boolean {
  return x.digits === '' || wholeDigits(x) === 0;
}

/** Padding never exceeds the other number's written digits by more than one: see the length check before it. */
function wholePart(x: Decimal): string {
  const length = wholeDigits(x);
  return x.digits.slice(0, length).padEnd(length, '0');
}

function compareRests(a: Decimal, b: Decimal): number {
  const [restA, restB] = [a.digits.slice(wholeDigits(a)), b.digits.slice(wholeDigits(b))];
  if (restA === '' || restB === '') return compareText(restA, restB);
  const zerosA = leadingZerosOfRest(a) + countLeadingZeros(restA);
  const zerosB = leadingZerosOfRest(b) + countLeadingZeros(restB);
  if (zerosA !== zerosB) return zerosB - zerosA;
  return compareText(restA.slice(countLeadingZeros(restA)), restB.slice(countLeadingZeros(restB)));
}

/** Unwritten zeros between the decimal point of |x|·10⁵ and its first digit. */
function leadingZerosOfRest({ point }: Decimal): number {
  return Math.max(0, -(point + places));
}

/** For two numbers below one unit. The first column whose digits do not add up to 9 decides. */
function restsAddUpBelowOne(a: Decimal, b: Decimal): boolean {
  const digitAt = (x: Decimal, column: number): number =>
    Number(x.digits[column - leadingZerosOfRest(x)] ?? '0');
  for (let column = 0; ; column += 1) {
    const sum = digitAt(a, column) + digitAt(b, column);
    if (sum !== 9) return sum < 9;
  }
}

/** Whether `large` = `small` + 1, both whole numbers in digits without leading zeros ('' is 0). */
function isSuccessor(large: string, small: string): boolean {
  const padded = small.padStart(large.length, '0');
  let changed = 0;
  while (changed < large.length && large[changed] === padded[changed]) changed += 1;
  if (Number(large[changed]) !== Number(padded[changed]) + 1) return false;
  for (let index = changed + 1; index < large.length; index += 1) {
    if (large[index] !== '0' || padded[index] !== '9') return false;
  }
  return true;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function countLeadingZeros(text: string): number {
  let count = 0;
  while (text[count] === '0') count += 1;
  return count;
}

function endWithoutZeros(text: string, start: number): number {
  let end = text.length;
  while (end > start && text[end - 1] === '0') end -= 1;
  return end;
}

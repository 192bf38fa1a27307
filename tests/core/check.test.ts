import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check, checkValue } from '../../src/core/check';
import type { Checker, Json } from '../../src/core/problem';

const tokens: Checker = { kind: 'tokens' };

/** A decimal as an exact fraction, read the slow obvious way; null when it is none. */
function slowRational(token: string): { readonly top: bigint; readonly bottom: bigint } | null {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(token);
  if (match === null || !/\d/.test(token.split(/e/i)[0] ?? '')) return null;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const top = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - fraction.length;
  return power >= 0
    ? { top: top * 10n ** BigInt(power), bottom: 1n }
    : { top, bottom: 10n ** BigInt(-power) };
}

const size = (value: bigint): bigint => (value < 0n ? -value : value);

function slowIsClose(a: string, b: string): boolean {
  const [x, y] = [slowRational(a), slowRational(b)];
  if (x === null || y === null) return a === b;
  return size(x.top * y.bottom - y.top * x.bottom) * 100_000n < x.bottom * y.bottom;
}

function slowIsWithin(a: string, b: string, atol: string, rtol: string): boolean {
  const [x, y, t, r] = [slowRational(a), slowRational(b), slowRational(atol), slowRational(rtol)];
  if (x === null || y === null || t === null || r === null) return a === b;
  const left = size(x.top * y.bottom - y.top * x.bottom) * t.bottom * r.bottom;
  const right = t.top * x.bottom * y.bottom * r.bottom + r.top * size(x.top) * y.bottom * t.bottom;
  return left <= right;
}

const numeral = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    fc.stringMatching(/^[0159]{0,8}$/),
    fc.constantFrom('', '.'),
    fc.stringMatching(/^[0159]{0,9}$/),
    fc.constantFrom('', 'e0', 'E-3', 'e5', 'e+2', 'e-12', 'e20'),
  )
  .map((parts) => parts.join(''))
  .filter((text) => text !== '');

/** Two numerals a few units of 10⁻⁵ (or of a place below) apart, where a wrong comparison shows. */
const neighbours = fc
  .tuple(
    fc.bigInt(-2_000_000n, 2_000_000n),
    fc.integer({ min: -12, max: 12 }),
    fc.integer({ min: 4, max: 8 }),
  )
  .map(([value, step, places]) => {
    const write = (units: bigint): string => `${units}e-${places}`;
    const scale = 10n ** BigInt(places - 4);
    return [write(value * scale), write(value * scale + (BigInt(step) * scale) / 10n)] as const;
  });

/** Processor time since `begin`: other programs on the machine do not count. */
function cpuSeconds(begin: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1e6;
}

describe('check by tokens', () => {
  it.each([
    ['1 2\n3', '1\t2 3\n\n', true],
    ['', ' \n', true],
    ['', '0', false],
    ['1 2', '1', false],
    ['1', '1 2', false],
    ['Yes', 'yes', false],
    ['YES', 'YES', true],
    ['50000000000000000', '50000000000000001', false],
    ['50000000000000000', '5e16', true],
    ['0.1', '0.10000999', true],
    ['0.1', '0.10001', false],
    ['1e-5', '0', false],
    ['9.99999999999999999999e-6', '0', true],
    ['-4e-6', '6e-6', false],
    ['-4e-6', '5.9e-6', true],
    ['-0', '0', true],
    ['007', '7', true],
    ['+7', '7', true],
    ['.5', '0.5', true],
    ['5.', '5', true],
    ['1e5', '100000', true],
    ['1E+5', '100000.000001', true],
    ['100000', '99999.9999999', true],
    ['100000', '99999.99998', false],
    ['nan', 'nan', false],
    ['NaN', '1', false],
    ['nans', 'nans', true],
    ['inf', 'Infinity', true],
    ['inf', '-inf', false],
    ['inf', '1e999999999', false],
    ['1e999999999', '1e999999999', true],
    ['1e999999999', '10e999999998', true],
    ['1e999999999', '1e999999998', false],
    ['1e-999999999', '0', true],
    ['-1e-999999999', '9.99999e-6', true],
    ['-1e-999999999', '1e-5', false],
    ['1e-999999999', '1e-5', true],
    ['1e99999999999999999999', '1e99999999999999999998', false],
    ['1e', '1', false],
    ['.', '0', false],
    ['-', '0', false],
    ['0x10', '16', false],
    ['1_000', '1000', false],
    ['٣', '3', false],
    ['a\u00a0b', 'a b', true],
  ])('%j against %j is %j', (expected, got, verdict) => {
    expect(check(tokens, expected, got)).toBe(verdict);
    expect(check(tokens, got, expected)).toBe(verdict);
  });

  it('agrees with exact fractions', () => {
    fc.assert(
      fc.property(fc.oneof(neighbours, fc.tuple(numeral, numeral)), ([a, b]) => {
        expect(check(tokens, a, b)).toBe(slowIsClose(a, b));
      }),
      { numRuns: 5_000 },
    );
  });

  it('does not depend on the kind or amount of white space', () => {
    const space = fc.stringMatching(/^[ \t\n\r]{1,3}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.stringMatching(/^[ab1-9]{1,3}$/), space, space)), (parts) => {
        const left = parts.map(([word, before]) => before + word).join('');
        const right = parts.map(([word, , before]) => before + word).join('');
        expect(check(tokens, left, right)).toBe(true);
      }),
    );
  });

  it.each([
    ['equal words', 'word 12 ', 'word 12 '],
    ['numbers that differ in writing', '0.333333 7.0 ', '0.33333333 7 '],
  ])(
    'compares 10 MB of %s within 5 s of processor time',
    (_, left, right) => {
      const times = Math.ceil(10_000_000 / left.length);
      const [expected, got] = [left.repeat(times), right.repeat(times)];
      const begin = process.cpuUsage();
      expect(check(tokens, expected, got)).toBe(true);
      expect(cpuSeconds(begin)).toBeLessThan(5);
    },
    60_000,
  );

  it('compares numbers of ten million digits', () => {
    const digits = '9'.repeat(10_000_000);
    const begin = process.cpuUsage();
    expect(check(tokens, digits, `${digits}.000001`)).toBe(true);
    expect(check(tokens, digits, `1${'0'.repeat(10_000_000)}`)).toBe(false);
    expect(check(tokens, `1${'0'.repeat(10_000_000)}`, `${digits}.999999`)).toBe(true);
    expect(check(tokens, digits, `${digits}x`)).toBe(false);
    expect(cpuSeconds(begin)).toBeLessThan(5);
  }, 60_000);
});

describe('the other checkers', () => {
  it.each<[Checker, string, string, boolean]>([
    [{ kind: 'exact' }, 'a\n', 'a', true],
    [{ kind: 'exact' }, 'a\n\n', 'a', false],
    [{ kind: 'exact' }, 'a b', 'a  b', false],
    [{ kind: 'lines' }, 'a \nb\n\n', 'a\r\nb', true],
    [{ kind: 'lines' }, 'a\n\nb', 'a\nb', false],
    [{ kind: 'lines' }, 'a', ' a', false],
    [{ kind: 'lines' }, '1.0', '1', false],
    [{ kind: 'code-contests' }, 'YES 1.0', 'yes 1.000001', true],
    [{ kind: 'code-contests' }, 'YES', 'NO', false],
    [{ kind: 'json' }, '[1, 2.0]', '[1,2]\n', true],
    [{ kind: 'json' }, '{"a":1,"b":[]}', '{"b":[],"a":1}', true],
    [{ kind: 'json' }, '[1]', '(1,)', false],
    [{ kind: 'float', atol: 1e-3, rtol: 0 }, '1.000', '1.001', true],
    [{ kind: 'float', atol: 1e-3, rtol: 0 }, '1.000', '1.0010000001', false],
    [{ kind: 'float', atol: 0, rtol: 1e-9 }, '50000000000000000', '50000000000000001', true],
    [{ kind: 'float', atol: 1e-6, rtol: 0 }, '50000000000000000', '50000000000000001', false],
    [{ kind: 'float', atol: 1, rtol: 0.5 }, 'inf', '1e9', false],
    [{ kind: 'float', atol: 1, rtol: 0.5 }, 'inf', 'inf', true],
    [{ kind: 'float', atol: 1, rtol: 0.5 }, 'nan', 'nan', false],
    [{ kind: 'float', atol: 1, rtol: 0.5 }, '1e999999999', '1', false],
    [{ kind: 'float', atol: 1e-9, rtol: 0 }, '1e-999999999', '0', true],
    [{ kind: 'float', atol: 1, rtol: 0 }, 'a 1', 'a 2', true],
    [{ kind: 'float', atol: 1, rtol: 0 }, 'a 1', 'b 1', false],
  ])('%j: %j against %j is %j', (checker, expected, got, verdict) => {
    expect(check(checker, expected, got)).toBe(verdict);
  });

  it('agrees with exact fractions under own tolerances', () => {
    const tolerance = fc.constantFrom(0, 1e-9, 1e-6, 0.01, 0.5, 1);
    fc.assert(
      fc.property(numeral, numeral, tolerance, tolerance, (a, b, atol, rtol) => {
        const verdict = slowIsWithin(a, b, String(atol), String(rtol));
        expect(check({ kind: 'float', atol, rtol }, a, b)).toBe(verdict);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('checkValue', () => {
  it.each<[Json, Json, boolean]>([
    [[1, [2, 'a']], [1, [2, 'a']], true],
    [{ a: 1, b: null }, { b: null, a: 1 }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ toString: 1 }, { a: 1 }, false],
    [[], {}, false],
    [null, {}, false],
    [true, 1, false],
    ['1', 1, false],
    [0, -0, true],
    [0.1 + 0.2, 0.3, false],
    [Number.NaN, Number.NaN, false],
    [[1], [1, 2], false],
    [[{ $int: '12345678901234567890' }], [{ $int: '12345678901234567890' }], true],
    [{ $int: '12345678901234567890' }, { $int: '12345678901234567891' }, false],
    [{ $int: '12345678901234567890' }, '12345678901234567890', false],
    [1e20, { $int: '100000000000000000000' }, true],
    [{ $int: '100000000000000000001' }, 1e20, false],
  ])('%j against %j is %j', (expected, got, verdict) => {
    expect(checkValue({ kind: 'json' }, expected, got)).toBe(verdict);
  });

  it('lets numbers differ by the tolerances of a float checker, at any depth', () => {
    const near: Checker = { kind: 'float', atol: 1e-6, rtol: 0 };
    expect(checkValue(near, { a: [0.3] }, { a: [0.1 + 0.2] })).toBe(true);
    expect(checkValue(near, [Infinity], [1])).toBe(false);
    expect(checkValue({ ...near, rtol: 1e-9 }, 1e20, { $int: '100000000000000000001' })).toBe(true);
    expect(checkValue(near, ['0.3'], ['0.30000001'])).toBe(false);
  });

  it('agrees with JSON text on sorted keys', () => {
    const value = fc.jsonValue({ maxDepth: 3, noUnicodeString: true });
    fc.assert(
      fc.property(value, value, (a, b) => {
        // fast-check's JSON values are Json; its type is wider by undefined only.
        expect(checkValue({ kind: 'json' }, a as Json, structuredClone(a) as Json)).toBe(true);
        expect(checkValue({ kind: 'json' }, a as Json, b as Json)).toBe(
          JSON.stringify(a) === JSON.stringify(b),
        );
      }),
    );
  });

  it('compares lists nested a hundred thousand deep', () => {
    const nest = (leaf: Json): Json => {
      let value = leaf;
      for (let depth = 0; depth < 100_000; depth += 1) value = [value];
      return value;
    };
    expect(checkValue({ kind: 'json' }, nest(1), nest(1))).toBe(true);
    expect(checkValue({ kind: 'json' }, nest(1), nest(2))).toBe(false);
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactJsonText, largeInteger, parseExactJson } from '../../src/core/exact-json';
import type { Json } from '../../src/core/problem';

it('whole numbers beyond 2⁵³ keep their digits', () => {
  expect(
    parseExactJson(
      '[9007199254740991, 9007199254740992, {"a": -12345678901234567890123}, 10000000000000001]',
    ),
  ).toEqual([
    9007199254740991,
    { $int: '9007199254740992' },
    { a: { $int: '-12345678901234567890123' } },
    { $int: '10000000000000001' },
  ]);
});

it('digits in texts, keys, fractions and exponents stay what they are', () => {
  const text =
    '{"1234567890123456789": "1234567890123456789 \\"9999999999999999999\\\\", "b": [0.12345678901234567, 1e20, 1234567890123456789.5]}';
  expect(parseExactJson(text)).toEqual(JSON.parse(text));
});

it('rounded afterwards, agrees with JSON.parse', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      // Parsing gives JSON values; its type does not say so.
      expect(JSON.parse(exactJsonText(parseExactJson(text) as Json))).toEqual(JSON.parse(text));
    }),
  );
});

it('any whole number comes back from its text, wherever it stands', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.string(), (number, key) => {
      const text = `{${JSON.stringify(key)}:[${number}]}`;
      const value = parseExactJson(text) as Record<string, [number]>;
      expect(exactJsonText(value)).toBe(text);
      const [only] = value[key] ?? [];
      expect(largeInteger(only) ?? BigInt(Number(only))).toBe(number);
    }),
  );
});

it('only an object of this one key with digits is such a number', () => {
  for (const value of [{ $int: 5 }, { $int: 'x' }, { $int: '5', b: 1 }, ['5'], '5', null, undefined])
    expect(largeInteger(value)).toBeNull();
});

it('text that is no JSON is a SyntaxError', () => {
  expect(() => parseExactJson('[12345678901234567890')).toThrow(SyntaxError);
  expect(() => parseExactJson('"12345678901234567890')).toThrow(SyntaxError);
});

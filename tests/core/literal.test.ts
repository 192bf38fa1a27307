import { expect, test } from 'vitest';
import { pythonCall, pythonLiteral } from '../../src/core/literal';
import type { Json } from '../../src/core/problem';

// Each as `repr` of Python 3 prints it.
const cases: readonly (readonly [Json, string])[] = [
  [null, 'None'],
  [true, 'True'],
  [1.5, '1.5'],
  [{ $int: '-12345678901234567890' }, '-12345678901234567890'],
  ['a', "'a'"],
  ["it's", '"it\'s"'],
  ['both \' and "', "'both \\' and \"'"],
  ['back\\slash\n\t\u0001', "'back\\\\slash\\n\\t\\x01'"],
  [[], '[]'],
  [[1, ['x', null]], "[1, ['x', None]]"],
  [{ a: false, b: {} }, "{'a': False, 'b': {}}"],
];

test.each(cases)('%j is %s', (value, literal) => {
  expect(pythonLiteral(value)).toBe(literal);
});

test('a call names its function and its arguments', () => {
  expect(pythonCall('Solution.f', [1, 'x'])).toBe("Solution.f(1, 'x')");
  expect(pythonCall('f', [])).toBe('f()');
});

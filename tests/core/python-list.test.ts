import { expect, it } from 'vitest';
import { parsePythonList } from '../../src/core/python-list';

it.each([
  ['[]', []],
  [' [ ] ', []],
  ["['a']", ['a']],
  ["['a', \"b's\", 'c\\'d']", ['a', "b's", "c'd"]],
  ["['a',]", null],
  ["['a'", null],
  ["['a'] x", null],
  ['[1]', null],
  ['a', null],
  ['', null],
])('reads %j as %j', (text, items) => {
  expect(parsePythonList(text)).toEqual(items);
});

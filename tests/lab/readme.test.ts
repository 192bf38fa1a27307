import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseSpecText } from '../../src/core/parse-spec';
import { exampleSpec } from '../core/example-spec';

it('the documented spec is the one that the tests run', () => {
  const json = /```json\n([^]*?)```/.exec(readFileSync('lab/README.md', 'utf8'))?.[1];
  expect(parseSpecText(json ?? '')).toEqual(exampleSpec);
});

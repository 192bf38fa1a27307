import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonValues, type JsonPiece } from '../../src/core/json-values';

async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function pieces(text: string, size = 5): Promise<readonly JsonPiece[]> {
  const found: JsonPiece[] = [];
  for await (const piece of jsonValues(cut(text, size))) found.push(piece);
  return found;
}

describe('jsonValues', () => {
  it.each<[string, string, readonly (readonly [string, string])[]]>([
    [
      'JSONL',
      '{"a":1}\n\n{"a":2}',
      [
        ['line 1', '{"a":1}'],
        ['line 3', '{"a":2}'],
      ],
    ],
    [
      'JSONL with a bad first line',
      '{"a":\n{"a":2}\n',
      [
        ['line 1', '{"a":'],
        ['line 2', '{"a":2}'],
      ],
    ],
    [
      'JSONL after a byte order mark',
      '\uFEFF{"a":1}\r\n{}\r\n',
      [
        ['line 1', '{"a":1}'],
        ['line 2', '{}'],
      ],
    ],
    [
      'a list',
      ' [ {"a":"],\\"{"} , [1,[2]] ]\n',
      [
        ['row 1', '{"a":"],\\"{"}'],
        ['row 2', '[1,[2]]'],
      ],
    ],
    ['an empty list', '[]', []],
    [
      'a list that broke off',
      '[{"a":1},{"a"',
      [
        ['row 1', '{"a":1}'],
        ['row 2', '{"a"'],
      ],
    ],
    [
      'one object over several lines',
      '{\n  "a": 1,\n  "b": []\n}\n',
      [['row 1', '{\n  "a": 1,\n  "b": []\n}']],
    ],
    ['one object, its first field beside the brace', '{ "a": [\n1]}', [['row 1', '{ "a": [\n1]}']]],
    ['one line without an end', '{"a":1}', [['line 1', '{"a":1}']]],
    ['nothing', ' \n ', []],
    [
      'words',
      'id,name\n1,2',
      [
        ['line 1', 'id,name'],
        ['line 2', '1,2'],
      ],
    ],
  ])('cuts %s', async (_, text, expected) => {
    const found = expected.map(([place, piece]) => ({ place, text: piece }));
    for (const size of [1, 2, 5, 1000]) expect(await pieces(text, size)).toEqual(found);
  });

  it('finds the items of any list and the lines of any JSONL, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1 }),
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom(undefined, 2),
        async (rows, size, indent) => {
          const values = (found: readonly JsonPiece[]) => found.map(({ text }): unknown => JSON.parse(text));
          const sent: unknown = JSON.parse(JSON.stringify(rows));
          expect(values(await pieces(JSON.stringify(rows, null, indent), size))).toEqual(sent);
          const lines = rows.map((row) => JSON.stringify(row)).join('\n');
          expect(values(await pieces(lines, size))).toEqual(sent);
        },
      ),
    );
  });
});

import { readFileSync } from 'node:fs';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { everyProblem } from '../../src/core/choose-problems';
import { importProblems, type SourceRow } from '../../src/core/import-problems';
import { decodeParquet } from '../../workers/decode-parquet';

function parquet(): Uint8Array<ArrayBuffer> {
  const columns = parquetWriteBuffer({
    columnData: [
      { name: 'id', data: [1n, 2n, 2n ** 60n], type: 'INT64' },
      { name: 'name', data: ['a', 'é', ''], type: 'STRING' },
      { name: 'tests', data: [{ input: ['1'] }, { input: [] }, { input: ['x', 'y'] }], type: 'JSON' },
    ],
    rowGroupSize: 2,
  });
  return new Uint8Array(columns);
}

async function groupsOf(bytes: Uint8Array<ArrayBuffer>) {
  const groups: { readonly rows: readonly SourceRow[]; readonly share: number }[] = [];
  for await (const group of decodeParquet(new Blob([bytes]))) groups.push(group);
  return groups;
}

const row = (place: string, value: unknown): SourceRow => ({ kind: 'row', place, row: value });

async function* rowsOf(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<SourceRow> {
  for (const { rows } of await groupsOf(bytes)) yield* rows;
}

describe('decodeParquet', () => {
  it('reads structs of lists as Hugging Face publishes CodeContests', async () => {
    const bytes = new Uint8Array(readFileSync('tests/adapters/parquet/code-contests.parquet'));
    const inflate = (packed: Uint8Array): Uint8Array => packed;
    const result = await importProblems({
      rows: rowsOf(bytes),
      dataset: null,
      choice: { ...everyProblem, flagged: false },
      inflate,
    });
    const problems = result.chosen.map((each) =>
      each.kind === 'problem' ? each.problem : each.draft.problem,
    );
    expect(result).toMatchObject({ dataset: 'code-contests', rows: 5, flagged: 1, refusalCount: 1 });
    expect(result.refusals).toEqual([
      {
        place: 'row 3',
        faults: [
          {
            path: 'public_tests.input',
            found: 'a list of 0',
            expected: 'at least one public test: without one there is no feedback',
          },
        ],
      },
    ]);
    expect(
      problems.map(({ id, difficulty, tags, limitMs, memoryMiB }) => ({
        id,
        difficulty,
        tags,
        limitMs,
        memoryMiB,
      })),
    ).toEqual([
      {
        id: '1548_B. Doubling',
        difficulty: 'medium',
        tags: ['math', 'greedy'],
        limitMs: 1_500,
        memoryMiB: 1_024,
      },
      { id: 'p00001 Doubling on Aizu', difficulty: null, tags: [], limitMs: null, memoryMiB: null },
      { id: '1548_E. Large', difficulty: 'easy', tags: ['math', 'greedy'], limitMs: 1_500, memoryMiB: 1_024 },
    ]);
    const [first, second, third] = problems;
    expect(first?.statement).toBe('Read a number and print twice as much — “doubled”.');
    expect(first?.referenceProgram).toBe('print(int(input()) * 2)');
    expect(first?.publicTests).toEqual([{ kind: 'stdin', stdin: '1\n', expected: '2\n' }]);
    expect(first?.privateTests.slice(0, 3)).toEqual(
      ['2', '3', '0'].map((n) => ({ kind: 'stdin', stdin: `${n}\n`, expected: `${Number(n) * 2}\n` })),
    );
    expect([first, second, third].map((problem) => problem?.privateTests.length)).toEqual([202, 200, 201]);
    expect(third?.privateTests[0]).toEqual({
      kind: 'stdin',
      stdin: '9'.repeat(70_000),
      expected: '8'.repeat(70_000),
    });
  });

  it('gives a row group at a time, whole numbers as numbers where they fit', async () => {
    expect(await groupsOf(parquet())).toEqual([
      {
        rows: [
          row('row 1', { id: 1, name: 'a', tests: { input: ['1'] } }),
          row('row 2', { id: 2, name: 'é', tests: { input: [] } }),
        ],
        share: 2 / 3,
      },
      {
        rows: [row('row 3', { id: '1152921504606846976', name: '', tests: { input: ['x', 'y'] } })],
        share: 1,
      },
    ]);
  });

  it('names the end of a file that broke off', async () => {
    expect(await groupsOf(parquet().slice(0, 100))).toEqual([
      {
        rows: [
          {
            kind: 'fault',
            place: 'end of file',
            fault: {
              path: 'file',
              found: 'parquet file invalid (footer != PAR1)',
              expected: 'a whole Parquet file',
            },
          },
        ],
        share: 1,
      },
    ]);
  });

  it('names the row group whose pages are damaged, and reads the other', async () => {
    const bytes = parquet();
    // Past the magic number lie the first group's pages.
    bytes.fill(0xff, 4, 24);
    const [first, second] = await groupsOf(bytes);
    expect(first?.rows).toMatchObject([{ kind: 'fault', place: 'rows 1 to 2' }]);
    expect(second?.rows).toMatchObject([{ kind: 'row', place: 'row 3' }]);
  });
});

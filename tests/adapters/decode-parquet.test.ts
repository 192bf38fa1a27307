import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import type { SourceRow } from '../../src/core/import-problems';
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

describe('decodeParquet', () => {
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

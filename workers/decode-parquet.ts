import { gunzipSync } from 'fflate';
import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import type { RowGroup, SourceRow } from '../src/core/import-problems';

/** A row group is read whole; one that claims more rows than this is damaged or would not fit in memory. */
const mostGroupRows = 1_000_000;

/** The rows of a Parquet file, a row group at a time. What cannot be read is a fault of its row group. */
export async function* decodeParquet(blob: Blob): AsyncGenerator<RowGroup> {
  const file: AsyncBuffer = {
    byteLength: blob.size,
    slice: (start, end = blob.size) => {
      if (start >= 0 && start <= end && end <= blob.size) return blob.slice(start, end).arrayBuffer();
      throw new RangeError(`a reference to the bytes ${start} to ${end} of ${blob.size}`);
    },
  };
  const footer = await attempt('end of file', 'a whole Parquet file', () => parquetMetadataAsync(file));
  if (footer.kind === 'fault') return yield { rows: [footer], share: 1 };
  let rowStart = 0;
  for (const { num_rows: count } of footer.value.row_groups) {
    const rowEnd = rowStart + Number(count);
    const rows = await readGroup(file, footer.value, rowStart, rowEnd);
    yield { rows, share: Math.min(1, rowEnd / Math.max(1, Number(footer.value.num_rows))) };
    rowStart = rowEnd;
  }
}

async function readGroup(
  file: AsyncBuffer,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
): Promise<readonly SourceRow[]> {
  const place = `rows ${rowStart + 1} to ${rowEnd}`;
  if (!(rowEnd - rowStart <= mostGroupRows)) {
    const expected = `row groups of at most ${mostGroupRows} rows`;
    return [{ kind: 'fault', place, fault: { path: 'file', found: 'a longer row group', expected } }];
  }
  const compressors = { GZIP: (packed: Uint8Array) => gunzipSync(packed) };
  const expected = 'Parquet pages without compression, or in Snappy or gzip';
  const read = await attempt(place, expected, () =>
    parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors }),
  );
  if (read.kind === 'fault') return [read];
  return read.value.map((row, index) => ({
    kind: 'row',
    place: `row ${rowStart + index + 1}`,
    row: plain(row),
  }));
}

type Fault = Extract<SourceRow, { readonly kind: 'fault' }>;

/** hyparquet throws plain errors for whatever a file may hold. */
async function attempt<T>(
  place: string,
  expected: string,
  read: () => Promise<T>,
): Promise<{ readonly kind: 'value'; readonly value: T } | Fault> {
  try {
    return { kind: 'value', value: await read() };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { kind: 'fault', place, fault: { path: 'file', found, expected } };
  }
}

/** Parquet's values as JSON has them: whole numbers of 64 bits as numbers where they fit, else as texts. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? value.toISOString() : null;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

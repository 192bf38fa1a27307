import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { gunzipSync } from 'fflate';
import type { SourceRow } from '../core/import-problems';

/** A row group is read whole; one that claims more rows than this is damaged or would not fit in memory. */
const mostGroupRows = 1_000_000;

const sane = `row groups of at most ${mostGroupRows} rows`;

/** The rows of a Parquet file, a row group at a time. What cannot be read is a fault of its row group. */
export async function* parquetRows(
  blob: Blob,
  onProgress?: (progress: { readonly bytes: number; readonly totalBytes: number | null }) => void,
  signal?: AbortSignal,
): AsyncGenerator<SourceRow> {
  const file: AsyncBuffer = {
    byteLength: blob.size,
    slice: (start, end) => blob.slice(start, end).arrayBuffer(),
  };
  const metadata = await readFooter(file);
  if (metadata.kind === 'fault') return yield metadata;
  let rowStart = 0;
  for (const { num_rows: count } of metadata.value.row_groups) {
    signal?.throwIfAborted();
    const rowEnd = rowStart + Number(count);
    if (!(rowEnd - rowStart <= mostGroupRows)) {
      const found = `a row group of ${count} rows`;
      yield { kind: 'fault', place: `row ${rowStart + 1}`, fault: { path: 'file', found, expected: sane } };
      return;
    }
    const rows = await readGroup(file, metadata.value, rowStart, rowEnd);
    if (rows.kind === 'fault') yield rows;
    else {
      for (const [index, row] of rows.value.entries()) {
        yield { kind: 'row', place: `row ${rowStart + index + 1}`, row: plain(row) };
      }
    }
    rowStart = rowEnd;
    const share = rowStart / Math.max(1, Number(metadata.value.num_rows));
    onProgress?.({ bytes: Math.round(share * blob.size), totalBytes: blob.size });
  }
}

type Attempt<T> =
  { readonly kind: 'value'; readonly value: T } | Extract<SourceRow, { readonly kind: 'fault' }>;

function readFooter(file: AsyncBuffer): Promise<Attempt<FileMetaData>> {
  return attempt('end of file', 'a whole Parquet file', () => parquetMetadataAsync(file));
}

function readGroup(
  file: AsyncBuffer,
  metadata: FileMetaData,
  rowStart: number,
  rowEnd: number,
): Promise<Attempt<readonly Record<string, unknown>[]>> {
  const compressors = { GZIP: (packed: Uint8Array) => gunzipSync(packed) };
  return attempt(
    `rows ${rowStart + 1} to ${rowEnd}`,
    'Parquet pages without compression, or in Snappy or gzip',
    () => parquetReadObjects({ file, metadata, rowStart, rowEnd, compressors }),
  );
}

/** hyparquet throws plain errors for whatever a file may hold. */
async function attempt<T>(place: string, expected: string, read: () => Promise<T>): Promise<Attempt<T>> {
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
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

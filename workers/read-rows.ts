import { DataFileError, type DataSource } from '../src/core/data-file';
import { parseExactJson } from '../src/core/exact-json';
import type { SourceRow } from '../src/core/import-problems';
import { jsonValues } from '../src/core/json-values';
import { openSource } from './open-source';
import { parquetRows } from './parquet-rows';
import { unpackGzip } from './unpack-gzip';

export interface ReadProgress {
  /** Bytes of the file, as it is stored, that have been read. */
  readonly bytes: number;
  /** Null when the host does not say. */
  readonly totalBytes: number | null;
}

/**
 * The rows of a JSON, JSONL or Parquet file, the first two also as gzip, told apart by their first bytes. Text is
 * streamed and Parquet read a row group at a time, so that no file is held whole. A place that cannot be read is a
 * row of kind `fault`; rows before it, and where possible after it, are good.
 * @throws DataFileError when there is nothing to read.
 */
export async function* readRows(
  source: DataSource<Blob>,
  onProgress?: (progress: ReadProgress) => void,
): AsyncGenerator<SourceRow> {
  const { stream, totalBytes } = await openSource(source);
  const reader = stream.getReader();
  try {
    const head = await readHead(reader);
    const kind = formatOf(head);
    const stored = counted(head, reader, totalBytes, onProgress);
    if (kind === 'parquet') {
      const file = source.kind === 'file' ? source.file : await collect(stored);
      return yield* parquetRows(file, onProgress);
    }
    const faults: SourceRow[] = [];
    const bytes = kind === 'gzip' ? unpackGzip(stored, faults) : stored;
    for await (const { place, text } of jsonValues(decoded(bytes))) yield parsed(place, text);
    yield* faults;
  } finally {
    // Lets go of the file or the download when the rest is not wanted.
    await reader.cancel().catch(() => undefined);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

/** What tells formats apart: a few bytes, or the words that a file in Git's large-file storage leaves in its place. */
const headBytes = 24;

/** At least `headBytes`, unless the file is shorter. */
async function readHead(reader: Reader): Promise<readonly Uint8Array[]> {
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < headBytes) {
    const { done, value } = await reader.read();
    if (done) break;
    head.push(value);
    size += value.length;
  }
  return head;
}

function formatOf(head: readonly Uint8Array[]): 'parquet' | 'gzip' | 'text' {
  const begin = head.flatMap((chunk) => [...chunk.subarray(0, headBytes)]).slice(0, headBytes);
  const [a, b, c] = begin;
  const words = String.fromCharCode(...begin);
  if (words.startsWith('PAR1')) return 'parquet';
  if (a === 0x1f && b === 0x8b) return 'gzip';
  const packed = words.startsWith('PK') ? 'zip' : a === 0x28 && b === 0xb5 && c === 0x2f ? 'Zstandard' : null;
  if (packed !== null)
    throw new DataFileError(
      'unsupported',
      `This is a ${packed} archive. Unpack it and open the file inside.`,
    );
  if (words.startsWith('version https://git-lfs'))
    throw new DataFileError(
      'unsupported',
      'This is a pointer of Git LFS, which stands for the file. Download the file itself and open that.',
    );
  if (/^\s*<(!doctype|html)/i.test(words))
    throw new DataFileError(
      'unsupported',
      'This is a web page, not a data file. Use the page’s download button and open what it gives.',
    );
  return 'text';
}

/** The stored bytes, with what has been read told at each piece. */
async function* counted(
  head: readonly Uint8Array[],
  reader: Reader,
  totalBytes: number | null,
  onProgress: ((progress: ReadProgress) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of rejoined(head, reader)) {
    bytes += chunk.length;
    onProgress?.({ bytes, totalBytes });
    yield chunk;
  }
}

async function* rejoined(head: readonly Uint8Array[], reader: Reader): AsyncGenerator<Uint8Array> {
  yield* head;
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

/** Parquet is read from its end: what comes from a host is kept first, in the browser's own blob storage. */
async function collect(stored: AsyncIterable<Uint8Array>): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const chunk of stored) parts.push(new Blob([chunk.slice()]));
  return new Blob(parts);
}

async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function parsed(place: string, text: string): SourceRow {
  try {
    return { kind: 'row', place, row: parseExactJson(text) };
  } catch {
    const found = `the text ${JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)}`;
    return { kind: 'fault', place, fault: { path: 'file', found, expected: 'one JSON value' } };
  }
}

import type { SourceRow } from '../core/import-problems';
import { jsonValues } from '../core/json-values';

/** A file that was picked or dropped, or the address of one. */
export type DataSource =
  { readonly kind: 'file'; readonly file: Blob } | { readonly kind: 'url'; readonly url: URL };

export interface ReadProgress {
  /** Bytes of the file, as it is stored, that have been read. */
  readonly bytes: number;
  /** Null when the host does not say. */
  readonly totalBytes: number | null;
}

/** A data file cannot be opened at all. The message tells the person what to do next. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
  constructor(
    readonly code: 'network' | 'not-found' | 'unsupported',
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
  }
}

/** Work on the page's thread is cut into slices of this many milliseconds, so that the page stays alive. */
const sliceMs = 40;

/**
 * The rows of a JSON, JSONL or Parquet file, the first two also as gzip, told apart by their first bytes. Text is
 * streamed and Parquet read a row group at a time, so that no file is held whole. A place that cannot be read is a
 * row of kind `fault`; rows before it, and where possible after it, are good.
 * @throws DataFileError when there is nothing to read; on abort `signal.reason`.
 */
export async function* readRows(
  source: DataSource,
  onProgress?: (progress: ReadProgress) => void,
  signal?: AbortSignal,
): AsyncGenerator<SourceRow> {
  let sliceStart = performance.now();
  for await (const row of rowsOf(source, onProgress, signal)) {
    signal?.throwIfAborted();
    yield row;
    if (performance.now() - sliceStart < sliceMs) continue;
    await new Promise((resume) => setTimeout(resume));
    sliceStart = performance.now();
  }
}

async function* rowsOf(
  source: DataSource,
  onProgress: ((progress: ReadProgress) => void) | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<SourceRow> {
  const opened = await open(source, signal);
  const reader = opened.stream.getReader();
  try {
    const head = await readHead(reader);
    const kind = formatOf(head);
    if (kind === 'parquet') {
      const file =
        source.kind === 'file' ? source.file : await collect(head, reader, opened.totalBytes, onProgress);
      // Most files are JSON: Parquet's reader is fetched when it is needed.
      const { parquetRows } = await import('./parquet-rows');
      return yield* parquetRows(file, onProgress, signal);
    }
    const faults: SourceRow[] = [];
    const stored = counted(head, reader, opened.totalBytes, onProgress);
    for await (const { place, text } of jsonValues(
      decoded(kind === 'gzip' ? unpacked(stored, faults) : stored),
    )) {
      yield parsed(place, text);
    }
    yield* faults;
  } finally {
    // Lets go of the file or the download when the rest is not wanted.
    await reader.cancel().catch(() => undefined);
  }
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

async function open(source: DataSource, signal: AbortSignal | undefined) {
  if (source.kind === 'file') return { stream: source.file.stream(), totalBytes: source.file.size };
  const { url } = source;
  const response = await fetch(url, signal ? { signal } : {}).catch((cause: unknown) => {
    signal?.throwIfAborted();
    const message = `${url.host} could not be reached, or does not let other sites read the file. Download it and open it from this device.`;
    throw new DataFileError('network', message, { cause });
  });
  if (!response.ok || response.body === null) {
    const message = `${url.host} answered ${response.status} for ${url.pathname}. Check the address.`;
    throw new DataFileError(response.status === 404 ? 'not-found' : 'network', message);
  }
  const length = Number(response.headers.get('content-length') ?? Number.NaN);
  // A length of packed content says nothing of the bytes that arrive here.
  const isKnown = Number.isFinite(length) && response.headers.get('content-encoding') === null;
  return { stream: response.body, totalBytes: isKnown ? length : null };
}

/** At least the four bytes that tell formats apart, unless the file is shorter. */
async function readHead(reader: Reader): Promise<readonly Uint8Array[]> {
  const head: Uint8Array[] = [];
  let size = 0;
  while (size < 4) {
    const { done, value } = await reader.read();
    if (done) break;
    head.push(value);
    size += value.length;
  }
  return head;
}

function formatOf(head: readonly Uint8Array[]): 'parquet' | 'gzip' | 'text' {
  const [a, b, c, d] = head.flatMap((chunk) => [...chunk.subarray(0, 4)]);
  if (a === 0x50 && b === 0x41 && c === 0x52 && d === 0x31) return 'parquet';
  if (a === 0x1f && b === 0x8b) return 'gzip';
  const packed =
    a === 0x50 && b === 0x4b ? 'zip' : a === 0x28 && b === 0xb5 && c === 0x2f ? 'Zstandard' : null;
  if (packed === null) return 'text';
  throw new DataFileError('unsupported', `This is a ${packed} archive. Unpack it and open the file inside.`);
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

async function collect(
  head: readonly Uint8Array[],
  reader: Reader,
  totalBytes: number | null,
  onProgress: ((progress: ReadProgress) => void) | undefined,
): Promise<Blob> {
  const parts: Blob[] = [];
  for await (const chunk of counted(head, reader, totalBytes, onProgress))
    parts.push(new Blob([chunk.slice()]));
  return new Blob(parts);
}

/** The content of a gzip file. A damaged one ends where the damage begins, with a fault. */
async function* unpacked(
  stored: AsyncGenerator<Uint8Array>,
  faults: SourceRow[],
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let lost: { readonly reason: unknown } | null = null;
  const source = new ReadableStream<BufferSource>({
    async pull(controller) {
      try {
        const { done, value } = await stored.next();
        if (done === true) return controller.close();
        bytes += value.length;
        controller.enqueue(value.slice());
      } catch (reason) {
        lost = { reason };
        throw reason;
      }
    },
  });
  const reader = source.pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } catch (error) {
    if (lost !== null) throw error;
    const found = `damaged gzip (${error instanceof Error ? error.message : String(error)})`;
    const fault = { path: 'file', found, expected: 'a whole gzip file of one member' };
    faults.push({ kind: 'fault', place: `byte ${bytes}`, fault });
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function* decoded(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

function parsed(place: string, text: string): SourceRow {
  try {
    return { kind: 'row', place, row: JSON.parse(text) };
  } catch {
    const found = `the text ${JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)}`;
    return { kind: 'fault', place, fault: { path: 'file', found, expected: 'one JSON value' } };
  }
}

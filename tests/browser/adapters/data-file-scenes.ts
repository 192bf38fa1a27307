import { parquetWriteBuffer } from 'hyparquet-writer';
import { everyProblem } from '../../../src/core/choose-problems';
import type { SourceRow } from '../../../src/core/import-problems';
import { readProblems } from '../../../src/adapters/problem-reader';
import { parquetRows } from '../../../workers/parquet-rows';
import { readRows } from '../../../workers/read-rows';

function parquet(): Blob {
  const columnData = [
    { name: 'task_id', data: [1, 2, 3], type: 'INT32' as const },
    { name: 'text', data: ['One.', 'Two.', 'Three.'], type: 'STRING' as const },
  ];
  return new Blob([parquetWriteBuffer({ columnData, rowGroupSize: 2 })]);
}

async function collect(rows: AsyncIterable<SourceRow>): Promise<readonly SourceRow[]> {
  const all: SourceRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

/** A Parquet file through its worker, and a JSONL file as gzip of the browser's own making. */
export async function read() {
  const jsonl = new Blob(['{"a":1}\n{"a":2}\n']).stream().pipeThrough(new CompressionStream('gzip'));
  const gzip = await new Response(jsonl).blob();
  return [
    await collect(readRows({ kind: 'file', file: parquet() })),
    await collect(readRows({ kind: 'file', file: gzip })),
    await collect(readRows({ kind: 'file', file: gzip.slice(0, gzip.size - 6) })),
  ];
}

/** A row group that is not decoded in time, and an import that is stopped. */
export async function stop() {
  const late = await collect(parquetRows(parquet(), undefined, 0));
  const controller = new AbortController();
  const source = { kind: 'file', file: parquet() } as const;
  const request = { source, dataset: null, choice: everyProblem };
  const reading = readProblems(request, () => undefined, controller.signal);
  controller.abort('enough');
  const aborted = await reading.catch((reason: unknown) => reason);
  return { late, aborted };
}

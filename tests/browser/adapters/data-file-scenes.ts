import { parquetWriteBuffer } from 'hyparquet-writer';
import { readRows } from '../../../src/adapters/data-file';
import { inflate } from '../../../src/adapters/inflate';
import { parquetRows } from '../../../src/adapters/parquet-rows';
import { everyProblem } from '../../../src/core/choose-problems';
import { importProblems, type SourceRow } from '../../../src/core/import-problems';

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

/** A row group that is not decoded in time, and one whose reading is aborted. */
export async function stop() {
  const late = await collect(parquetRows(parquet(), undefined, undefined, 0));
  const controller = new AbortController();
  const reading = collect(parquetRows(parquet(), undefined, controller.signal));
  controller.abort('enough');
  const aborted = await reading.catch((reason: unknown) => reason);
  return { late, aborted };
}

/**
 * 300 MB of APPS rows, of which 200 are drawn at random. Tells what was imported, the heap's growth at its highest in
 * MB, and the longest time in ms for which the page did nothing else.
 */
export async function large() {
  const row = (problem_id: number): string => {
    const tests = { inputs: ['1\n', '2\n'], outputs: ['2\n', 'x'.repeat(2_900)] };
    const text = {
      problem_id,
      question: 'Double.',
      input_output: JSON.stringify(tests),
      difficulty: 'interview',
    };
    return `${JSON.stringify(text)}\n`;
  };
  const parts: Blob[] = [];
  for (let part = 0; part < 100; part += 1) {
    parts.push(new Blob([Array.from({ length: 1_000 }, (_, index) => row(part * 1_000 + index)).join('')]));
  }
  const file = new Blob(parts);
  const before = heapBytes();
  let highest = 0;
  let longest = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    highest = Math.max(highest, heapBytes() - before);
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const choice = { ...everyProblem, take: { kind: 'random', count: 200, seed: 7 } } as const;
  const rows = readRows({ kind: 'file', file });
  const result = await importProblems({ rows, dataset: null, choice, inflate });
  clearInterval(beat);
  return {
    megabytes: file.size / 1e6,
    chosen: result.chosen.length,
    rows: result.rows,
    refused: result.refusalCount,
    heapMegabytes: highest / 1e6,
    longestMs: longest,
  };
}

/** Chromium's own extension of `performance`. */
function heapBytes(): number {
  if ('memory' in performance) {
    const memory: unknown = performance.memory;
    if (typeof memory === 'object' && memory !== null && 'usedJSHeapSize' in memory) {
      return Number(memory.usedJSHeapSize);
    }
  }
  throw new Error('This browser does not tell the size of its heap.');
}

import { everyProblem } from '../../../src/core/choose-problems';
import { importProblems, type RowGroup, type SourceRow } from '../../../src/core/import-problems';
import { createRandom, type Random } from '../../../src/core/random';

interface Census {
  readonly read: number;
  readonly damaged: number;
  /** What should not be: errors of the worker, refusals without a place or reason. */
  readonly surprises: readonly string[];
}

/** Longer than any row group of the file takes; some damaged ones never end. */
const groupMs = 5_000;

/** Reads `count` damaged copies of a Parquet file through the import's own worker, and makes problems of their rows. */
export async function readMutants(path: string, count: number): Promise<Census> {
  const whole = new Uint8Array(await (await fetch(path)).arrayBuffer());
  const random = createRandom(1);
  const surprises: string[] = [];
  let [read, damaged] = [0, 0];
  let worker = start(surprises);
  const inflate = (bytes: Uint8Array): Uint8Array => bytes;
  for (let i = 0; i < count; i++) {
    const file = new Blob([mutated(whole, random)]);
    const groups: RowGroup[] = [];
    for (let message: Blob | null = file; ; message = null) {
      const group = await ask(worker, message);
      if (group === 'late') {
        worker.terminate();
        worker = start(surprises);
      }
      if (group === 'late' || group === null) break;
      groups.push(group);
    }
    const rows = inTurn(groups.flatMap((group) => group.rows));
    const result = await importProblems({ rows, dataset: 'code-contests', choice: everyProblem, inflate });
    const located = result.refusals.every(
      ({ place, faults }) =>
        place !== '' && faults.length > 0 && faults.every(({ found, expected }) => found && expected),
    );
    if (!located) surprises.push(JSON.stringify(result.refusals).slice(0, 300));
    // One of the five rows is refused for what it holds.
    if (result.rows < 5 || result.refusalCount > 1) damaged += 1;
    else read += 1;
  }
  worker.terminate();
  return { read, damaged, surprises };
}

function start(surprises: string[]): Worker {
  const worker = new Worker(new URL('../../../workers/parquet.worker.ts', import.meta.url), {
    type: 'module',
  });
  worker.onerror = ({ message }) => void surprises.push(message);
  return worker;
}

function ask(worker: Worker, message: Blob | null): Promise<RowGroup | 'late' | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('late'), groupMs);
    worker.onmessage = ({ data }: MessageEvent<RowGroup | null>) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.postMessage(message);
  });
}

/** One to three bytes changed, half of the time in the footer, which says where everything is; or the end cut off. */
function mutated(whole: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(whole);
  const below = (n: number): number => random.int(n);
  if (below(20) === 0) return bytes.slice(0, below(bytes.length));
  const inFooter = below(2) === 0;
  for (let left = 1 + below(3); left > 0; left--) {
    const at = inFooter ? bytes.length - 1 - below(9_000) : below(bytes.length);
    bytes[at] = below(256);
  }
  return bytes;
}

async function* inTurn(rows: readonly SourceRow[]): AsyncGenerator<SourceRow> {
  yield* rows;
}

import type { Json } from './problem';

/** One pass through a basic block: straight-line code that is entered at its first line and left after its last. */
export interface TraceBlock {
  /** First and last line in solution.py, from 1, both included. */
  readonly lines: readonly [from: number, to: number];
  /** The program's text of these lines. */
  readonly source: string;
  /** Function that it ran in; `<module>` at module level. */
  readonly scope: string;
  /** Which pass over this block it is, from 1. */
  readonly visit: number;
  /** Variables by name as the block was entered, values as `repr`, cut in the middle beyond 100 characters. */
  readonly before: Readonly<Record<string, string>>;
  /**
   * The same as it was left. Under `return` stands the value that the block returned from its function, under `raise`
   * the exception that ended it; both are keywords, so no variable can have these names.
   */
  readonly after: Readonly<Record<string, string>>;
}

/** The execution of one case, cut into basic blocks (method, section 2, `trace`; LDB, Zhong 2024). */
export type Trace =
  | {
      readonly kind: 'traced';
      /** In the order they were entered: at most 10, the first 5 and the last 5; of a loop, its first and last passes. */
      readonly blocks: readonly TraceBlock[];
      /** Passes that were executed but are not in `blocks`. */
      readonly skipped: number;
    }
  /** The program could not be traced (it ended by time, memory or a flood of events), with the reason. */
  | { readonly kind: 'impossible'; readonly reason: string };

/** Reads what the sandbox returned; null when it is no trace. A hostile program can spoil its own trace. */
export function readTrace(json: Json): Trace | null {
  if (!isRecord(json)) return null;
  if (json['kind'] === 'impossible' && typeof json['reason'] === 'string')
    return { kind: 'impossible', reason: json['reason'] };
  const { blocks, skipped } = json;
  if (json['kind'] !== 'traced' || !Array.isArray(blocks) || typeof skipped !== 'number') return null;
  const read = blocks.map(readBlock).filter((block) => block !== null);
  return read.length === blocks.length ? { kind: 'traced', blocks: read, skipped } : null;
}

function readBlock(json: Json): TraceBlock | null {
  if (!isRecord(json)) return null;
  const { lines, source, scope, visit, before, after } = json;
  if (typeof source !== 'string' || typeof scope !== 'string' || typeof visit !== 'number') return null;
  if (!Array.isArray(lines) || !isTexts(before) || !isTexts(after)) return null;
  const [from, to] = lines;
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  return { lines: [from, to], source, scope, visit, before, after };
}

function isRecord(json: Json | undefined): json is { readonly [key: string]: Json } {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isTexts(json: Json | undefined): json is Readonly<Record<string, string>> {
  return isRecord(json) && Object.values(json).every((value) => typeof value === 'string');
}

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
  /** The same as it was left. A block that raised has its values at that moment. */
  readonly after: Readonly<Record<string, string>>;
}

/** The execution of one case, cut into basic blocks (method, section 2, `trace`; LDB, Zhong 2024). */
export type Trace =
  | {
      readonly kind: 'traced';
      /** In order of execution: at most 10, the first 5 and the last 5; of a loop, its first and last passes. */
      readonly blocks: readonly TraceBlock[];
      /** Passes that were executed but are not in `blocks`. They lie between the first five and the last five. */
      readonly skipped: number;
    }
  /** The program could not be traced (it ended by time, memory or a flood of events), with the reason. */
  | { readonly kind: 'impossible'; readonly reason: string };

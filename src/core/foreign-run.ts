import type { LineFault } from './import-experiment';
import type { Fault } from './reader';

/** What another harness wrote. */
export type ForeignFormat = 'human-eval' | 'eval-plus' | 'live-code-bench' | 'inspect';

/** One submission that another harness recorded. */
export interface ForeignSample {
  readonly problemId: string;
  /** What the model wrote, as far as the file holds it. */
  readonly reply: string;
  /** `whole` runs as it is; `completion` goes on from the problem's starter code. */
  readonly code: { readonly kind: 'whole' | 'completion'; readonly text: string } | null;
  /** The verdict stated in the file; null when there is none. */
  readonly claimed: boolean | null;
}

/** A run from elsewhere: submissions for problems that are known by id. */
export interface ForeignRun {
  readonly format: ForeignFormat;
  /** The model's name, where the file states it. */
  readonly model: string | null;
  readonly samples: readonly ForeignSample[];
  /** Entries that could not be read. */
  readonly faults: readonly LineFault[];
}

/** A file of no form that is known. */
export interface UnknownRun {
  readonly kind: 'unknown';
  readonly fault: Fault;
}

/** What the reading of a run says on its way. */
export type ForeignReport =
  | { readonly kind: 'samples'; readonly samples: readonly ForeignSample[] }
  | { readonly kind: 'done'; readonly rest: Omit<ForeignRun, 'samples'> }
  | UnknownRun;

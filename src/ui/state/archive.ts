import type { Bundle } from '../../core/bundle';
import type { CsvRow } from '../../core/csv';
import type { ProblemSet } from '../../core/problem';
import type { LossOn } from '../../core/rft-lines';
import type { Decision, RftOptions, RftSource } from '../../core/rft-select';

/** Writers and readers of files that the pages are handed. */
export interface Archive {
  /** Experiments with everything in them, and problem sets, as one zip. @throws StoreError */
  writeBundle(ids: readonly string[], sets?: readonly ProblemSet[]): Promise<Uint8Array>;
  /** @throws Error that says why the bytes are no bundle. */
  openBundle(bytes: Uint8Array): Promise<Bundle>;
  writeParquet(rows: readonly CsvRow[]): Promise<ArrayBuffer>;
  /** A fine-tuning data set with its card, as a zip. */
  writeRft(
    sources: readonly RftSource[],
    decisions: readonly Decision[],
    options: RftOptions & { readonly lossOn: LossOn; readonly heldProblems: number },
  ): Promise<Uint8Array>;
}

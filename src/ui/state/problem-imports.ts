import type { ProblemChoice } from '../../core/choose-problems';
import type { ProblemImport } from '../../core/import-problems';
import type { Dataset } from '../../core/import-row';
import type { ProblemSet } from '../../core/problem';

/** How far the reading of a data file is. */
export interface ImportProgress {
  /** Of the file, in [0, 1]; null when its length is not known. */
  readonly share: number | null;
  readonly rows: number;
}

/** Which problems of which file. */
export interface ImportRequest {
  readonly from: File | URL;
  /** The form of its rows; null: told by their fields. */
  readonly dataset: Dataset | 'own' | null;
  readonly choice: ProblemChoice;
}

/** Problem sets that a person brings in: read from data files, kept in this browser. */
export interface ProblemImports {
  /**
   * Reads a data file and chooses among its rows; stores nothing.
   * @throws Error that says why the file cannot be opened; on abort `signal.reason`.
   */
  read(
    request: ImportRequest,
    onProgress: (progress: ImportProgress) => void,
    signal: AbortSignal,
  ): Promise<ProblemImport>;
  /** @throws StoreError */
  keep(set: ProblemSet): Promise<void>;
  /** Ids of the kept sets. @throws StoreError */
  kept(): Promise<readonly string[]>;
  /** @throws StoreError */
  remove(id: string): Promise<void>;
}

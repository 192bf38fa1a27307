import type { Chosen, ProblemImport } from './import-problems';

/** A file that was picked or dropped, or the address of one. */
export type DataSource<File> =
  { readonly kind: 'file'; readonly file: File } | { readonly kind: 'url'; readonly url: string };

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

/** What an import says on its way; errors lose their class at a worker's door, so `failed` carries the parts of one. */
export type ImportReport =
  /** `share` of the file that has been read, null where its length is not known. */
  | { readonly kind: 'progress'; readonly share: number | null; readonly rows: number }
  | { readonly kind: 'chosen'; readonly problem: Chosen }
  | { readonly kind: 'done'; readonly rest: Omit<ProblemImport, 'chosen'> }
  | { readonly kind: 'failed'; readonly code: DataFileError['code']; readonly message: string };

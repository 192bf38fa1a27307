import type { Case, Limits, Observation } from '../src/core/executor';
import type { Image, Parts } from './interpreter';

/** A program for an interpreter. Those sent while it runs another wait in its worker. */
export interface RunOrder {
  readonly kind: 'run';
  readonly id: number;
  readonly program: string;
  readonly cases: readonly Case[];
  readonly limits: Limits;
  readonly isTraced: boolean;
}

/** From the warden to an interpreter's worker. */
export type WorkerOrder =
  | {
      readonly kind: 'start';
      readonly parts: Parts;
      readonly wantsImage: boolean;
      /** Memory for the journal (journal.ts); null where none can be shared. */
      readonly journal: SharedArrayBuffer | null;
    }
  | RunOrder
  /** A program is not to be begun, or not to be gone on with. */
  | { readonly kind: 'stop'; readonly id: number };

/** What came of an order. */
export type RunEvent =
  /** A case has ended. `isSpent`: this interpreter must not be used again. */
  | {
      readonly kind: 'observed';
      readonly id: number;
      readonly observation: Observation;
      readonly isSpent: boolean;
    }
  /** The program ran through its cases, was stopped, or was never begun: each order ends with this, unless spent. */
  | { readonly kind: 'over'; readonly id: number };

/** `at`: how many reports this worker made before. One may come by message and be found in the journal as well. */
export type RunReport = RunEvent & { readonly at: number };

/** From an interpreter's worker to the warden. */
export type WorkerReport =
  | { readonly kind: 'started'; readonly version: string; readonly image: Image | null }
  | { readonly kind: 'failed'; readonly message: string }
  /** Run reports as JSON, each ended by a line feed: the journal holds the same text, and text is cheap to send. */
  | { readonly kind: 'reports'; readonly lines: string };

/** @throws SyntaxError, on what is no line of reports. */
export function parseReports(lines: string): readonly RunReport[] {
  return lines.split('\n').flatMap((line): RunReport[] => (line === '' ? [] : [JSON.parse(line)]));
}

/** Milliseconds within which a worker's reports travel together. */
export const gatherMs = 8;

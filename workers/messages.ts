import type { Case, Limits, Observation } from '../src/core/executor';
import type { Image, Parts } from './interpreter';

/** From the warden to an interpreter's worker. */
export type WorkerOrder =
  | { readonly kind: 'start'; readonly parts: Parts; readonly wantsImage: boolean }
  | {
      readonly kind: 'run';
      readonly program: string;
      readonly cases: readonly Case[];
      readonly limits: Limits;
      readonly isTraced: boolean;
    }
  | { readonly kind: 'stop' };

/** From an interpreter's worker to the warden. */
export type WorkerReport =
  | { readonly kind: 'started'; readonly version: string; readonly image: Image | null }
  | { readonly kind: 'failed'; readonly message: string }
  /** The next case of the run has ended. `isSpent`: this interpreter must not be used again. */
  | { readonly kind: 'observed'; readonly observation: Observation; readonly isSpent: boolean }
  /** The run is over, or was stopped. */
  | { readonly kind: 'idle' };

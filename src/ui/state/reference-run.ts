import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { isPassed, judge } from '../../core/judge';
import type { Problem } from '../../core/problem';
import type { TestResult } from '../../core/trajectory';
import type { Lab } from './lab';

export type ReferenceState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | {
      readonly kind: 'judged';
      readonly problem: Problem;
      readonly public: readonly TestResult[];
      readonly private: readonly TestResult[];
      readonly isPassed: boolean;
    };

/** Judges a problem's own solution on all of its tests. */
export interface Reference {
  readonly state: Accessor<ReferenceState>;
  /** Ends a run under way first. */
  run(problem: Problem): Promise<void>;
  stop(): void;
}

export function createReference(lab: Lab): Reference {
  const [state, setState] = createSignal<ReferenceState>({ kind: 'idle' });
  let current: AbortController | null = null;

  async function run(problem: Problem): Promise<void> {
    current?.abort();
    const own = (current = new AbortController());
    const enter = (next: ReferenceState): void => void (current === own && setState(next));
    enter({ kind: 'running' });
    try {
      const executor = await lab.executor();
      own.signal.throwIfAborted();
      const hear = (side: 'public' | 'private'): Promise<readonly TestResult[]> => {
        const program = problem.referenceProgram ?? '';
        return judge({ problem, program, side, executor, stopAtFirst: false }, own.signal);
      };
      const results = { public: await hear('public'), private: await hear('private') };
      const all = [...results.public, ...results.private];
      enter({ kind: 'judged', problem, ...results, isPassed: isPassed(all) });
    } catch (error) {
      enter(own.signal.aborted ? { kind: 'idle' } : { kind: 'failed', error });
    }
  }

  const stop = (): void => current?.abort();
  onCleanup(stop);
  return { state, run, stop };
}

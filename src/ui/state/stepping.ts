import { createSignal, onCleanup, type Accessor } from 'solid-js';
import { followTest, type FollowedTest } from '../../core/follow-test';
import { stopsOf, type Stop } from '../../core/steps';
import type { Lab } from './lab';

export type SteppingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running' }
  | { readonly kind: 'impossible'; readonly reason: string }
  | { readonly kind: 'failed'; readonly error: unknown }
  | {
      readonly kind: 'ready';
      readonly stops: readonly Stop[];
      /** The program ran on past the last stop. */
      readonly isCut: boolean;
    };

/** A program run again on one test, to be stepped through. */
export interface Stepping {
  readonly state: Accessor<SteppingState>;
  /** Ends what is under way first. */
  begin(followed: Omit<FollowedTest, 'executor'>): Promise<void>;
  /** Back to idle. */
  close(): void;
}

export function createStepping(lab: Lab): Stepping {
  const [state, setState] = createSignal<SteppingState>({ kind: 'idle' });
  let current: AbortController | null = null;

  async function begin(followed: Omit<FollowedTest, 'executor'>): Promise<void> {
    current?.abort();
    const own = (current = new AbortController());
    const enter = (next: SteppingState): void => void (current === own && setState(next));
    enter({ kind: 'running' });
    try {
      const executor = await lab.executor();
      own.signal.throwIfAborted();
      const found = await followTest({ ...followed, executor }, own.signal);
      if (found.kind === 'impossible') return enter(found);
      const stops = stopsOf(found.steps);
      const last = stops.at(-1);
      const whole = last ? stops.with(-1, { ...last, output: last.output + found.rest }) : stops;
      enter({ kind: 'ready', stops: whole, isCut: found.isCut });
    } catch (error) {
      enter(own.signal.aborted ? { kind: 'idle' } : { kind: 'failed', error });
    }
  }

  function close(): void {
    current?.abort();
    current = null;
    setState({ kind: 'idle' });
  }

  onCleanup(() => current?.abort());
  return { state, begin, close };
}

/** What happens at a stop, in words. */
export function stopText({ event, line, scope, depth, value }: Stop): string {
  const place = scope === '<module>' ? '' : ` in ${scope}`;
  const deep = depth > 1 ? ` (call ${depth} deep)` : '';
  switch (event) {
    case 'line':
      return `Line ${line} runs next${place}${deep}`;
    case 'return':
      return `Line ${line}: ${scope} returns ${value ?? 'None'}${deep}`;
    case 'yield':
      return `Line ${line}: ${scope} yields ${value ?? 'None'}${deep}`;
    case 'raise':
      return `Line ${line}${place}: ${value ?? 'an exception'} is raised${deep}`;
    case 'end':
      return 'The program has ended';
  }
}

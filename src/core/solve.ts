import { createChannel } from './channel';
import { runDialogue } from './dialogue';
import { linkAbort } from './link-abort';
import type { Engine, Message, Reply, Sampling } from './engine';
import type { Executor } from './executor';
import type { Problem } from './problem';
import type { Strategy } from './strategy';
import type { Branch, CellKey, Feedback, ReasoningCall, TestResult, Trajectory, Turn } from './trajectory';

/** What a model call asks for: prose before the code, or the code. Only calls for code are attempts. */
export type Purpose = 'reasoning' | 'code';

/** What happens in a dialogue, in the order in which it happens. `turn` counts attempts from 0. */
export type SolveEvent =
  | {
      readonly kind: 'prompt';
      readonly turn: number;
      readonly purpose: Purpose;
      readonly messages: readonly Message[];
    }
  | { readonly kind: 'text'; readonly turn: number; readonly purpose: Purpose; readonly piece: string }
  | { readonly kind: 'reply'; readonly turn: number; readonly purpose: Purpose; readonly reply: Reply }
  | { readonly kind: 'program'; readonly turn: number; readonly program: string | null }
  /** One public test has ended. */
  | { readonly kind: 'test'; readonly turn: number; readonly result: TestResult }
  | { readonly kind: 'feedback'; readonly turn: number; readonly feedback: Feedback }
  /** An attempt is finished: append it to the store. */
  | { readonly kind: 'turn'; readonly turn: Turn }
  | { readonly kind: 'judging' }
  | { readonly kind: 'private-test'; readonly result: TestResult }
  | { readonly kind: 'end'; readonly trajectory: Trajectory };

/**
 * Where the prose before the first code comes from. `ask` makes the model call with a seed; null says that the prompt
 * does not fit the context window.
 */
export type ProseSource = (
  messages: readonly Message[],
  ask: (seed: number) => Promise<ReasoningCall | null>,
) => Promise<ReasoningCall | null>;

/** Everything that one dialogue is made from. */
export interface SolveJob {
  readonly key: CellKey;
  readonly problem: Problem;
  readonly strategy: Strategy;
  readonly sampling: Sampling;
  /** The trajectory's seed, 0 … 2³¹ − 2; the seed of every call is derived from it. */
  readonly seed: number;
  readonly engine: Engine;
  readonly executor: Executor;
  /** Turns that were made before an interruption; the dialogue goes on after them as if it had never stopped. */
  readonly earlierTurns?: readonly Turn[];
  /** The experiment's other problems, from which the control `other-problem` takes its feedback. */
  readonly others?: readonly Problem[];
  /** Where the first attempt's prose comes from, when it is shared between arms; else the model is asked. */
  readonly prose?: ProseSource | undefined;
  /** Where this dialogue was branched off, kept in its trajectory (continue-from.ts). */
  readonly branch?: Branch;
}

/**
 * Runs one dialogue from problem to submission and tells what happens as it happens. Leaving the loop early stops it.
 * @throws EngineError (other than `context`, which is an end), ExecutorError; on abort throws `signal.reason`.
 */
export async function* solve(job: SolveJob, signal?: AbortSignal): AsyncGenerator<SolveEvent, Trajectory> {
  const stop = linkAbort(signal);
  const events = createChannel<SolveEvent>();
  const running = runDialogue(
    job,
    { emit: events.put, streams: true, withEngine: (_turn, work) => work() },
    stop.signal,
  );
  running.then(events.end, events.fail);
  try {
    yield* events.read();
    return await running;
  } finally {
    stop.release();
    stop.abort();
  }
}

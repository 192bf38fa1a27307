import { estimateTokens } from './cut';
import type { Executor } from './executor';
import { composeFeedback, type FeedbackFacts } from './feedback';
import { composePrompt } from './prompt';
import type { FeedbackKind, Strategy } from './strategy';
import { traceFailure } from './trace-failure';
import type { Feedback, Turn } from './trajectory';

/** Every kind of feedback, from telling least to telling most, the controls last. */
export const feedbackKinds: readonly FeedbackKind[] = [
  'binary',
  'failed-tests',
  'failed-and-passed',
  'trace',
  'self-judge',
  'other-problem',
];

/** What one kind of feedback would say of an attempt. */
export interface FeedbackOffer {
  readonly feedback: Feedback;
  /** The whole user message that would be sent, prompts and request included. */
  readonly message: string;
  /** Tokens of `message`, estimated (cut.ts). */
  readonly tokens: number;
}

export interface FailedAttempt extends Omit<FeedbackFacts, 'strategy' | 'program' | 'results' | 'trace'> {
  readonly strategy: Strategy;
  /** The attempts up to and including the one to be told of. */
  readonly path: readonly Turn[];
  readonly executor: Executor;
}

/**
 * All kinds of feedback on one failed attempt, side by side, as each would be sent. To go on from one of them, give its
 * kind to `continueFrom`, each with the same seed.
 * @throws RangeError without an attempt; ExecutorError; on abort `signal.reason`.
 */
export async function compareFeedback(
  attempt: FailedAttempt,
  signal?: AbortSignal,
): Promise<readonly FeedbackOffer[]> {
  const { problem, strategy, path, others, seed, executor } = attempt;
  const last = path.at(-1);
  if (last === undefined) throw new RangeError('Feedback needs an attempt to be about.');
  const { program, tests: results } = last;
  const trace = program === null ? null : await traceFailure({ problem, program, results, executor }, signal);
  return feedbackKinds.map((kind) => {
    const asked: Strategy = { ...strategy, feedback: kind };
    const feedback = composeFeedback({ problem, strategy: asked, program, results, others, seed, trace });
    const prompt = composePrompt(problem, asked, [...path.slice(0, -1), { ...last, feedback }]);
    const message = prompt.messages.at(-1)?.content ?? '';
    return { feedback, message, tokens: estimateTokens(message) };
  });
}

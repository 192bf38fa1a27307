import type { Engine, Message, Reply } from './engine';

/** How fast replies to given dialogues come. */
export interface ReplyPace {
  readonly replies: number;
  /** Requests that were under way at once. */
  readonly atOnce: number;
  /** Seconds for each reply, as many at once as the engine takes. */
  readonly secondsEach: number;
}

/** Enough for a figure of one digit; a slow engine overruns it by one round. */
const enoughMs = 5_000;
const enoughReplies = 24;
const maxTokens = 256;

/**
 * Measures an engine by whole replies to `dialogues`, taken in turn, as many at once as it takes.
 * @param dialogues at least one, each ending with a user message
 * @throws what `generate` throws; on abort `signal.reason`
 */
export async function measureReplies(
  engine: Engine,
  dialogues: readonly (readonly Message[])[],
  signal?: AbortSignal,
): Promise<ReplyPace> {
  const start = performance.now();
  const elapsed = (): number => performance.now() - start;
  const ask = (index: number): Promise<Reply> =>
    engine.generate(
      {
        messages: dialogues[index % dialogues.length] ?? [],
        sampling: { temperature: 1, topP: 0.95, maxTokens },
        seed: index,
      },
      undefined,
      signal,
    );
  let replies = 0;
  do {
    const first = replies;
    await Promise.all(Array.from({ length: engine.slots }, (_, at) => ask(first + at)));
    replies += engine.slots;
  } while (elapsed() < enoughMs && replies < enoughReplies);
  return { replies, atOnce: engine.slots, secondsEach: elapsed() / 1_000 / replies };
}

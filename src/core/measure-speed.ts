import type { Engine, GenerateRequest, Reply } from './engine';

/** How fast an engine is on this device. What it does not count is null. */
export interface Speed {
  /** Prompt tokens read per second. */
  readonly prefillPerSecond: number | null;
  /** Tokens written per second, after the first. */
  readonly decodePerSecond: number | null;
  /** Replies that were measured; a first one, which warms the engine up, is not among them. */
  readonly replies: number;
  /** Milliseconds that the check took. */
  readonly ms: number;
}

/** Enough for a steady figure on anything from a phone to a server; a slow engine may overrun it by one reply. */
const enoughMs = 12_000;
const enoughReplies = 12;
const maxTokens = 48;

/** Characters of the prompt; a token is 2 to 4 of them, so that this fits into 1,024 tokens of any vocabulary. */
const promptCharacters = 900;

const tale =
  'A list of numbers is given, one line for each. Read them, keep those that fulfil the condition, and print what is left in the order in which it came. ';

/**
 * Measures an engine by short replies to prompts that share no beginning, so that no cache helps. Takes about
 * 12 seconds, and at most a minute at one token a second.
 * @throws what `generate` throws; on abort `signal.reason`
 */
export async function measureSpeed(engine: Engine, signal?: AbortSignal): Promise<Speed> {
  const start = performance.now();
  const elapsed = (): number => performance.now() - start;
  const replies: Reply[] = [];
  do {
    replies.push(await engine.generate(speedRequest(replies.length), undefined, signal));
  } while (elapsed() < enoughMs && replies.length <= enoughReplies);
  const measured = replies.length > 1 ? replies.slice(1) : replies;
  return {
    prefillPerSecond: rate(
      measured,
      ({ tokens }) => tokens.prefilled ?? tokens.prompt,
      ({ ms }) => ms.firstToken,
    ),
    decodePerSecond: rate(
      measured,
      ({ tokens }) => (tokens.generated === null ? null : tokens.generated - 1),
      ({ ms }) => (ms.firstToken === null ? null : ms.total - ms.firstToken),
    ),
    replies: measured.length,
    ms: elapsed(),
  };
}

/** Seconds that one reply takes at this speed; null when the speed is not known. Requests at once may overlap. */
export function secondsPerReply(
  { prefillPerSecond, decodePerSecond }: Speed,
  promptTokens: number,
  generatedTokens: number,
): number | null {
  if (prefillPerSecond === null || decodePerSecond === null) return null;
  return promptTokens / prefillPerSecond + generatedTokens / decodePerSecond;
}

function speedRequest(index: number): GenerateRequest {
  const text = `${index + 1}. ${tale.repeat(Math.ceil(promptCharacters / tale.length))}`.slice(
    0,
    promptCharacters,
  );
  return {
    messages: [{ role: 'user', content: text }],
    sampling: { temperature: 1, topP: 0.95, maxTokens },
    seed: index,
  };
}

/** Tokens per second over all replies that tell both; null when none does. */
function rate(
  replies: readonly Reply[],
  tokensOf: (reply: Reply) => number | null,
  msOf: (reply: Reply) => number | null,
): number | null {
  let tokens = 0;
  let ms = 0;
  for (const reply of replies) {
    const count = tokensOf(reply);
    const time = msOf(reply);
    if (count === null || time === null || count <= 0) continue;
    tokens += count;
    ms += time;
  }
  return ms > 0 && tokens > 0 ? (tokens / ms) * 1_000 : null;
}

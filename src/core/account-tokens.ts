import type { TokenCounts } from './engine';
import type { TurnSummary } from './trajectory';

/** Tokens of a dialogue, prose and code apart. A count is null as soon as one of its calls did not report it. */
export interface TokenAccount {
  readonly reasoning: TokenCounts;
  readonly code: TokenCounts;
  readonly total: TokenCounts;
}

const nothing: TokenCounts = { prompt: 0, prefilled: 0, generated: 0 };

/** Adds up what the model calls of these turns cost. A person's turn costs nothing. */
export function accountTokens(
  turns: readonly Pick<TurnSummary, 'author' | 'tokens' | 'reasoningTokens'>[],
): TokenAccount {
  const calls = turns.filter(({ author }) => author === 'model');
  const code = calls.map(({ tokens }) => tokens).reduce(addTokens, nothing);
  const reasoning = calls.flatMap(({ reasoningTokens }) => reasoningTokens ?? []).reduce(addTokens, nothing);
  return { reasoning, code, total: addTokens(reasoning, code) };
}

/** Sums counts; unknown plus anything is unknown. */
export function addTokens(a: TokenCounts, b: TokenCounts): TokenCounts {
  const add = (x: number | null, y: number | null): number | null =>
    x === null || y === null ? null : x + y;
  return {
    prompt: add(a.prompt, b.prompt),
    prefilled: add(a.prefilled, b.prefilled),
    generated: add(a.generated, b.generated),
  };
}

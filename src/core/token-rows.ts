import { poolLines } from './pool';
import type { Study } from './study';

/** What one attempt costs at each turn of an arm. */
export interface TokenRow {
  readonly arm: string;
  /** From 1. */
  readonly turn: number;
  readonly attempts: number;
  /** Prompt and generated tokens an attempt, reasoning included; null when the engine told none. */
  readonly tokens: number | null;
}

/** Tokens per turn: a dialogue's history makes later attempts dearer. */
export function tokenRows(studies: readonly Study[]): readonly TokenRow[] {
  return poolLines(studies).lines.flatMap(({ label, strategy, cells }) =>
    Array.from({ length: strategy.maxTurns }, (_, at) => at).flatMap((at): readonly TokenRow[] => {
      const turns = cells.flatMap((cell) => cell?.turns[at] ?? []);
      const attempts = turns.reduce((sum, turn) => sum + turn.attempts, 0);
      if (attempts === 0) return [];
      const tokens = turns.reduce<number | null>(
        (sum, turn) => (sum === null || turn.tokens === null ? null : sum + turn.tokens),
        0,
      );
      return [{ arm: label, turn: at + 1, attempts, tokens: tokens === null ? null : tokens / attempts }];
    }),
  );
}

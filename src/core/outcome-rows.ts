import { poolLines } from './pool';
import type { AttemptOutcome, Study } from './study';

/** How often attempts at one turn came to one outcome. */
export interface OutcomeRow {
  readonly arm: string;
  /** From 1. */
  readonly turn: number;
  readonly outcome: AttemptOutcome;
  readonly attempts: number;
  /** Share of the attempts made at this turn. */
  readonly share: number;
}

/** Outcomes in the order in which they are stacked, from right to unreadable. */
export const outcomeOrder: readonly AttemptOutcome[] = [
  'passed',
  'wrong',
  'raised',
  'timed-out',
  'out-of-memory',
  'output-limit',
  'compile-error',
  'no-program',
  'crashed',
  'not-run',
];

/** Outcomes by turn: what attempts came to on the public tests. Outcomes that never occurred in an arm are left out. */
export function outcomeRows(studies: readonly Study[]): readonly OutcomeRow[] {
  return poolLines(studies).lines.flatMap(({ label, strategy, cells }) =>
    Array.from({ length: strategy.maxTurns }, (_, at) => at).flatMap((at) => {
      const turns = cells.flatMap((cell) => cell?.turns[at] ?? []);
      const made = turns.reduce((sum, { attempts }) => sum + attempts, 0);
      return outcomeOrder.flatMap((outcome): readonly OutcomeRow[] => {
        const attempts = turns.reduce((sum, { outcomes }) => sum + (outcomes[outcome] ?? 0), 0);
        return attempts === 0
          ? []
          : [{ arm: label, turn: at + 1, outcome, attempts, share: attempts / made }];
      });
    }),
  );
}

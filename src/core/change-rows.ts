import { poolLines } from './pool';
import type { Study } from './study';

/** Public tests gained and lost by the attempts of one turn, against the attempts that they refine. */
export interface ChangeRow {
  readonly arm: string;
  /** From 2: a first attempt refines nothing. */
  readonly turn: number;
  readonly kind: 'gained' | 'lost';
  /** Tests by which the attempts that rose (or fell) did so. */
  readonly tests: number;
  /** Attempts that rose, or fell. */
  readonly attempts: number;
  /** Share of the turn's attempts that rose, or fell. */
  readonly share: number;
  /** Tests a refinement, on average: of gains above 0, of losses below. */
  readonly mean: number;
}

/** Tests gained and lost by turn. */
export function changeRows(studies: readonly Study[]): readonly ChangeRow[] {
  return poolLines(studies).lines.flatMap(({ label, strategy, cells }) =>
    Array.from({ length: strategy.maxTurns - 1 }, (_, at) => at + 1).flatMap((at): readonly ChangeRow[] => {
      const total = { gained: 0, lost: 0, rose: 0, fell: 0, refinements: 0 };
      for (const cell of cells) {
        const turn = cell?.turns[at];
        if (turn === undefined) continue;
        total.gained += turn.gained;
        total.lost += turn.lost;
        total.rose += turn.rose;
        total.fell += turn.fell;
        total.refinements += turn.rose + turn.fell + turn.stayed;
      }
      const { gained, lost, rose, fell, refinements } = total;
      if (refinements === 0) return [];
      const shared = { arm: label, turn: at + 1 };
      return [
        {
          ...shared,
          kind: 'gained',
          tests: gained,
          attempts: rose,
          share: rose / refinements,
          mean: gained / refinements,
        },
        {
          ...shared,
          kind: 'lost',
          tests: lost,
          attempts: fell,
          share: fell / refinements,
          mean: 0 - lost / refinements,
        },
      ];
    }),
  );
}

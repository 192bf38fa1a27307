import { columnLabel } from './column';
import type { EstimateTable } from './estimate';
import { measured, type Measured } from './measured';

/** One cell of Table 1. */
export interface TableRow extends Measured {
  readonly arm: string;
  readonly maxTurns: number;
  /** "10@30". */
  readonly column: string;
  /** Against the reference arm, on shared problems; null in its own row and where undefined. */
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  /** Sign-flip p-value, and after Holm over the column's comparisons. */
  readonly p: number | null;
  readonly adjustedP: number | null;
  /** The highest of three or more arms in its column: it was selected on the data that it is estimated from. */
  readonly isSelected: boolean;
  /** Standard error of the value, and of the difference, for what a run of this size could have detected. */
  readonly error: number | null;
  readonly differenceError: number | null;
}

/** Table 1 from an estimate, column by column. */
export function tableRows({ columns, rows, best }: EstimateTable): readonly TableRow[] {
  return columns.flatMap((column, at) =>
    rows.map(({ label, maxTurns, values, differences }, row): TableRow => {
      const value = values[at];
      const difference = differences?.[at];
      const { value: gap, low, high } = measured(difference);
      return {
        arm: label,
        maxTurns,
        column: columnLabel(column),
        ...measured(value),
        difference: gap,
        differenceLow: low,
        differenceHigh: high,
        p: difference?.kind === 'value' ? (difference.test?.p ?? null) : null,
        adjustedP: difference?.kind === 'value' ? difference.adjustedP : null,
        isSelected: best[at] === row && rows.length > 2,
        error: value?.kind === 'value' ? value.error : null,
        differenceError: difference?.kind === 'value' ? difference.error : null,
      };
    }),
  );
}

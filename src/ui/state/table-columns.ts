import { columnLabel, columnsFor, paperColumns, type Column } from '../../core/column';

/** The columns that these runs can satisfy; with the paper's beside them where its numbers are shown. */
export function columnsOf(
  lines: readonly {
    readonly maxTurns: number;
    readonly counts: readonly { readonly trajectories: number }[];
  }[],
  withPaper: boolean,
): readonly Column[] {
  const own = columnsFor(
    lines.map(({ maxTurns, counts }) => ({
      maxTurns,
      most: Math.max(0, ...counts.map(({ trajectories }) => trajectories)),
    })),
  );
  if (!withPaper) return own;
  const known = new Set(own.map(columnLabel));
  return [...own, ...paperColumns.filter((column) => !known.has(columnLabel(column)))];
}

import type { CsvRow } from '../../core/csv';
import type { EstimateTable } from '../../core/estimate';
import type { StudyLine } from '../../core/pool';
import { detectableDifference, samplesFor } from '../../core/power';

/** One row an arm: its interval now, the difference it could have shown, and what would narrow it to ± `halfWidth`. */
export function powerRows(
  table: EstimateTable,
  lines: readonly StudyLine[],
  column: number,
  halfWidth: number,
): readonly CsvRow[] {
  return table.rows.map((row, at): CsvRow => {
    const value = row.values[column];
    const difference = row.differences?.[column];
    const shared = {
      arm: row.label,
      'half width now': null,
      'detectable difference': null,
      'samples a problem needed': null,
      'problems needed': null,
    };
    if (value?.kind !== 'value') return { ...shared, reason: value?.reason ?? 'not estimated' };
    const { interval, error } = value;
    const trajectories = Math.max(0, ...(lines[at]?.counts ?? []).map((counts) => counts.trajectories));
    const width = interval === null ? null : (interval.high - interval.low) / 2;
    const detectable =
      difference?.kind === 'value' && difference.error > 0 ? detectableDifference(difference.error) : null;
    // All alike: there is no spread from which to reckon how much more is needed.
    const more =
      error === 0 ? null : samplesFor(halfWidth, value, { trajectories, problems: value.problems });
    return {
      arm: row.label,
      'half width now': width,
      'detectable difference': detectable,
      'samples a problem needed': more?.trajectories ?? null,
      'problems needed': more?.problems ?? null,
      reason: reasonOf(row.differences === null, error, detectable),
    };
  });
}

function reasonOf(isReference: boolean, error: number, detectable: number | null): string {
  if (error === 0) return 'these results show no spread to reckon from';
  if (isReference) return 'the arm that the others are compared with, or too few problems';
  return detectable === null
    ? 'no difference with a spread, or too few problems'
    : 'too few problems: no number of samples narrows it so far';
}

import type { CsvRow } from '../../core/csv';
import { countText } from './words';

/** "adjustedP" → "adjusted p": a row's field as a column's head. */
export function fieldText(field: string): string {
  return field.replace(/([a-z])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
}

/** A cell as it is shown; null where it is undefined. Shares keep four digits, large numbers one. */
export function cellText(value: CsvRow[string]): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (Number.isInteger(value)) return Math.abs(value) < 10_000 ? String(value) : countText(value);
  const text = Math.abs(value) >= 100 ? value.toFixed(1) : value.toFixed(4);
  return text.replace('-', '−');
}

/** Every field of the rows, in order of appearance. */
export function fieldsOf(rows: readonly CsvRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}

/** "+3.2", "−1.0", "±0.0": a difference of shares in points of per cent, with a real minus. */
export function pointsText(value: number): string {
  const text = (Math.abs(value) * 100).toFixed(1);
  if (text === '0.0') return '±0.0';
  return value > 0 ? `+${text}` : `−${text}`;
}

/** "p = 0.031", "p < 0.001". */
export function pText(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toPrecision(2)}`;
}

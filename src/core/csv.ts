/** What a row may hold: flat values only. */
export type CsvRow = Readonly<Record<string, string | number | boolean | null>>;

const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

/**
 * Rows as CSV (RFC 4180: commas, double quotes, CRLF), a header from the fields of all rows in order of appearance.
 * Null is an empty cell. Text that a spreadsheet would run as a formula (its first sign is =, +, - or @, also in full
 * width, and also after blanks and control characters, which some programs drop) is defused by a leading apostrophe;
 * numbers are left as they are.
 */
export function toCsv(rows: readonly CsvRow[]): string {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [fields.map(cell), ...rows.map((row) => fields.map((field) => cell(row[field] ?? null)))];
  return lines.map((line) => `${line.join(',')}\r\n`).join('');
}

function cell(value: CsvRow[string]): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

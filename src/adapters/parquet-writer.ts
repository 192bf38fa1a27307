import { parquetWriteBuffer, type BasicType } from 'hyparquet-writer';
import type { CsvRow } from '../core/csv';
import { columnTypes } from '../core/export-rows';

const types = { text: 'STRING', whole: 'INT32', real: 'DOUBLE', flag: 'BOOLEAN' } as const satisfies Record<
  (typeof columnTypes)[string],
  BasicType
>;

/** Rows of one table (export-rows.ts) as a Parquet file; every column may hold null. */
export function writeParquet(rows: readonly CsvRow[]): ArrayBuffer {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columnData = names.map((name) => ({
    name,
    data: rows.map((row) => row[name] ?? null),
    type: types[columnTypes[name] ?? 'text'],
    nullable: true,
  }));
  return parquetWriteBuffer({ columnData });
}

import { createMemo, createSignal, type JSX } from 'solid-js';
import { columnLabel } from '../../core/column';
import type { EstimateTable } from '../../core/estimate';
import type { StudyLine } from '../../core/pool';
import { NumberField, SelectField } from './Field';
import { DataTable } from './DataTable';
import { powerRows } from '../state/power-rows';
import styles from './PowerTable.module.css';

/** What a run of this size could have found, and how much more would narrow its intervals to a chosen width. */
export function PowerTable(props: {
  readonly table: EstimateTable;
  readonly lines: readonly StudyLine[];
}): JSX.Element {
  const [column, setColumn] = createSignal('0');
  const [points, setPoints] = createSignal(5);
  const at = () => Math.min(Number(column()), props.table.columns.length - 1);
  const rows = createMemo(() => powerRows(props.table, props.lines, at(), points() / 100));
  return (
    <details class={styles.power}>
      <summary>What a run of this size could have found</summary>
      <p>
        “Detectable” is the smallest true difference to the reference that a test at 5 % finds four times out
        of five. The last two columns say what would narrow a rate’s interval to the width below, each alone;
        where only problems are named, no number of samples suffices.
      </p>
      <div class={styles.choices}>
        <SelectField
          label="Column"
          value={column()}
          options={props.table.columns.map((one, index) => ({
            value: String(index),
            label: columnLabel(one),
          }))}
          onChange={setColumn}
        />
        <NumberField
          label="Wanted: ± points of per cent"
          min={0.5}
          max={50}
          step="any"
          value={points()}
          onChange={setPoints}
        />
      </div>
      <DataTable label="Detectable differences and samples needed" rows={rows()} testId="power" />
    </details>
  );
}

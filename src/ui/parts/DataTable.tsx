import { createMemo, For, Show, type JSX } from 'solid-js';
import type { CsvRow } from '../../core/csv';
import { cellText, fieldsOf, fieldText } from '../state/cell-text';
import { countText } from '../state/words';
import { Scroller } from './Scroller';
import styles from './DataTable.module.css';

/** Rows drawn at most: a reader scrolls through hundreds, never through thousands. */
const mostRows = 400;

/** A figure's rows as a table. What is undefined is a dash with its reason, which is a row's field of that name. */
export function DataTable(props: {
  readonly label: string;
  readonly rows: readonly CsvRow[];
  readonly testId?: string;
}): JSX.Element {
  const fields = createMemo(() => fieldsOf(props.rows).filter((field) => field !== 'reason'));
  return (
    <Scroller label={props.label}>
      <table class={styles.table} data-testid={props.testId}>
        <caption>
          <span class={styles.words}>
            {props.label}.
            <Show when={props.rows.length > mostRows}>
              {' '}
              The first {mostRows} of {countText(props.rows.length)} rows; the CSV has them all.
            </Show>
          </span>
        </caption>
        <thead>
          <tr>
            <For each={fields()}>{(field) => <th scope="col">{fieldText(field)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows.slice(0, mostRows)}>
            {(row) => (
              <tr>
                <For each={fields()}>{(field) => <Cell row={row} field={field} />}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Scroller>
  );
}

function Cell(props: { readonly row: CsvRow; readonly field: string }): JSX.Element {
  const value = () => props.row[props.field] ?? null;
  const reason = () => props.row['reason'] ?? 'undefined';
  return (
    <td
      data-field={props.field}
      data-value={value() === null ? '' : String(value())}
      data-kind={typeof value() === 'string' ? 'text' : 'number'}
    >
      <Show when={cellText(value())} fallback={<Dash reason={String(reason())} />}>
        {(text) => text()}
      </Show>
    </td>
  );
}

/** Where a number would be, and why there is none. */
export function Dash(props: { readonly reason: string }): JSX.Element {
  return (
    <span class={styles.dash} title={props.reason}>
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">undefined: {props.reason}</span>
    </span>
  );
}

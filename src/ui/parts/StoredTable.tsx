import { For, type JSX } from 'solid-js';
import { sizeText } from '../state/words';
import { Button } from './Button';
import styles from './DataForm.module.css';
import { Scroller } from './Scroller';

/** One thing that takes space. */
export interface StoredRow {
  readonly name: string;
  /** "40 trajectories". */
  readonly holds: string;
  /** Null while it is measured. */
  readonly bytes: number | null;
  /** Deletes it; null where another page does. */
  readonly remove: (() => void) | null;
}

/** What takes how much. */
export function StoredTable(props: {
  readonly rows: readonly StoredRow[];
  readonly isBusy: boolean;
}): JSX.Element {
  return (
    <Scroller label="What takes how much">
      <table class={`${styles.table} ${styles.stored}`}>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" class={styles.number}>
              Holds
            </th>
            <th scope="col" class={styles.number}>
              Size
            </th>
            <th scope="col">
              <span class="visually-hidden">What to do</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr>
                <th scope="row">{row.name}</th>
                <td class={styles.number}>{row.holds}</td>
                <td class={styles.number}>{row.bytes === null ? '…' : sizeText(row.bytes)}</td>
                <td>{row.remove && <DeleteRow row={row} isBusy={props.isBusy} />}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Scroller>
  );
}

function DeleteRow(props: { readonly row: StoredRow; readonly isBusy: boolean }): JSX.Element {
  return (
    <Button look="quiet" onClick={() => props.row.remove?.()} disabled={props.isBusy}>
      Delete<span class="visually-hidden"> {props.row.name}</span>
    </Button>
  );
}

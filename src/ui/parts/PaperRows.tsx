import { For, type JSX } from 'solid-js';
import { paperTable, type PaperRow } from '../../core/paper-table';
import { percentText } from '../state/words';
import styles from './PaperRows.module.css';
import { Scroller } from './Scroller';

/** Rows of the paper's Table 1: what large models did. */
export function PaperRows(props: {
  readonly models: readonly string[];
  readonly variants: readonly PaperRow['variant'][];
  readonly columns: readonly string[];
}): JSX.Element {
  const rows = () => props.models.flatMap((model) => props.variants.map((variant) => ({ model, variant })));
  const valueOf = (model: string, variant: string, column: string): number | null =>
    paperTable.find((row) => row.model === model && row.variant === variant && row.column === column)
      ?.value ?? null;
  return (
    <Scroller label="From the paper">
      <table class={styles.table}>
        <caption>From the paper’s Table 1, in per cent</caption>
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">Arm</th>
            <For each={props.columns}>{(column) => <th scope="col">{column}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={rows()}>
            {({ model, variant }) => (
              <tr>
                <th scope="row">{model}</th>
                <td>{variant}</td>
                <For each={props.columns}>
                  {(column) => {
                    const value = valueOf(model, variant, column);
                    return <td class={styles.number}>{value === null ? '–' : percentText(value)}</td>;
                  }}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Scroller>
  );
}

import { For, Index, Show, type JSX } from 'solid-js';
import { columnLabel, type Column } from '../../core/column';
import type { ArmRow, ArmTable as Table, Estimate } from '../../core/results';
import { countText, percentText } from '../state/words';
import { Scroller } from './Scroller';
import { Term } from './Term';
import styles from './ArmTable.module.css';

/** Pass rates by arm in per cent, each with its difference to the first arm. What is undefined is a dash with its reason. */
export function ArmTable(props: { readonly table: Table; readonly testId?: string }): JSX.Element {
  return (
    <Scroller label="Pass rates">
      <table class={styles.table} data-testid={props.testId ?? 'results'}>
        <caption>
          Pass rates in per cent, mean over problems. Below each: the difference to “
          {props.table.rows[0]?.arm}”.
        </caption>
        <thead>
          <tr>
            <th scope="col">Arm</th>
            <th scope="col">
              <Term of="trajectory">Trajectories</Term>
            </th>
            {/* By place, too: a term keeps the focus while a run goes on. */}
            <Index each={props.table.columns}>
              {(column) => (
                <Show
                  when={termOf(column(), props.table.columns)}
                  fallback={
                    <th scope="col" title={columnMeaning(column())}>
                      {columnLabel(column())}
                    </th>
                  }
                >
                  {(term) => (
                    <th scope="col">
                      <Term of={term()}>{columnLabel(column())}</Term>
                    </th>
                  )}
                </Show>
              )}
            </Index>
          </tr>
        </thead>
        <tbody>
          {/* By place: while a run goes on, only the numbers change. */}
          <Index each={props.table.rows}>
            {(row) => (
              <tr data-arm={row().arm}>
                <th scope="row">{row().arm}</th>
                <td data-metric="trajectories" data-value={row().trajectories}>
                  {countText(row().trajectories)}
                </td>
                <For each={props.table.columns}>
                  {(column, at) => <Cell row={row()} column={column} at={at()} />}
                </For>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
    </Scroller>
  );
}

function Cell(props: { readonly row: ArmRow; readonly column: Column; readonly at: number }): JSX.Element {
  const estimate = (): Estimate | undefined => props.row.values[props.at];
  const difference = (): Estimate | undefined => props.row.differences?.[props.at];
  const value = () => valueOf(estimate());
  const gap = () => valueOf(difference());
  return (
    <td
      data-arm={props.row.arm}
      data-metric={columnLabel(props.column)}
      data-value={value() ?? ''}
      data-difference={gap() ?? ''}
      title={note(estimate())}
    >
      <Show when={value() !== null} fallback={<Dash reason={note(estimate())} />}>
        {percentText(value() ?? 0)}
      </Show>
      <Show when={gap() !== null}>
        <span class={styles.difference} data-sign={Math.sign(gap() ?? 0)}>
          {signed(gap() ?? 0)}
        </span>
      </Show>
    </td>
  );
}

function Dash(props: { readonly reason: string | undefined }): JSX.Element {
  return (
    <span class={styles.dash}>
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">undefined: {props.reason}</span>
    </span>
  );
}

function valueOf(estimate: Estimate | undefined): number | null {
  return estimate?.kind === 'value' ? estimate.value : null;
}

function note(estimate: Estimate | undefined): string | undefined {
  if (estimate === undefined) return undefined;
  if (estimate.kind === 'undefined') return estimate.reason;
  return estimate.problems < estimate.of
    ? `over ${estimate.problems} of ${estimate.of} problems so far`
    : undefined;
}

/** "+3.2", "−1.0", "±0.0": with a real minus. */
function signed(value: number): string {
  const text = percentText(Math.abs(value));
  if (text === '0.0') return '±0.0';
  return value > 0 ? `+${text}` : `−${text}`;
}

/** The first column of its kind explains the kind; the others say what they are with their own numbers. */
function termOf(column: Column, all: readonly Column[]): 'pass@k' | 'pass n@k' | null {
  const isFirst = all.find(({ kind }) => kind === column.kind) === column;
  return isFirst && column.kind !== 'pass^k' ? column.kind : null;
}

function columnMeaning(column: Column): string {
  switch (column.kind) {
    case 'pass@k':
      return `Chance that at least one of ${column.k} trajectories is correct`;
    case 'pass^k':
      return `Chance that ${column.k} trajectories are all correct`;
    case 'pass n@k':
      return `Chance that a budget of ${column.k} attempts, with at most ${column.n} programs submitted, holds a correct one`;
  }
}

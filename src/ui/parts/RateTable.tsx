import { For, Show, type JSX } from 'solid-js';
import { columnLabel } from '../../core/column';
import type { DifferenceEstimate, EstimateTable, RateEstimate } from '../../core/estimate';
import type { PaperRow } from '../../core/paper-table';
import { pointsText, pText } from '../state/cell-text';
import { percentText } from '../state/words';
import { Dash } from './DataTable';
import { Scroller } from './Scroller';
import { Term } from './Term';
import styles from './RateTable.module.css';

/** Pass rates in per cent with their intervals, and below each the paired difference to the reference. */
export function RateTable(props: {
  readonly table: EstimateTable;
  /** Numbers of the paper, shown below as rows of their own. */
  readonly paper?: readonly PaperRow[];
  readonly testId?: string;
}): JSX.Element {
  const reference = () => props.table.rows[props.table.reference ?? -1]?.label;
  const variants = () => [...new Set((props.paper ?? []).map(({ variant }) => variant))];
  return (
    <Scroller label="Pass rates with intervals">
      <table class={styles.table} data-testid={props.testId}>
        <caption>
          <span class={styles.words}>
            {' '}
            Per cent, mean over problems, with 95 % <Term of="bootstrap">bootstrap</Term>{' '}
            <Term of="confidence interval">intervals</Term> in brackets.
            <Show when={reference()}>
              {' '}
              Below: the paired difference to “{reference()}” on the problems that both have run, its
              interval, and <Term of="p-value">p</Term> by sign flips after Holm over the column.
            </Show>
          </span>{' '}
        </caption>
        <thead>
          <tr>
            <th scope="col">Arm</th>
            <For each={props.table.columns}>{(column) => <th scope="col">{columnLabel(column)}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={props.table.rows}>
            {(row, at) => (
              <tr>
                <th scope="row">{row.label}</th>
                <For each={props.table.columns}>
                  {(column, columnAt) => (
                    <Cell
                      arm={row.label}
                      metric={columnLabel(column)}
                      value={row.values[columnAt()]}
                      difference={row.differences?.[columnAt()]}
                      isSelected={props.table.best[columnAt()] === at() && props.table.rows.length > 2}
                    />
                  )}
                </For>
              </tr>
            )}
          </For>
          <For each={variants()}>
            {(variant) => (
              <tr class={styles.paper}>
                <th scope="row">paper: {variant}</th>
                <For each={props.table.columns}>
                  {(column) => (
                    <PaperCell rows={props.paper ?? []} variant={variant} metric={columnLabel(column)} />
                  )}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </Scroller>
  );
}

function Cell(props: {
  readonly arm: string;
  readonly metric: string;
  readonly value: RateEstimate | undefined;
  readonly difference: DifferenceEstimate | undefined;
  readonly isSelected: boolean;
}): JSX.Element {
  const value = () => (props.value?.kind === 'value' ? props.value : null);
  const difference = () => (props.difference?.kind === 'value' ? props.difference : null);
  const why = () => (props.value?.kind === 'undefined' ? props.value.reason : 'not estimated');
  return (
    <td
      data-arm={props.arm}
      data-metric={props.metric}
      data-value={value()?.value ?? ''}
      data-low={value()?.interval?.low ?? ''}
      data-high={value()?.interval?.high ?? ''}
      data-difference={difference()?.value ?? ''}
      data-p={difference()?.adjustedP ?? ''}
    >
      <Show when={value()} fallback={<Dash reason={why()} />}>
        {(own) => (
          <>
            <span class={styles.value}>{percentText(own().value)}</span>{' '}
            <Show when={own().interval}>
              {(interval) => (
                <span class={styles.interval}>
                  [{percentText(interval().low)}, {percentText(interval().high)}]
                </span>
              )}
            </Show>
            <Show when={own().problems < own().of}>
              <span class={styles.note}>
                over {own().problems} of {own().of} problems
              </span>
            </Show>
          </>
        )}
      </Show>
      <Show when={difference()}>{(gap) => <Difference gap={gap()} />}</Show>
      <Show when={props.isSelected}>
        <span class={styles.note}>highest: selected on the same data</span>
      </Show>
    </td>
  );
}

function Difference(props: { readonly gap: Gap }): JSX.Element {
  return (
    <span class={styles.difference} data-sign={signOf(props.gap)}>
      {pointsText(props.gap.value)}
      <Show when={props.gap.interval}>
        {(interval) => (
          <>
            {' '}
            [{pointsText(interval().low)}, {pointsText(interval().high)}]
          </>
        )}
      </Show>
      <Show when={props.gap.adjustedP !== null}> {pText(props.gap.adjustedP ?? 1)}</Show>
    </span>
  );
}

/** The direction of a difference whose interval leaves 0 out; else 0. */
function signOf({ value, interval }: Gap): number {
  return interval === null || (interval.low <= 0 && interval.high >= 0) ? 0 : Math.sign(value);
}

type Gap = Extract<DifferenceEstimate, { kind: 'value' }>;

function PaperCell(props: {
  readonly rows: readonly PaperRow[];
  readonly variant: PaperRow['variant'];
  readonly metric: string;
}): JSX.Element {
  const value = () =>
    props.rows.find(({ variant, column }) => variant === props.variant && column === props.metric)?.value ??
    null;
  return (
    <td>
      <Show when={value() !== null} fallback={<Dash reason="the paper gives no number here" />}>
        {percentText(value() ?? 0)}
      </Show>
    </td>
  );
}

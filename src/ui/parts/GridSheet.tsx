import { createMemo, For, type JSX } from 'solid-js';
import { cellPoint, type GridLayout, type Place } from '../state/grid-layout';
import { GridHead, GridRow, type SheetParts } from './GridRow';
import styles from './CellGrid.module.css';

/** The part of a grid that scrolls: as large as all rows, with those on screen in it. */
export function GridSheet(props: {
  readonly sheet: SheetParts;
  /** Problems by row. */
  readonly order: readonly number[];
  /** What lies over the cells. */
  readonly children: JSX.Element;
}): JSX.Element {
  const layout = () => props.sheet.layout();
  const rows = () => {
    const { first, end } = props.sheet.view.rows();
    return props.order.slice(first, end);
  };
  const rowOf = createMemo(() => new Map(props.order.map((problem, row) => [problem, row])));
  const width = () => `${layout().head + layout().arms * layout().armPitch}px`;
  return (
    <>
      <thead class={styles.top} style={{ width: width(), height: `${layout().top}px` }}>
        <GridHead sheet={props.sheet} />
      </thead>
      <tbody
        class={styles.rows}
        style={{ width: width(), height: `${props.order.length * layout().rowHeight}px` }}
      >
        <For each={rows()}>
          {(problem) => (
            <GridRow sheet={props.sheet} problem={problem} position={rowOf().get(problem) ?? 0} />
          )}
        </For>
        {props.children}
      </tbody>
    </>
  );
}

/** A frame around one cell. With a label it is the cell that the keys are on; without, the one under the pointer. */
export function CellOutline(props: {
  readonly layout: GridLayout;
  readonly place: Place;
  readonly id?: string | undefined;
  readonly label?: string;
}): JSX.Element {
  const style = (): JSX.CSSProperties => {
    const { head, rowHeight, block } = props.layout;
    const { x, y } = cellPoint(props.layout, props.place.arm, props.place.sample);
    return {
      left: `${head + x}px`,
      top: `${props.place.row * rowHeight + y}px`,
      width: `${block.cell}px`,
      height: `${block.cell}px`,
    };
  };
  return (
    <tr
      aria-hidden={props.label === undefined}
      aria-rowindex={props.label === undefined ? undefined : props.place.row + 2}
    >
      <td
        id={props.id}
        aria-label={props.label}
        aria-colindex={props.place.arm + 2}
        class={props.label === undefined ? styles.pointed : styles.cursor}
        style={style()}
      />
    </tr>
  );
}

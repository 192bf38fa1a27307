import { createMemo, createSignal, createUniqueId, Show, type JSX } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { Board } from '../state/board';
import { cellText, fullCellText } from '../state/cell-words';
import { createGridCursor } from '../state/grid-cursor';
import { createGridOrder } from '../state/grid-order';
import { wantedSigns, type RowChoice } from '../state/grid-rows';
import { createGridView } from '../state/grid-view';
import { CellOutline, GridSheet } from './GridSheet';
import styles from './CellGrid.module.css';

/** Names one block of the grid, and a sample in it where one was hit. */
export interface BlockChoice {
  readonly problem: number;
  readonly arm: number;
  readonly sample: number | null;
}

/**
 * Problems × arms, each sample a small cell. Only what is on screen is drawn, on one canvas a row. Arrow keys move over
 * the cells; a grid of 50,000 is one stop of the Tab key.
 */
export function CellGrid(props: {
  readonly experiment: Experiment;
  readonly board: Board;
  readonly choice: RowChoice;
  readonly onOpen: (choice: BlockChoice) => void;
  /** Shown where the choice leaves no row. */
  readonly empty: JSX.Element;
}): JSX.Element {
  const id = createUniqueId();
  let box: HTMLTableElement | undefined;
  const [isFocused, setIsFocused] = createSignal(false);
  const [isVisited, setIsVisited] = createSignal(false);
  // oxlint-disable-next-line solid/reactivity -- another experiment is another grid: the page keys on it
  const { experiment, board } = props;
  const order = createGridOrder(
    experiment,
    board,
    () => props.choice,
    () => isFocused() || isVisited(),
  );
  const view = createGridView(
    () => box ?? document.documentElement,
    board,
    () => order().length,
  );
  const cursor = createGridCursor(order, view);
  const wanted = createMemo(() => wantedSigns(props.choice.outcomes));
  const active = () => (isFocused() ? cursor.place() : null);
  const activeId = () => {
    const at = active();
    return at ? `${id}-${at.row}-${at.arm}-${at.sample}` : undefined;
  };
  const shown = () => cursor.pointed() ?? (isFocused() ? cursor.cell() : null);

  function onKey(event: KeyboardEvent): void {
    const cell = cursor.cell();
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') props.onOpen(cell);
    else if (event.key === ' ') props.onOpen({ ...cell, sample: null });
    else if (!cursor.move(event.key)) return;
    event.preventDefault();
  }

  function hitBy(event: MouseEvent): BlockChoice | null {
    const hit = view.under(event);
    const problem = hit && order()[hit.row];
    return hit && problem !== null && problem !== undefined ? { ...hit, problem } : null;
  }

  function onClick(event: MouseEvent): void {
    const hit = hitBy(event);
    if (!hit) return;
    if (hit.sample !== null) cursor.put({ ...hit, sample: hit.sample });
    // A finger is wider than a cell: it opens the list of the block, whose entries it can hit.
    const isFinger = event instanceof PointerEvent && event.pointerType === 'touch';
    props.onOpen(isFinger ? { ...hit, sample: null } : hit);
  }

  function onMove(event: PointerEvent): void {
    const hit = event.pointerType === 'touch' ? null : hitBy(event);
    cursor.point(hit && hit.sample !== null ? { ...hit, sample: hit.sample } : null);
  }

  return (
    <div class={styles.frame}>
      <table
        ref={(element) => (box = element)}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table moved in by keys
        role="grid"
        tabindex="0"
        class={styles.box}
        aria-label="Samples"
        aria-describedby={`${id}-help`}
        aria-rowcount={order().length + 1}
        aria-colcount={board.arms + 1}
        aria-activedescendant={activeId()}
        data-testid="grid"
        onFocus={() => setIsFocused(true)}
        onBlur={() => setIsFocused(false)}
        onKeyDown={onKey}
        onClick={onClick}
        onPointerEnter={() => setIsVisited(true)}
        onPointerMove={onMove}
        onPointerLeave={() => {
          setIsVisited(false);
          cursor.point(null);
        }}
      >
        <Show when={view.layout()}>
          {(layout) => (
            <GridSheet sheet={{ experiment, board, view, layout, wanted }} order={order()}>
              <Show when={active()} keyed>
                {(at) => (
                  <CellOutline
                    layout={layout()}
                    place={at}
                    id={activeId()}
                    label={fullCellText(experiment, board, { ...at, problem: order()[at.row] ?? 0 })}
                  />
                )}
              </Show>
              <Show when={cursor.pointed()}>
                {(cell) => (
                  <CellOutline
                    layout={layout()}
                    place={{ ...cell(), row: order().indexOf(cell().problem) }}
                  />
                )}
              </Show>
            </GridSheet>
          )}
        </Show>
      </table>
      <Show when={order().length === 0}>
        <div class={styles.none}>{props.empty}</div>
      </Show>
      <p class={styles.readout} data-testid="readout">
        <Show when={shown()} fallback={<span class={styles.idle}>{idleText}</span>}>
          {(cell) => (
            <>
              <b>{experiment.problems[cell().problem]?.title}</b>, {experiment.arms[cell().arm]?.name},{' '}
              {cellText(board, cell())}
            </>
          )}
        </Show>
      </p>
      <p id={`${id}-help`} class="visually-hidden">
        Arrow keys move over the cells. Enter opens a trajectory, Space lists all samples of its problem and
        arm. The Results view has the same in a plain table.
      </p>
    </div>
  );
}

const idleText = 'Each square is a sample. Point at one to see what it is; a click opens it.';

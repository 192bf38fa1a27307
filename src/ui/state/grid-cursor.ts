import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { Cell } from './cell-words';
import { moveFrom, type Place } from './grid-layout';
import type { GridView } from './grid-view';

/** Which cell the keys are on, and which the pointer. */
export interface GridCursor {
  /** Where the keys are; null in a grid without rows. */
  readonly place: Accessor<Place | null>;
  readonly cell: Accessor<Cell | null>;
  readonly pointed: Accessor<Cell | null>;
  point(cell: Cell | null): void;
  put(cell: Cell): void;
  /** Whether the key led somewhere. */
  move(key: string): boolean;
}

/** `order` are the problems by row. The cursor stays on its problem when rows move, and begins anew when it is gone. */
export function createGridCursor(order: Accessor<readonly number[]>, view: GridView): GridCursor {
  const [chosen, setChosen] = createSignal<Cell | null>(null);
  const [pointed, point] = createSignal<Cell | null>(null);
  const place = createMemo<Place | null>(() => {
    if (order().length === 0) return null;
    const cell = chosen();
    const row = cell ? order().indexOf(cell.problem) : -1;
    return cell && row >= 0 ? { row, arm: cell.arm, sample: cell.sample } : { row: 0, arm: 0, sample: 0 };
  });
  const cellOf = ({ row, arm, sample }: Place): Cell => ({ problem: order()[row] ?? 0, arm, sample });

  function move(key: string): boolean {
    const at = place();
    const layout = view.layout();
    const next = at && layout && moveFrom(at, key, layout, order().length, view.page());
    if (!next) return false;
    setChosen(cellOf(next));
    point(null);
    view.reveal(next);
    return true;
  }

  return {
    place,
    cell: () => {
      const at = place();
      return at && cellOf(at);
    },
    pointed,
    point,
    put: setChosen,
    move,
  };
}

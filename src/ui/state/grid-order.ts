import { createEffect, createMemo, createSignal, on, type Accessor } from 'solid-js';
import type { Experiment } from '../../core/experiment';
import type { Board } from './board';
import { gridRows, type RowChoice } from './grid-rows';

/** Milliseconds for which rows stay where they are while cells change: long enough to look at one. */
const stillMs = 2_000;

/**
 * The rows of a grid while it fills. A new choice is followed at once; what the run changes is followed every two
 * seconds, and not at all while a person is in the grid: no row moves from under the pointer.
 */
export function createGridOrder(
  experiment: Experiment,
  board: Board,
  choice: Accessor<RowChoice>,
  isHeld: Accessor<boolean>,
  now: () => number = () => performance.now(),
): Accessor<readonly number[]> {
  const [turn, setTurn] = createSignal(0);
  let made = now();
  const depends = (): boolean => {
    const { outcomes, isDiffering, order } = choice();
    return outcomes.length > 0 || isDiffering || order === 'rate' || order === 'spread';
  };
  createEffect(
    on([board.frame, isHeld], () => {
      if (depends() && !isHeld() && now() - made >= stillMs) setTurn((count) => count + 1);
    }),
  );
  const rows = createMemo(
    on([choice, turn], ([chosen]) => {
      made = now();
      return gridRows(experiment, board, chosen);
    }),
  );
  return rows;
}

import { createRoot, createSignal } from 'solid-js';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/core/summarise';
import { createBoard, type Board } from '../../src/ui/state/board';
import { createGridOrder } from '../../src/ui/state/grid-order';
import {
  everyRow,
  gridRows,
  readRowChoice,
  wantedSigns,
  writeRowChoice,
  type RowChoice,
} from '../../src/ui/state/grid-rows';
import { makeExperiment, makeTrajectory } from '../make-experiment';

const made = makeExperiment('e', { problems: 4, arms: 2, samples: 2 });
const details = [
  { title: 'Ten 10', difficulty: 'hard' },
  { title: 'Ten 9', difficulty: 'easy' },
  { title: 'Alpha', difficulty: null },
  { title: 'Beta', difficulty: 'easy' },
] as const;
const experiment = {
  ...made,
  problems: made.problems.map((problem, at) => ({ ...problem, ...details[at] })),
};

type Verdict = 'failed' | 'satisfied' | 'mended' | 'correct';

function finish(board: Board, problem: number, arm: number, sample: number, verdict: Verdict): void {
  const key = { experimentId: 'e', problemId: `p${problem}`, arm: `arm${arm}`, sample };
  board.finish({
    ...summarise(makeTrajectory(key)),
    publicPass: verdict !== 'failed',
    correct: verdict === 'mended' || verdict === 'correct',
    final: verdict === 'mended' ? 1 : 0,
  });
}

/** p0: solved by arm0 only. p1: by both, at once and later. p2: nothing has run. p3: satisfied and failed. */
function filled(): Board {
  const board = createBoard(experiment, []);
  finish(board, 0, 0, 0, 'correct');
  finish(board, 0, 0, 1, 'correct');
  finish(board, 0, 1, 0, 'failed');
  finish(board, 1, 0, 0, 'correct');
  finish(board, 1, 1, 0, 'mended');
  finish(board, 3, 0, 0, 'satisfied');
  finish(board, 3, 1, 0, 'failed');
  return board;
}

const rows = (part: Partial<RowChoice>): readonly number[] =>
  gridRows(experiment, filled(), { ...everyRow, ...part });

describe('gridRows', () => {
  it.each<[Partial<RowChoice>, readonly number[]]>([
    [{}, [0, 1, 2, 3]],
    [{ outcomes: ['mended'] }, [1]],
    [{ outcomes: ['failed'] }, [0, 3]],
    [{ outcomes: ['satisfied', 'mended'] }, [1, 3]],
    [{ isDiffering: true }, [0]],
    [{ outcomes: ['satisfied'], isDiffering: true }, []],
    [{ order: 'name' }, [2, 3, 1, 0]],
    [{ order: 'difficulty' }, [1, 3, 0, 2]],
    [{ order: 'rate' }, [3, 0, 1, 2]],
    [{ order: 'spread' }, [0, 1, 3, 2]],
  ])('%o gives %o', (choice, expected) => {
    expect(rows(choice)).toEqual(expected);
  });

  it('calls a problem different only where the other arm has tried', () => {
    const board = createBoard(experiment, []);
    finish(board, 0, 0, 0, 'correct');
    expect(gridRows(experiment, board, { ...everyRow, isDiffering: true })).toEqual([]);
  });
});

describe('a choice of rows in a link', () => {
  it('comes back as it went', () => {
    const choice: RowChoice = { outcomes: ['correct', 'open'], isDiffering: true, order: 'spread' };
    const { show, differ, sort } = writeRowChoice(choice);
    expect(readRowChoice({ show: show ?? '', differ: differ ?? '', sort: sort ?? '' })).toEqual(choice);
    expect(writeRowChoice(everyRow)).toEqual({ show: null, differ: null, sort: null });
  });

  it('is taken as far as it makes sense', () => {
    expect(readRowChoice({ show: 'failed,whatever', sort: 'upwards' })).toEqual({
      ...everyRow,
      outcomes: ['failed'],
    });
  });
});

describe('wantedSigns', () => {
  it('lets all stand out where nothing is asked for', () => {
    expect(wantedSigns([])).toBeNull();
    expect(wantedSigns(['open'])).toEqual([true, true, true, false, false, false, false]);
  });
});

describe('createGridOrder', () => {
  it('follows the run at intervals, never while a person is in the grid, and follows a choice at once', () => {
    const board = createBoard(experiment, []);
    const [choice, setChoice] = createSignal<RowChoice>({ ...everyRow, outcomes: ['correct'] });
    const [isHeld, setIsHeld] = createSignal(false);
    let time = 0;
    const { order, dispose } = createRoot((end) => ({
      order: createGridOrder(experiment, board, choice, isHeld, () => time),
      dispose: end,
    }));
    const solveAt = (at: number, problem: number): readonly number[] => {
      time = at;
      finish(board, problem, 0, 0, 'correct');
      board.show();
      return order();
    };
    expect(solveAt(500, 0)).toEqual([]);
    expect(solveAt(2_500, 1)).toEqual([0, 1]);
    setIsHeld(true);
    expect(solveAt(9_000, 2)).toEqual([0, 1]);
    setIsHeld(false);
    expect(order()).toEqual([0, 1, 2]);
    setIsHeld(true);
    setChoice({ ...everyRow, outcomes: ['failed'] });
    expect(order()).toEqual([]);
    dispose();
  });
});

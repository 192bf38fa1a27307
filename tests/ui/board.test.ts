import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/core/summarise';
import { countStates } from '../../src/ui/state/count-states';
import { createBoard, finalState } from '../../src/ui/state/board';
import { cellsOf, makeExperiment, makeTrajectory } from '../make-experiment';

const experiment = makeExperiment('e', { problems: 2, arms: 2, samples: 3 });
const cells = cellsOf(experiment);
const [firstCell] = cells;
if (!firstCell) throw new Error('The experiment has cells.');

describe('createBoard', () => {
  it('puts each cell into the block of its problem and arm', () => {
    const board = createBoard(experiment, []);
    board.setCell({ experimentId: 'e', problemId: 'p1', arm: 'arm0', sample: 2 }, 'testing');
    expect([...board.block(1, 0)]).toEqual([0, 0, 2]);
    expect([...board.block(0, 0), ...board.block(0, 1), ...board.block(1, 1)]).toEqual(Array(9).fill(0));
  });

  it('counts a trajectory once, however often it comes', () => {
    const board = createBoard(experiment, []);
    const summary = summarise(makeTrajectory(firstCell));
    board.finish(summary);
    board.finish(summary);
    expect([board.finished(), board.summaries()]).toEqual([1, [summary]]);
  });

  it('never moves a finished cell back', () => {
    const board = createBoard(experiment, [summarise(makeTrajectory(firstCell))]);
    board.setCell(firstCell, 'generating');
    expect(board.block(0, 0)[0]).toBe(5);
  });

  it('puts what was under way back into the queue after a stop, and nothing else', () => {
    const board = createBoard(experiment, [summarise(makeTrajectory(firstCell))]);
    board.setCell({ ...firstCell, sample: 1 }, 'generating');
    board.setCell({ ...firstCell, sample: 2 }, 'failed');
    board.settle();
    expect([...board.block(0, 0)]).toEqual([5, 0, 0]);
  });

  it('passes over cells that the experiment does not have', () => {
    const board = createBoard(experiment, []);
    board.setCell({ ...firstCell, problemId: 'elsewhere' }, 'correct');
    board.setCell({ ...firstCell, sample: 3 }, 'correct');
    expect(cells.length).toBe(12);
    expect(countStates(board.block(0, 0))).toBe('3 queued');
  });

  it('changes a row’s version only when one of its cells changes', () => {
    const board = createBoard(experiment, []);
    const before = [board.rowVersion(0), board.rowVersion(1)];
    board.setCell(firstCell, 'generating');
    expect(board.rowVersion(0)).not.toBe(before[0]);
    expect(board.rowVersion(1)).toBe(before[1]);
  });
});

describe('finalState', () => {
  it.each([
    [{ publicPass: false, correct: false }, 'failed'],
    [{ publicPass: true, correct: false }, 'satisfied'],
    [{ publicPass: true, correct: true }, 'correct'],
  ] as const)('%o is %s', (summary, state) => {
    expect(finalState(summary)).toBe(state);
  });
});

describe('countStates', () => {
  it('says the best first and leaves out what there is none of', () => {
    expect(countStates(Uint8Array.from([5, 3, 0, 5, 4]))).toBe('2 correct, 1 satisfied, 1 failed, 1 queued');
  });
});

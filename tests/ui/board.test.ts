import { describe, expect, it } from 'vitest';
import { summarise } from '../../src/core/summarise';
import { cellSigns, createBoard, finalSign } from '../../src/ui/state/board';
import { attemptsText, countSigns } from '../../src/ui/state/cell-words';
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
    expect(cellSigns[board.block(0, 0)[0] ?? 0]).toBe('mended');
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
    expect(countSigns(board.block(0, 0))).toBe('3 queued');
  });

  it('changes a row’s version only when one of its cells changes', () => {
    const board = createBoard(experiment, []);
    const before = [board.rowVersion(0), board.rowVersion(1)];
    board.setCell(firstCell, 'generating');
    expect(board.rowVersion(0)).not.toBe(before[0]);
    expect(board.rowVersion(1)).toBe(before[1]);
  });
});

describe('the counts of a board', () => {
  it('are those of its cells, whatever way they came about', () => {
    const board = createBoard(experiment, []);
    board.setCell({ ...firstCell, sample: 1 }, 'generating');
    board.setCell({ ...firstCell, sample: 2 }, 'failed');
    board.finish(summarise(makeTrajectory(firstCell)));
    board.finish({ ...summarise(makeTrajectory(firstCell)), final: 0 });
    const counted = (): Record<string, number> =>
      Object.fromEntries(cellSigns.map((sign, code) => [sign, board.counts()[code] ?? 0]));
    const none = { queued: 0, generating: 0, testing: 0, failed: 0, satisfied: 0, mended: 0, correct: 0 };
    expect(counted()).toEqual({ ...none, queued: 9, generating: 1, failed: 1, correct: 1 });
    board.settle();
    expect(counted()).toEqual({ ...none, queued: 11, correct: 1 });
  });

  it('count an arm’s attempts once a trajectory', () => {
    const board = createBoard(experiment, []);
    const summary = summarise(makeTrajectory(firstCell));
    board.finish(summary);
    board.finish(summary);
    expect(board.totals()).toEqual([
      { trajectories: 1, turns: 2 },
      { trajectories: 0, turns: 0 },
    ]);
  });
});

describe('finalSign', () => {
  it.each([
    [{ publicPass: false, correct: false, final: 1 }, 'failed'],
    [{ publicPass: true, correct: false, final: 1 }, 'satisfied'],
    [{ publicPass: true, correct: true, final: 1 }, 'mended'],
    [{ publicPass: true, correct: true, final: 0 }, 'correct'],
  ] as const)('%o is %s', (summary, sign) => {
    expect(finalSign(summary)).toBe(sign);
  });
});

describe('a cell in words', () => {
  it('says the best first and leaves out what there is none of', () => {
    const codes = ['correct', 'failed', 'queued', 'correct', 'mended', 'satisfied'] as const;
    expect(countSigns(Uint8Array.from(codes.map((sign) => cellSigns.indexOf(sign))))).toBe(
      '2 correct, first try; 1 correct, later try; 1 satisfied but wrong; 1 never satisfied; 1 queued',
    );
  });

  it('tells its attempts', () => {
    expect(attemptsText(summarise(makeTrajectory(firstCell)))).toBe(
      '2 attempts, public tests passed: 0 of 1, then 1 of 1',
    );
  });
});

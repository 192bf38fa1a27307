import type { Experiment } from '../../core/experiment';
import type { TrajectorySummary } from '../../core/trajectory';
import { cellSigns, type Board, type CellSign } from './board';
import { plural } from './words';

/** A sign in a word or two. */
export const signWords: Readonly<Record<CellSign, string>> = {
  queued: 'queued',
  generating: 'generating',
  testing: 'testing',
  failed: 'never satisfied',
  satisfied: 'satisfied but wrong',
  mended: 'correct, later try',
  correct: 'correct, first try',
};

/** A sign in a sentence. */
export const signMeanings: Readonly<Record<CellSign, string>> = {
  queued: 'Waiting for its turn',
  generating: 'The model is writing',
  testing: 'The program is being run',
  failed: 'No attempt passed the public tests',
  satisfied: 'Passes the public tests, but not the hidden ones',
  mended: 'Passes every test, after one or more attempts that failed',
  correct: 'Passes every test at the first attempt',
};

/** "3 correct, first try; 6 queued": what a block holds, best first. */
export function countSigns(signs: Uint8Array): string {
  const counts = cellSigns.map(() => 0);
  for (const code of signs) counts[code] = (counts[code] ?? 0) + 1;
  return cellSigns
    .map((sign, code) => ({ sign, count: counts[code] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toReversed()
    .map(({ sign, count }) => `${count} ${signWords[sign]}`)
    .join('; ');
}

/** A cell by its problem, whatever row of the grid that is in. */
export interface Cell {
  readonly problem: number;
  readonly arm: number;
  readonly sample: number;
}

/** "Sample 3 of 10: correct, later try. 2 attempts, …": what a cell is, now. */
export function cellText(board: Board, { problem, arm, sample }: Cell): string {
  board.frame();
  const sign = cellSigns[board.block(problem, arm)[sample] ?? 0] ?? 'queued';
  const summary = board.summary(problem, arm, sample);
  const verdict = `sample ${sample + 1} of ${board.samples}: ${signWords[sign]}`;
  return summary ? `${verdict}. ${attemptsText(summary)}.` : verdict;
}

/** The same with the names of its problem and arm. */
export function fullCellText(experiment: Experiment, board: Board, cell: Cell): string {
  return `${experiment.problems[cell.problem]?.title}, ${experiment.arms[cell.arm]?.name}, ${cellText(board, cell)}`;
}

/** "2 attempts, public tests passed: 1 of 3, then 3 of 3": how a trajectory went. */
export function attemptsText({ turns }: Pick<TrajectorySummary, 'turns'>): string {
  const steps = turns.map(({ hasProgram, publicPassed, publicTotal }) =>
    hasProgram ? `${publicPassed} of ${publicTotal}` : 'no program',
  );
  const shown = steps.length > mostSteps ? [...steps.slice(0, 2), '…', ...steps.slice(-2)] : steps;
  return `${plural(turns.length, 'attempt')}, public tests passed: ${shown.join(', then ')}`;
}

/** Attempts that are told one by one; a tooltip is no transcript. */
const mostSteps = 5;

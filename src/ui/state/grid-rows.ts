import type { Experiment } from '../../core/experiment';
import type { Difficulty } from '../../core/problem';
import { cellSigns, firstEnded, type Board, type CellSign } from './board';

/** What can be asked for, each the signs that it covers. */
export const outcomeFilters = {
  open: ['queued', 'generating', 'testing'],
  failed: ['failed'],
  satisfied: ['satisfied'],
  mended: ['mended'],
  correct: ['correct'],
} as const satisfies Readonly<Record<string, readonly CellSign[]>>;

export type OutcomeFilter = keyof typeof outcomeFilters;

export const outcomeNames = [
  'correct',
  'mended',
  'satisfied',
  'failed',
  'open',
] as const satisfies readonly OutcomeFilter[];

export const rowOrders = ['set', 'name', 'difficulty', 'rate', 'spread'] as const;

/** `set`: as in the problem set. `rate`: fewest correct first. `spread`: where arms differ most first. */
export type RowOrder = (typeof rowOrders)[number];

/** Which rows of the grid are shown, and in what order. */
export interface RowChoice {
  /** Rows that have such a cell; empty for all. */
  readonly outcomes: readonly OutcomeFilter[];
  /** Only problems that one arm has solved and another, which has tried, has not. */
  readonly isDiffering: boolean;
  readonly order: RowOrder;
}

export const everyRow: RowChoice = { outcomes: [], isDiffering: false, order: 'set' };

/** What a link asks for; what it does not name, or names wrongly, is as if left out. */
export function readRowChoice(query: Readonly<Record<string, string | undefined>>): RowChoice {
  const asked = new Set(query['show']?.split(',') ?? []);
  return {
    outcomes: outcomeNames.filter((outcome) => asked.has(outcome)),
    isDiffering: query['differ'] === '1',
    order: rowOrders.find((order) => order === query['sort']) ?? 'set',
  };
}

/** The choice as a link holds it; null where there is nothing to say. */
export function writeRowChoice({
  outcomes,
  isDiffering,
  order,
}: RowChoice): Readonly<Record<'show' | 'differ' | 'sort', string | null>> {
  return {
    show: outcomes.length === 0 ? null : outcomes.join(','),
    differ: isDiffering ? '1' : null,
    sort: order === 'set' ? null : order,
  };
}

/** By code, whether a cell stands out under these filters; null when all do. */
export function wantedSigns(outcomes: readonly OutcomeFilter[]): readonly boolean[] | null {
  if (outcomes.length === 0) return null;
  const wanted = new Set<CellSign>(outcomes.flatMap((outcome) => outcomeFilters[outcome]));
  return cellSigns.map((sign) => wanted.has(sign));
}

/** The problems to show, as indexes, in order. */
export function gridRows(experiment: Experiment, board: Board, choice: RowChoice): readonly number[] {
  const wanted = wantedSigns(choice.outcomes);
  const all = experiment.problems.map((_, problem) => problem);
  const kept = all.filter((problem) => {
    if (wanted && !hasSign(board, problem, wanted)) return false;
    return !choice.isDiffering || isSolvedBySomeOnly(board, problem);
  });
  return sorted(kept, experiment, board, choice.order);
}

function sorted(
  rows: readonly number[],
  experiment: Experiment,
  board: Board,
  order: RowOrder,
): readonly number[] {
  const { problems } = experiment;
  switch (order) {
    case 'set':
      return rows;
    case 'name':
      return rows.toSorted((a, b) =>
        (problems[a]?.title ?? '').localeCompare(problems[b]?.title ?? '', 'en', { numeric: true }),
      );
    case 'difficulty':
      return byKey(rows, (row) => rank(problems[row]?.difficulty ?? null));
    case 'rate':
      return byKey(rows, (row) => shareCorrect(armShares(board, row)));
    case 'spread':
      return byKey(rows, (row) => -spread(armShares(board, row)));
  }
}

/** Problems of one key stay as they were. */
function byKey(rows: readonly number[], keyOf: (row: number) => number): readonly number[] {
  return rows
    .map((row) => ({ row, key: keyOf(row) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ row }) => row);
}

function rank(difficulty: Difficulty | null): number {
  return difficulty === null ? 3 : { easy: 0, medium: 1, hard: 2 }[difficulty];
}

interface ArmShare {
  readonly ended: number;
  readonly correct: number;
}

/** Ended and correct trajectories of one problem, by arm. */
function armShares(board: Board, problem: number): readonly ArmShare[] {
  return Array.from({ length: board.arms }, (_, arm) => {
    let [ended, correct] = [0, 0];
    board.block(problem, arm).forEach((code) => {
      if (code >= firstEnded) ended += 1;
      if (cellSigns[code] === 'correct' || cellSigns[code] === 'mended') correct += 1;
    });
    return { ended, correct };
  });
}

function isSolvedBySomeOnly(board: Board, problem: number): boolean {
  const tried = armShares(board, problem).filter(({ ended }) => ended > 0);
  return tried.some(({ correct }) => correct > 0) && tried.some(({ correct }) => correct === 0);
}

/** Over all arms; problems that nothing has run on yet come last. */
function shareCorrect(arms: readonly ArmShare[]): number {
  const ended = arms.reduce((sum, arm) => sum + arm.ended, 0);
  return ended === 0 ? 2 : arms.reduce((sum, arm) => sum + arm.correct, 0) / ended;
}

/** Largest pass rate of an arm minus the smallest; −1 where fewer than two have run. */
function spread(arms: readonly ArmShare[]): number {
  const rates = arms.filter(({ ended }) => ended > 0).map(({ ended, correct }) => correct / ended);
  return rates.length < 2 ? -1 : Math.max(...rates) - Math.min(...rates);
}

function hasSign(board: Board, problem: number, wanted: readonly boolean[]): boolean {
  for (let arm = 0; arm < board.arms; arm += 1)
    for (const code of board.block(problem, arm)) if (wanted[code] === true) return true;
  return false;
}

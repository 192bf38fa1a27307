import type { TokenCounts } from './engine';
import type { AttemptOutcome, Cell } from './study';
import { passesPublic } from './tally';
import type { TrajectorySummary, TurnSummary } from './trajectory';

const attemptOutcomes = [
  'passed',
  'wrong',
  'raised',
  'compile-error',
  'timed-out',
  'out-of-memory',
  'output-limit',
  'crashed',
  'not-run',
  'no-program',
] as const satisfies readonly AttemptOutcome[];

/** Fields of a row under a turn limit. Token sums are NaN once one trajectory's are unknown. */
const limitFields = { N: 0, f: 1, c: 2, attempts: 3, tokens: 4, evaluated: 5, reciprocal: 6 };
const limitWidth = 7;
const turnFields = { attempts: 0, gained: 1, lost: 2, rose: 3, fell: 4, stayed: 5, tokens: 6, outcomes: 7 };
const turnWidth = turnFields.outcomes + attemptOutcomes.length;

/** One arm's numbers in two flat tables, row = problem × maxTurns + turn: a million entries stay cheap. */
export interface Sheet {
  readonly maxTurns: number;
  readonly limits: Float64Array;
  readonly turns: Float64Array;
}

/** An empty sheet for a turn limit and a number of problems. */
export function createSheet(maxTurns: number, problems: number): Sheet {
  return {
    maxTurns,
    limits: new Float64Array(problems * maxTurns * limitWidth),
    turns: new Float64Array(problems * maxTurns * turnWidth),
  };
}

/** Enters one trajectory under every turn limit, as far as the model's own attempts go. */
export function enterTrajectory(
  { maxTurns, limits, turns: sheetTurns }: Sheet,
  problem: number,
  summary: TrajectorySummary,
): void {
  const { turns, final } = summary;
  let tokens = 0;
  let evaluated = 0;
  let passedAt = Infinity;
  let made = 0;
  for (let index = 0; index < maxTurns; index += 1) {
    const turn = turns[index];
    if (turn !== undefined && passedAt === Infinity) {
      // From a person's turn on, nothing says what the model would have done.
      if (turn.author === 'person') return;
      made = index + 1;
      tokens += tokensOf(turn, logical);
      evaluated += tokensOf(turn, fresh);
      enterTurn(sheetTurns, (problem * maxTurns + index) * turnWidth, turn, turns);
      if (passesPublic(turn)) passedAt = index;
    }
    // A pass that was not the submission (a person went on from it) has no verdict.
    if (passedAt !== Infinity && passedAt !== final) return;
    const passed = passedAt <= index;
    const correct = passed && summary.correct;
    const row = (problem * maxTurns + index) * limitWidth;
    add(limits, row + limitFields.N, 1);
    add(limits, row + limitFields.f, passed ? 1 : 0);
    add(limits, row + limitFields.c, correct ? 1 : 0);
    add(limits, row + limitFields.attempts, made);
    add(limits, row + limitFields.tokens, tokens);
    add(limits, row + limitFields.evaluated, evaluated);
    add(limits, row + limitFields.reciprocal, correct ? 1 / (passedAt + 1) : 0);
  }
}

function enterTurn(sheet: Float64Array, row: number, turn: TurnSummary, turns: readonly TurnSummary[]): void {
  add(sheet, row + turnFields.attempts, 1);
  add(sheet, row + turnFields.tokens, tokensOf(turn, logical));
  const outcome = !turn.hasProgram ? 'no-program' : (turn.failure ?? 'passed');
  add(sheet, row + turnFields.outcomes + attemptOutcomes.indexOf(outcome), 1);
  const parent = turn.parent === null ? undefined : turns[turn.parent];
  if (parent === undefined) return;
  const change = turn.publicPassed - parent.publicPassed;
  add(sheet, row + turnFields.gained, Math.max(0, change));
  add(sheet, row + turnFields.lost, Math.max(0, -change));
  add(sheet, row + (change > 0 ? turnFields.rose : change < 0 ? turnFields.fell : turnFields.stayed), 1);
}

/** One problem's counts. */
export function readSheet(sheet: Sheet, problem: number): Pick<Cell, 'limits' | 'turns'> {
  const rows = Array.from({ length: sheet.maxTurns }, (_, turn) => problem * sheet.maxTurns + turn);
  return {
    limits: rows.map((row) => {
      const at = (field: number) => sheet.limits[row * limitWidth + field] ?? 0;
      return {
        trajectories: at(limitFields.N),
        publicPass: at(limitFields.f),
        correct: at(limitFields.c),
        attempts: at(limitFields.attempts),
        tokens: known(at(limitFields.tokens)),
        evaluatedTokens: known(at(limitFields.evaluated)),
        reciprocalTurns: at(limitFields.reciprocal),
      };
    }),
    turns: rows.map((row) => {
      const at = (field: number) => sheet.turns[row * turnWidth + field] ?? 0;
      const outcomes: Partial<Record<AttemptOutcome, number>> = {};
      attemptOutcomes.forEach((outcome, index) => {
        const count = at(turnFields.outcomes + index);
        if (count > 0) outcomes[outcome] = count;
      });
      return {
        attempts: at(turnFields.attempts),
        outcomes,
        gained: at(turnFields.gained),
        lost: at(turnFields.lost),
        rose: at(turnFields.rose),
        fell: at(turnFields.fell),
        stayed: at(turnFields.stayed),
        tokens: known(at(turnFields.tokens)),
      };
    }),
  };
}

function tokensOf(turn: TurnSummary, count: (tokens: TokenCounts) => number): number {
  return count(turn.tokens) + (turn.reasoningTokens === null ? 0 : count(turn.reasoningTokens));
}

function logical({ prompt, generated }: TokenCounts): number {
  return (prompt ?? NaN) + (generated ?? NaN);
}

function fresh({ prefilled, generated }: TokenCounts): number {
  return (prefilled ?? NaN) + (generated ?? NaN);
}

function known(sum: number): number | null {
  return Number.isNaN(sum) ? null : sum;
}

function add(sheet: Float64Array, at: number, amount: number): void {
  sheet[at] = (sheet[at] ?? 0) + amount;
}

import type { TokenCounts } from './engine';
import type { Experiment } from './experiment';
import type { Problem } from './problem';
import type { Strategy } from './strategy';
import { passesPublic, type Tally } from './tally';
import type { OutcomeKind, TrajectorySummary, TurnSummary } from './trajectory';

/** What an attempt came to on the public tests: the first failure's kind, "passed", or no program at all. */
export type AttemptOutcome = OutcomeKind | 'no-program';

/** One problem under one arm and one turn limit: counts for the estimators, and what the trajectories cost. */
export interface Counts extends Tally {
  /** Attempts really made. */
  readonly attempts: number;
  /** Prompt and generated tokens, reasoning included, cached prefixes counted again; null when an engine told none. */
  readonly tokens: number | null;
  /** The same without what came from a prefix cache; null when an engine told none. */
  readonly evaluatedTokens: number | null;
  /** Sum of 1 / turn over the correct trajectories. */
  readonly reciprocalTurns: number;
}

/** What happened at one position of an arm's dialogues, over one problem's trajectories. */
export interface TurnCounts {
  /** Attempts made at this position. */
  readonly attempts: number;
  readonly outcomes: Readonly<Partial<Record<AttemptOutcome, number>>>;
  /** Public tests passed that the attempt's parent did not pass, and the reverse, as net change by attempt. */
  readonly gained: number;
  readonly lost: number;
  /** Attempts whose number of passed public tests rose, fell, or stayed against the parent's. */
  readonly rose: number;
  readonly fell: number;
  readonly stayed: number;
  /** Prompt and generated tokens, reasoning included; null when an engine told none. */
  readonly tokens: number | null;
}

export interface Cell {
  readonly problemId: string;
  readonly arm: string;
  /** Under turn limit 1, 2, … up to the arm's own (prefix rule). */
  readonly limits: readonly Counts[];
  /** At turn 1, 2, … up to the arm's limit. */
  readonly turns: readonly TurnCounts[];
}

/** One experiment reduced to counts: all that estimates and figures need, small enough to post to a worker. */
export interface Study {
  readonly id: string;
  readonly name: string;
  readonly seed: number;
  /** The engine's label, or the model asked for when none was loaded. */
  readonly model: string;
  /** Trajectories asked for by problem and arm. */
  readonly samples: number;
  readonly arms: readonly Strategy[];
  readonly problems: readonly Pick<Problem, 'id' | 'title' | 'difficulty' | 'family'>[];
  /** Arms × problems, in the experiment's order. */
  readonly cells: readonly Cell[];
}

/** Folds summaries one by one, so that a page can pause between them. */
export interface StudyFold {
  add(summary: TrajectorySummary): void;
  result(): Study;
}

/** Reduces an experiment and its summaries to counts. Trajectories of unknown arms or problems are passed over. */
export function countStudy(experiment: Experiment, summaries: Iterable<TrajectorySummary>): Study {
  const fold = openStudy(experiment);
  for (const summary of summaries) fold.add(summary);
  return fold.result();
}

/** The same in slices: awaits `pause` after every `slice` summaries, so that a page stays alive over a million. */
export async function countStudyInSlices(
  experiment: Experiment,
  summaries: Iterable<TrajectorySummary>,
  pause: () => Promise<void>,
  slice = 20_000,
): Promise<Study> {
  const fold = openStudy(experiment);
  let left = slice;
  for (const summary of summaries) {
    fold.add(summary);
    left -= 1;
    if (left > 0) continue;
    left = slice;
    await pause();
  }
  return fold.result();
}

export function openStudy(experiment: Experiment): StudyFold {
  const problemAt = new Map(experiment.problems.map(({ id }, index) => [id, index]));
  const sheets = new Map(
    experiment.arms.map(({ name, maxTurns }) => [name, createSheet(maxTurns, experiment.problems.length)]),
  );
  return {
    add(summary) {
      const sheet = sheets.get(summary.arm);
      const problem = problemAt.get(summary.problemId);
      if (sheet !== undefined && problem !== undefined) enter(sheet, problem, summary);
    },
    result: () => ({
      id: experiment.id,
      name: experiment.spec.name,
      seed: experiment.spec.seed,
      model: experiment.engine?.label ?? experiment.spec.engine.model,
      samples: experiment.spec.samples,
      arms: experiment.arms,
      problems: experiment.problems.map(({ id, title, difficulty, family }) => ({
        id,
        title,
        difficulty,
        family,
      })),
      cells: [...sheets].flatMap(([arm, sheet]) =>
        experiment.problems.map(({ id }, problem) => ({ problemId: id, arm, ...readSheet(sheet, problem) })),
      ),
    }),
  };
}

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
interface Sheet {
  readonly maxTurns: number;
  readonly limits: Float64Array;
  readonly turns: Float64Array;
}

function createSheet(maxTurns: number, problems: number): Sheet {
  return {
    maxTurns,
    limits: new Float64Array(problems * maxTurns * limitWidth),
    turns: new Float64Array(problems * maxTurns * turnWidth),
  };
}

function enter(
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

function readSheet(sheet: Sheet, problem: number): Pick<Cell, 'limits' | 'turns'> {
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

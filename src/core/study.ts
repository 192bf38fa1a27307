import type { Experiment } from './experiment';
import type { Problem } from './problem';
import type { Strategy } from './strategy';
import { createSheet, enterTrajectory, readSheet } from './study-sheet';
import type { Tally } from './tally';
import type { OutcomeKind, TrajectorySummary } from './trajectory';

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
      if (sheet !== undefined && problem !== undefined) enterTrajectory(sheet, problem, summary);
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

import type { Executor } from './executor';
import type { Experiment } from './experiment';
import { finalProgram } from './final-program';
import { isPassed, judge } from './judge';
import type { Problem } from './problem';
import type { CellKey, OutcomeKind, TestResult, Trajectory } from './trajectory';

/** A stored verdict that judging again does not give. */
export interface Disagreement {
  readonly side: 'public' | 'private';
  /** Index of the attempt. */
  readonly turn: number;
  readonly test: number;
  readonly stored: OutcomeKind;
  readonly now: OutcomeKind;
}

export interface Verified {
  readonly key: CellKey;
  /** The verdict on the whole as it was stored, and as it is now. */
  readonly correct: { readonly stored: boolean; readonly now: boolean };
  readonly disagreements: readonly Disagreement[];
}

/**
 * Judges every stored program again: each attempt's on the public tests, the submission on the private ones. Tests that
 * were not run then are not compared. Near a time limit another machine may rightly disagree.
 * @throws ExecutorError; on abort `signal.reason`.
 */
export async function* verify(
  experiment: Experiment,
  trajectories: AsyncIterable<Trajectory>,
  executor: Executor,
  signal?: AbortSignal,
): AsyncGenerator<Verified> {
  const problems = new Map(experiment.problems.map((problem) => [problem.id, problem]));
  // The same program often comes again: it is judged once.
  const judged = new Map<string, Promise<readonly TestResult[]>>();
  const judgeOnce: Judge = (problem, program, side) => {
    const name = JSON.stringify([problem.id, side, program]);
    const known = judged.get(name);
    if (known !== undefined) return known;
    const results = judge({ problem, program, side, executor, stopAtFirst: false }, signal);
    judged.set(name, results);
    return results;
  };
  let batch: Promise<Verified>[] = [];
  for await (const trajectory of trajectories) {
    const problem = problems.get(trajectory.problemId);
    if (problem === undefined) continue;
    batch.push(verifyOne(trajectory, problem, judgeOnce));
    if (batch.length < executor.slots) continue;
    yield* await Promise.all(batch);
    batch = [];
  }
  yield* await Promise.all(batch);
}

type Judge = (
  problem: Problem,
  program: string,
  side: 'public' | 'private',
) => Promise<readonly TestResult[]>;

async function verifyOne(trajectory: Trajectory, problem: Problem, judgeOnce: Judge): Promise<Verified> {
  const { turns, final, judgement, correct } = trajectory;
  const { experimentId, problemId, arm, sample } = trajectory;
  const disagreements: Disagreement[] = [];
  for (const { index, program, tests } of turns) {
    if (program === null) continue;
    const now = await judgeOnce(problem, program, 'public');
    disagreements.push(...compare('public', index, tests, now));
  }
  const program = finalProgram(trajectory);
  let isCorrect = false;
  if (program !== null) {
    const now = await judgeOnce(problem, program, 'private');
    disagreements.push(...compare('private', final, judgement.tests, now));
    isCorrect = isPassed(now) && isPassed(await judgeOnce(problem, program, 'public'));
  }
  return {
    key: { experimentId, problemId, arm, sample },
    correct: { stored: correct, now: isCorrect },
    disagreements,
  };
}

function compare(
  side: Disagreement['side'],
  turn: number,
  stored: readonly TestResult[],
  now: readonly TestResult[],
): readonly Disagreement[] {
  const outcomes = new Map(now.map(({ test, outcome }) => [test, outcome]));
  return stored.flatMap(({ test, outcome }) => {
    const again = outcomes.get(test) ?? 'not-run';
    return outcome === 'not-run' || outcome === again
      ? []
      : [{ side, turn, test, stored: outcome, now: again }];
  });
}

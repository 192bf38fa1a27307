import { branchArm } from './branch-arm';
import { passesPublicTests } from './end-of';
import type { Engine, Sampling } from './engine';
import type { Executor } from './executor';
import { composeFeedback } from './feedback';
import { judge } from './judge';
import type { Problem } from './problem';
import { deriveSeed } from './random';
import { pathTo } from './search';
import type { SolveJob } from './solve';
import { completeStrategy } from './strategy-hash';
import type { Strategy } from './strategy';
import { traceFailure } from './trace-failure';
import type { Branch, CellKey, Feedback, TestResult, Trajectory, Turn } from './trajectory';

/** A stored attempt to go on from, and what shall be different from there. */
export interface Continuation {
  readonly trajectory: Trajectory;
  /** Index of the attempt that the next one refines. */
  readonly turn: number;
  readonly problem: Problem;
  /** How to go on: its feedback kind, prompts, extraction and search hold from here. */
  readonly strategy: Strategy;
  /** Attempts still to be made at most, at least 1. */
  readonly furtherTurns: number;
  readonly sampling: Sampling;
  readonly engine: Engine;
  readonly executor: Executor;
  readonly seed: number;
  /** How many branches there are already: makes the key of this one unique. */
  readonly branches: number;
  /** The program as a person rewrote it; the attempt becomes the person's. */
  readonly program?: string;
  /** Feedback in a person's own words instead of what the strategy would say. */
  readonly feedback?: string;
  /** For the control `other-problem`. */
  readonly others?: readonly Problem[];
}

/** Why an attempt cannot be continued. */
export class ContinuationError extends Error {
  override readonly name = 'ContinuationError';
}

/**
 * The job that goes on from a stored attempt, for `solve`: the attempts that led to it, in one line, the last with the
 * feedback that the new strategy or the person gives. An edited program is run on the public tests first. The trajectory
 * that comes out is marked as a branch and never counted; its key stands beside the cells of its experiment.
 * @throws ContinuationError when the attempt does not exist or passes the public tests; ExecutorError; on abort
 * `signal.reason`.
 */
export async function continueFrom(continuation: Continuation, signal?: AbortSignal): Promise<SolveJob> {
  const { trajectory, turn, problem, sampling, engine, executor, seed, others = [] } = continuation;
  const path = pathTo(trajectory.turns, turn);
  const last = path.at(-1);
  if (last === undefined)
    throw new ContinuationError(
      `This trajectory has no attempt ${turn + 1}. Choose one of its ${trajectory.turns.length}.`,
    );
  const strategy: Strategy = {
    ...completeStrategy(continuation.strategy),
    maxTurns: path.length + continuation.furtherTurns,
  };
  const attempted = await takenOver(continuation, last, signal);
  if (passesPublicTests(attempted))
    throw new ContinuationError(
      'This program passes the public tests, so there is nothing to refine. Go on from an earlier attempt, or edit the program.',
    );
  const feedback = await feedbackOn(continuation, strategy, attempted, signal);
  const earlierTurns = inOneLine([...path.slice(0, -1), { ...attempted, feedback }]);
  return {
    key: branchKey(trajectory, continuation.branches),
    problem,
    strategy,
    sampling,
    seed,
    engine,
    executor,
    earlierTurns,
    others,
    branch: branchOf(continuation, strategy),
  };
}

/** Key of the next branch of a cell. */
export function branchKey({ experimentId, problemId, arm }: CellKey, branches: number): CellKey {
  return {
    experimentId,
    problemId,
    arm: branchArm(arm),
    sample: branches,
  };
}

function branchOf({ trajectory, turn, sampling, engine, ...rest }: Continuation, strategy: Strategy): Branch {
  const { experimentId, problemId, arm, sample } = trajectory;
  return {
    from: { experimentId, problemId, arm, sample },
    turn,
    edited: (['program', 'feedback'] as const).filter((part) => rest[part] !== undefined),
    strategy,
    sampling,
    engine: engine.info,
  };
}

/** The attempt itself, or with the person's program in place of the model's, run anew. */
async function takenOver(continuation: Continuation, turn: Turn, signal?: AbortSignal): Promise<Turn> {
  const { program, problem, executor } = continuation;
  if (program === undefined || program === turn.program) return turn;
  const start = performance.now();
  const tests: readonly TestResult[] = await judge(
    { problem, program, side: 'public', executor, stopAtFirst: false },
    signal,
  );
  return {
    ...turn,
    author: 'person',
    reasoning: null,
    reply: `\`\`\`python\n${program.trimEnd()}\n\`\`\``,
    thoughts: null,
    finish: 'stop',
    program,
    tests,
    tokens: { prompt: null, prefilled: null, generated: null },
    ms: { queued: 0, generate: 0, test: performance.now() - start },
  };
}

async function feedbackOn(
  { problem, executor, seed, others = [], feedback }: Continuation,
  strategy: Strategy,
  { program, tests: results, index }: Turn,
  signal?: AbortSignal,
): Promise<Feedback> {
  if (feedback !== undefined) return { kind: strategy.feedback, fellBackTo: null, text: feedback };
  const trace =
    strategy.feedback === 'trace' && program !== null
      ? await traceFailure({ problem, program, results, executor }, signal)
      : null;
  return composeFeedback({
    problem,
    strategy,
    program,
    results,
    others,
    seed: deriveSeed(seed, index, 'other'),
    trace,
  });
}

function inOneLine(path: readonly Turn[]): readonly Turn[] {
  return path.map((turn, index) => ({ ...turn, index, parent: index === 0 ? null : index - 1 }));
}

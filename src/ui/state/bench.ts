import { createSignal, type Accessor } from 'solid-js';
import { chrf } from '../../core/chrf';
import { matchRatio } from '../../core/match-ratio';
import { stripComments } from '../../core/strip-comments';
import type { FeedbackKind } from '../../core/strategy';
import type { Trajectory, Turn } from '../../core/trajectory';
import type { Branching } from './branching';
import type { ModelChoice } from './lab';
import type { OpenAttempt } from './open-attempt';
import { departureArm, departureStrategy } from './departure-arm';

/** The next turn under one kind of feedback, against the program it refines. */
export interface BenchResult {
  readonly branch: Trajectory;
  readonly turn: Turn;
  /** Null where one of the two has no program. */
  readonly likeness: { readonly ratio: number; readonly chrf: number } | null;
}

export interface Bench {
  readonly results: Accessor<ReadonlyMap<FeedbackKind, BenchResult>>;
  /** The kind under way; null when none is. */
  readonly now: Accessor<FeedbackKind | null>;
  /** One more turn for each kind in turn, every one with the same seed; ends early when stopped or at a failure. */
  runAll(kinds: readonly FeedbackKind[], choice: ModelChoice): Promise<void>;
}

export function createBench(attempt: OpenAttempt, branching: Branching): Bench {
  const [results, setResults] = createSignal<ReadonlyMap<FeedbackKind, BenchResult>>(new Map());
  const [now, setNow] = createSignal<FeedbackKind | null>(null);

  async function runAll(kinds: readonly FeedbackKind[], choice: ModelChoice): Promise<void> {
    for (const feedback of kinds) {
      setNow(feedback);
      const branch = await branching.run({
        choice,
        trajectory: attempt.trajectory,
        turn: attempt.turn.index,
        problem: attempt.problem,
        strategyIn: (wording) =>
          departureStrategy({ ...departureArm(attempt.strategy, 1), feedback }, wording),
        furtherTurns: 1,
        sampling: attempt.trajectory.branch?.sampling ?? attempt.experiment.spec.sampling,
        seed: attempt.trajectory.seed,
        others: attempt.experiment.problems,
      });
      const turn = branch?.turns.at(-1);
      if (!branch || !turn) break;
      const result = { branch, turn, likeness: likenessOf(attempt.turn, turn) };
      setResults((old) => new Map(old).set(feedback, result));
    }
    setNow(null);
  }

  return { results, now, runAll };
}

function likenessOf(before: Turn, after: Turn): BenchResult['likeness'] {
  if (before.program === null || after.program === null) return null;
  const [old, next] = [stripComments(before.program), stripComments(after.program)];
  return { ratio: matchRatio(old, next), chrf: chrf(next, old) };
}

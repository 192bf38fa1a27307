import type { TrajectorySummary, TurnSummary } from './trajectory';

/** What the estimators need of one problem under one arm: correct ≤ publicPass ≤ trajectories. */
export interface Tally {
  /** N */
  readonly trajectories: number;
  /** f: trajectories whose final program passes the public tests. */
  readonly publicPass: number;
  /** c: trajectories that are correct. */
  readonly correct: number;
}

/** Tallies by arm, then by problem, in the order in which they first appear. */
export type Tallies = ReadonlyMap<string, ReadonlyMap<string, Tally>>;

/** What a trajectory counts as under a turn limit. */
export interface Verdict {
  readonly publicPass: boolean;
  readonly correct: boolean;
  /** Attempts really made, 0 … turn limit. */
  readonly attempts: number;
}

/**
 * Counts trajectories by arm and problem. With `maxTurns`, each is cut to that many turns by the prefix rule.
 * Trajectories in which a person wrote a program that counts are left out: they say nothing of the model.
 */
export function tally(summaries: Iterable<TrajectorySummary>, maxTurns = Infinity): Tallies {
  const arms = new Map<string, Map<string, { trajectories: number; publicPass: number; correct: number }>>();
  for (const summary of summaries) {
    const verdict = verdictAt(summary, maxTurns);
    if (verdict === null) continue;
    let problems = arms.get(summary.arm);
    if (problems === undefined) arms.set(summary.arm, (problems = new Map()));
    let counts = problems.get(summary.problemId);
    if (counts === undefined) {
      problems.set(summary.problemId, (counts = { trajectories: 0, publicPass: 0, correct: 0 }));
    }
    counts.trajectories += 1;
    if (verdict.publicPass) counts.publicPass += 1;
    if (verdict.correct) counts.correct += 1;
  }
  return arms;
}

/**
 * The prefix rule: prompts never mention the turn limit, so a trajectory under limit `maxTurns` is its first turns,
 * and its final program is that of turn min(maxTurns, first public pass). One that was cut before it passed the
 * public tests is not correct. Null where the model's own verdict cannot be known: a person wrote one of the turns or
 * branched the trajectory off.
 * @throws RangeError when maxTurns is under 1.
 */
export function verdictAt(summary: TrajectorySummary, maxTurns = Infinity): Verdict | null {
  if (!(maxTurns >= 1)) throw new RangeError(`A turn limit is at least 1, not ${maxTurns}.`);
  const { turns, final, branch } = summary;
  if (branch !== undefined) return null;
  const limit = Math.min(maxTurns, turns.length);
  for (let index = 0; index < limit; index += 1) {
    const turn = turns[index];
    if (turn === undefined || turn.author === 'person') return null;
    if (!passesPublic(turn)) continue;
    // Only the submission was judged. A model's pass that a person went on from has no verdict of its own.
    if (index !== final) return null;
    return { publicPass: true, correct: summary.correct, attempts: index + 1 };
  }
  return { publicPass: false, correct: false, attempts: limit };
}

/** The turn's program passes every public test. */
export function passesPublic(turn: TurnSummary): boolean {
  return turn.hasProgram && turn.publicPassed === turn.publicTotal;
}

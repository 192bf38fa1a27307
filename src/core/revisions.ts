import { chrf } from './chrf';
import { matchRatio } from './match-ratio';
import { stripComments } from './strip-comments';
import type { FeedbackKind } from './strategy';
import type { Trajectory } from './trajectory';

/** One attempt against the attempt that it refines. */
export interface Revision {
  readonly problemId: string;
  readonly arm: string;
  readonly sample: number;
  /** From 2: the turn of the new program. */
  readonly turn: number;
  /** Feedback that was really given in between. */
  readonly feedback: FeedbackKind;
  /** difflib's ratio of the two programs without comments and blank lines. */
  readonly ratio: number;
  /** chrF of the new program against the old one. */
  readonly chrf: number;
  readonly isIdentical: boolean;
}

/** At this ratio or above a revision exploits its parent; below, it explores. */
export const exploitRatio = 0.8;

/**
 * The revisions of a trajectory: pairs of programs that follow one another with feedback in between. Attempts without a
 * program, a person's attempts, and attempts that no feedback led to (restarts) make no pair.
 */
export function revisionsOf({ problemId, arm, sample, turns }: Trajectory): readonly Revision[] {
  return turns.flatMap((turn, index): readonly Revision[] => {
    const parent = turn.parent === null ? undefined : turns[turn.parent];
    const feedback = parent?.feedback ?? null;
    if (parent === undefined || feedback === null) return [];
    if (turn.author === 'person' || parent.author === 'person') return [];
    if (turn.program === null || parent.program === null) return [];
    const [before, after] = [stripComments(parent.program), stripComments(turn.program)];
    return [
      {
        problemId,
        arm,
        sample,
        turn: index + 1,
        feedback: feedback.fellBackTo?.kind ?? feedback.kind,
        ratio: matchRatio(before, after),
        chrf: chrf(after, before),
        isIdentical: before === after,
      },
    ];
  });
}

/** How the revisions of one arm or feedback kind behave. */
export interface RevisionRow {
  readonly group: string;
  readonly revisions: number;
  readonly identical: number;
  readonly identicalShare: number;
  readonly exploitShare: number;
  readonly exploreShare: number;
  readonly meanRatio: number;
  readonly meanChrf: number;
}

/** Exploration against exploitation, by arm or by feedback kind. */
export function revisionRows(revisions: readonly Revision[], by: 'arm' | 'feedback'): readonly RevisionRow[] {
  const groups = new Map<string, Revision[]>();
  for (const revision of revisions) {
    const group = groups.get(revision[by]);
    if (group === undefined) groups.set(revision[by], [revision]);
    else group.push(revision);
  }
  return [...groups].map(([group, own]) => {
    const identical = own.filter(({ isIdentical }) => isIdentical).length;
    const exploiting = own.filter(({ ratio }) => ratio >= exploitRatio).length;
    return {
      group,
      revisions: own.length,
      identical,
      identicalShare: identical / own.length,
      exploitShare: exploiting / own.length,
      exploreShare: 1 - exploiting / own.length,
      meanRatio: own.reduce((sum, { ratio }) => sum + ratio, 0) / own.length,
      meanChrf: own.reduce((sum, one) => sum + one.chrf, 0) / own.length,
    };
  });
}

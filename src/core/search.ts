import { createRandom, type Random } from './random';
import type { Search } from './strategy';
import type { Turn } from './trajectory';

/** An attempt that could be refined. */
export interface Candidate {
  readonly index: number;
  /** Share of the public tests that it passes, 0 … 1; 0 without a program. */
  readonly share: number;
  /** Refinements of it that failed so far. */
  readonly failures: number;
}

/**
 * The attempt that the next one refines, or null for a fresh start. All policies are one rule over different
 * candidates: none for `restart`, the last attempt for `linear`, every earlier attempt for `tree`, among which
 * Thompson sampling chooses. The first attempt is always a fresh start, later ones in a tree never are (method, section 2).
 */
export function chooseParent(search: Search, turns: readonly Turn[], seed: number): number | null {
  const candidates = candidatesOf(search, turns);
  if (candidates.length < 2 || search.kind !== 'tree') return candidates.at(-1)?.index ?? null;
  return thompson(candidates, search.c, createRandom(seed)).index;
}

/** The attempts from the root to `index`; none for null. */
export function pathTo(turns: readonly Turn[], index: number | null): readonly Turn[] {
  const path: Turn[] = [];
  let turn = index === null ? undefined : turns[index];
  while (turn !== undefined) {
    path.unshift(turn);
    turn = turn.parent === null ? undefined : turns[turn.parent];
  }
  return path;
}

function candidatesOf(search: Search, turns: readonly Turn[]): readonly Candidate[] {
  switch (search.kind) {
    case 'restart':
      return [];
    case 'linear':
      return toCandidates(turns, 1);
    case 'tree':
      return toCandidates(turns, search.width ?? turns.length);
  }
}

function toCandidates(turns: readonly Turn[], latest: number): readonly Candidate[] {
  return turns.slice(Math.max(0, turns.length - latest)).map((turn) => ({
    index: turn.index,
    share: shareOf(turn),
    failures: turns.filter((child) => child.parent === turn.index).length,
  }));
}

function shareOf({ tests }: Turn): number {
  if (tests.length === 0) return 0;
  return tests.filter((result) => result.outcome === 'passed').length / tests.length;
}

/** θ ~ Beta(1 + C·h, 1 + C·(1−h) + N) for each candidate; the largest wins (REx, Tang 2024; h: share, N: failures). */
function thompson(candidates: readonly Candidate[], c: number, random: Random): Candidate {
  const drawn = candidates.map((candidate) => ({
    candidate,
    theta: random.beta(1 + c * candidate.share, 1 + c * (1 - candidate.share) + candidate.failures),
  }));
  return drawn.reduce((best, next) => (next.theta > best.theta ? next : best)).candidate;
}

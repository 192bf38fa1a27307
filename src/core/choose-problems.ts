import type { Difficulty, Problem } from './problem';
import { createRandom } from './random';

/** Which problems of a data set are wanted. Null asks for nothing in that respect. */
export interface ProblemChoice {
  readonly difficulties: readonly Difficulty[] | null;
  /** At least one of these, case aside. */
  readonly tags: readonly string[] | null;
  /** ISO days, both included. A problem without a date lies in no window. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether to take problems that are flagged (special judge, interactive, known to be bad). */
  readonly flagged: boolean;
  readonly take:
    | { readonly kind: 'all' }
    | { readonly kind: 'first'; readonly count: number }
    | { readonly kind: 'random'; readonly count: number; readonly seed: number };
}

export const everyProblem: ProblemChoice = {
  difficulties: null,
  tags: null,
  from: null,
  to: null,
  flagged: true,
  take: { kind: 'all' },
};

/** Takes problems one at a time and keeps those that were asked for, never more than it must. */
export interface Chooser<T> {
  /** Offers one that matches. Returns false when no further one can change the choice. */
  offer(item: T): boolean;
  /** The chosen, in the order in which they came. */
  chosen(): readonly T[];
}

/** Whether a problem is of the wanted kind, flags and quantity aside. */
export function isWanted(choice: ProblemChoice, problem: Problem, date: string | null): boolean {
  const { difficulties, tags, from, to } = choice;
  if (difficulties !== null && (problem.difficulty === null || !difficulties.includes(problem.difficulty))) {
    return false;
  }
  const wanted = tags?.map((tag) => tag.toLowerCase());
  if (wanted !== undefined && !problem.tags.some((tag) => wanted.includes(tag.toLowerCase()))) return false;
  if ((from !== null || to !== null) && date === null) return false;
  if (from !== null && date !== null && date < from) return false;
  if (to !== null && date !== null && date > to) return false;
  return true;
}

/** Random choices are a reservoir (Vitter 1985, algorithm R): every subset is equally likely, whatever the length. */
export function createChooser<T>(take: ProblemChoice['take']): Chooser<T> {
  const kept: { readonly order: number; readonly item: T }[] = [];
  const random = take.kind === 'random' ? createRandom(take.seed) : null;
  let seen = 0;
  return {
    offer(item) {
      const order = seen;
      seen += 1;
      if (take.kind === 'all' || kept.length < take.count) kept.push({ order, item });
      else if (random !== null) {
        const place = random.int(seen);
        if (place < take.count) kept[place] = { order, item };
      }
      return take.kind !== 'first' || kept.length < take.count;
    },
    chosen: () => kept.toSorted((a, b) => a.order - b.order).map(({ item }) => item),
  };
}

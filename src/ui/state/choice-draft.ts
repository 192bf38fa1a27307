import type { ProblemChoice } from '../../core/choose-problems';
import type { Difficulty } from '../../core/problem';

/** Which problems of a file are wanted, as it stands in the form. Empty texts ask for nothing. */
export interface ChoiceDraft {
  readonly take: ProblemChoice['take']['kind'];
  readonly count: number;
  readonly seed: number;
  readonly level: Difficulty | 'any';
  /** With commas between. */
  readonly tags: string;
  readonly from: string;
  readonly to: string;
  readonly flagged: 'left' | 'taken';
}

export const firstChoice: ChoiceDraft = {
  take: 'random',
  count: 100,
  seed: 1,
  level: 'any',
  tags: '',
  from: '',
  to: '',
  flagged: 'left',
};

export function readChoice(draft: ChoiceDraft): ProblemChoice {
  const { take, count, seed, level, from, to, flagged } = draft;
  const tags = draft.tags
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return {
    difficulties: level === 'any' ? null : [level],
    tags: tags.length === 0 ? null : tags,
    from: from || null,
    to: to || null,
    flagged: flagged === 'taken',
    take:
      take === 'all'
        ? { kind: 'all' }
        : take === 'first'
          ? { kind: 'first', count }
          : { kind: 'random', count, seed },
  };
}

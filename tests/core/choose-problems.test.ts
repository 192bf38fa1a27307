import { describe, expect, it } from 'vitest';
import { createChooser, everyProblem, isWanted, type ProblemChoice } from '../../src/core/choose-problems';
import { blankProblem } from '../../src/core/imported';
import type { Problem } from '../../src/core/problem';

const problem: Problem = {
  ...blankProblem,
  id: 'p',
  title: 'p',
  statement: 's',
  difficulty: 'medium',
  tags: ['DP', 'math'],
  publicTests: [],
  privateTests: [],
};

describe('isWanted', () => {
  it.each<[Partial<ProblemChoice>, Partial<Problem>, string | null, boolean]>([
    [{}, {}, null, true],
    [{ difficulties: ['easy', 'medium'] }, {}, null, true],
    [{ difficulties: ['easy'] }, {}, null, false],
    [{ difficulties: ['easy'] }, { difficulty: null }, null, false],
    [{ tags: ['dp'] }, {}, null, true],
    [{ tags: ['graphs'] }, {}, null, false],
    [{ from: '2024-01-01' }, {}, '2024-01-01', true],
    [{ from: '2024-01-01' }, {}, '2023-12-31', false],
    [{ to: '2024-01-01' }, {}, '2024-01-01', true],
    [{ to: '2024-01-01' }, {}, '2024-01-02', false],
    [{ from: '2024-01-01' }, {}, null, false],
  ])('%j takes %j of %s: %s', (choice, fields, date, wanted) => {
    expect(isWanted({ ...everyProblem, ...choice }, { ...problem, ...fields }, date)).toBe(wanted);
  });
});

function choose(take: ProblemChoice['take'], length: number): readonly number[] {
  const chooser = createChooser<number>(take);
  for (let item = 0; item < length; item += 1) if (!chooser.offer(item)) break;
  return chooser.chosen();
}

describe('createChooser', () => {
  it('takes all, the first n, or n at random in the order in which they came', () => {
    expect(choose({ kind: 'all' }, 5)).toEqual([0, 1, 2, 3, 4]);
    expect(choose({ kind: 'first', count: 2 }, 5)).toEqual([0, 1]);
    expect(choose({ kind: 'first', count: 9 }, 3)).toEqual([0, 1, 2]);
    expect(choose({ kind: 'random', count: 9, seed: 1 }, 3)).toEqual([0, 1, 2]);
    const chosen = choose({ kind: 'random', count: 5, seed: 1 }, 100);
    expect(chosen).toHaveLength(5);
    expect(chosen).toEqual(chosen.toSorted((a, b) => a - b));
    expect(new Set(chosen).size).toBe(5);
  });

  it('depends on the seed alone', () => {
    const take = (seed: number) => choose({ kind: 'random', count: 5, seed }, 100);
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
  });

  it('says at the last of the first n that no further one is needed', () => {
    const chooser = createChooser<number>({ kind: 'first', count: 2 });
    expect([chooser.offer(1), chooser.offer(2)]).toEqual([true, false]);
  });

  it('draws every item equally often', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let seed = 0; seed < 5_000; seed += 1) {
      for (const item of choose({ kind: 'random', count: 3, seed }, 10))
        counts[item] = (counts[item] ?? 0) + 1;
    }
    // Each count is binomial with mean 1500 and standard deviation 32.
    for (const count of counts) expect(Math.abs(count - 1_500)).toBeLessThan(5 * 32);
  });
});

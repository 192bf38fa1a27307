import { describe, expect, it } from 'vitest';
import { columnLabel, columnsFor, drawsOf, paperColumns, scoreOf } from '../../src/core/column';
import { passHatK } from '../../src/core/pass-hat-k';

describe('columnsFor', () => {
  it("holds the paper's columns for 200 trajectories of 3 turns", () => {
    const labels = columnsFor([
      { maxTurns: 1, most: 200 },
      { maxTurns: 3, most: 200 },
    ]).map(columnLabel);
    expect(labels.join(' ')).toBe(
      'pass@1 pass@2 pass@5 pass@10 pass@20 pass@50 pass@100 pass@200 ' +
        '1@3 2@6 5@15 10@30 20@60 33@100 50@150 100@300 200@600',
    );
    expect(labels).toEqual(expect.arrayContaining(paperColumns.map(columnLabel)));
  });

  it('is empty before anything has run', () => {
    expect(columnsFor([{ maxTurns: 3, most: 0 }])).toEqual([]);
  });
});

describe('scoreOf', () => {
  const counts = { trajectories: 10, publicPass: 5, correct: 2 };

  it('charges a trajectory its whole turn limit under pass n@k and not under pass@k', () => {
    expect(scoreOf(counts, { kind: 'pass n@k', n: 1, k: 9 }, 3)).toBeCloseTo(11 / 30, 12);
    expect(scoreOf(counts, { kind: 'pass@k', k: 3 }, 3)).toBeCloseTo(8 / 15, 12);
    expect(drawsOf({ kind: 'pass n@k', n: 1, k: 9 }, 3)).toBe(3);
  });

  it('gives the chance that all of k are correct', () => {
    expect(scoreOf(counts, { kind: 'pass^k', k: 2 }, 3)).toBeCloseTo(1 / 45, 12);
    expect(columnLabel({ kind: 'pass^k', k: 2 })).toBe('pass^2');
    expect([passHatK(5, 5, 5), passHatK(5, 2, 3), passHatK(2, 2, 3)]).toEqual([1, 0, null]);
    expect(() => passHatK(2, 3, 1)).toThrow(RangeError);
  });

  it('is undefined beyond the samples and below one trajectory', () => {
    expect(scoreOf(counts, { kind: 'pass@k', k: 11 }, 1)).toBeNull();
    expect(scoreOf(counts, { kind: 'pass n@k', n: 1, k: 2 }, 3)).toBeNull();
  });
});
